import type { NameConstraints } from './certificate.ts'
import { type Der, readDer, readSequence } from './der.ts'
import { latin1 } from './pem.ts'

interface AlternativeNames {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
}

/** The tags of GeneralName that name an agent (RFC 5280, 4.2.1.6). */
const dnsTag = 0x82
const ipTag = 0x87

/**
 * The names of a subject alternative name extension; in words why it cannot be read, where Go refuses the whole
 * certificate for it (crypto/x509/parser.go, parseSANExtension). Names of other kinds are no concern of Nomad.
 */
export function readAlternativeNames(value: Uint8Array | undefined): AlternativeNames | string {
  if (!value) return { dns: [], ip: [] }
  const names = readSequence(readDer(value))
  if (!names) return 'its alternative names cannot be read'
  const addresses = ofTag(names, ipTag)
  const wrong = addresses.find(({ length }) => length !== 4 && length !== 16)
  if (wrong) return `an IP address among its alternative names has ${wrong.length} bytes`
  return { dns: ofTag(names, dnsTag).map(latin1), ip: addresses.map(addressText) }
}

/** The DNS part of a name constraints extension (RFC 5280, 4.2.1.10). */
export function readNameConstraints(value: Uint8Array | undefined): NameConstraints | undefined {
  const fields = value && readSequence(readDer(value))
  if (!fields) return undefined
  const permitted = subtrees(fields, 0xa0)
  return {
    permittedDnsNames: permitted.length > 0 ? permitted : undefined,
    excludedDnsNames: subtrees(fields, 0xa1),
  }
}

function subtrees(fields: readonly Der[], tag: number): readonly string[] {
  const list = fields.find((field) => field.tag === tag)
  // The list is tagged in place of SEQUENCE OF; each GeneralSubtree begins with its name.
  const trees = list ? (readSequence({ ...list, tag: 0x30 }) ?? []) : []
  const names = trees.flatMap((tree) => readSequence(tree)?.slice(0, 1) ?? [])
  return ofTag(names, dnsTag).map(latin1)
}

function ofTag(names: readonly Der[], tag: number): readonly Uint8Array[] {
  return names.filter((name) => name.tag === tag).map(({ content }) => content)
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups: string[] = []
  for (let i = 0; i < 16; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16))
  return shorten(groups)
}

/** RFC 5952: the first of the longest runs of two or more zero groups becomes `::`. */
function shorten(groups: readonly string[]): string {
  const runs = [...groups.join(':').matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)]
  const [longest] = runs.toSorted((a, b) => b[0].length - a[0].length || a.index - b.index)
  const text = groups.join(':')
  if (!longest) return text
  const before = text.slice(0, longest.index).replace(/:$/, '')
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '')
  return `${before}::${after}`
}
