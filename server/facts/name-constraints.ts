import { ipVersion } from '../text/ip.ts'
import { contentsOf, nameTags } from './alternative-names.ts'
import { type Der, readDer, readSequence } from './der.ts'
import { isDomainName, mailbox } from './domain-name.ts'
import { networkText } from './ip-text.ts'
import { latin1 } from './pem.ts'
import { isAscii } from './x509-name.ts'

/** What a name constraints extension lists, by kind: domains, networks as `10.0.0.0/8`, mailboxes or mail domains. */
export interface ConstrainedNames {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
  readonly email: readonly string[]
  readonly uri: readonly string[]
}

/** Of a kind that `permitted` lists, only what is below one of them; nothing that is below one of `excluded`. */
export interface NameConstraints {
  readonly permitted: ConstrainedNames
  readonly excluded: ConstrainedNames
}

export interface ConstraintExtension {
  readonly constraints: NameConstraints
  /** There are names of a kind that Go knows nothing of: it refuses the chain if the extension is critical. */
  readonly otherKinds: boolean
}

const refused = 'its name constraints cannot be read'

/** In words where Go refuses the certificate for them (crypto/x509, parseNameConstraintsExtension). */
export function readNameConstraints(value: Uint8Array): ConstraintExtension | string {
  const outer = readDer(value)
  const fields = readSequence(outer)
  if (!fields || outer?.bytes.length !== value.length) return refused
  const shape = fields.map(({ tag }) => tag.toString(16)).join()
  if (!['a0', 'a1', 'a0,a1'].includes(shape) || fields.every(({ content }) => content.length === 0))
    return refused
  const permitted = subtrees(fields, 0xa0)
  const excluded = subtrees(fields, 0xa1)
  if (!permitted || !excluded) return refused
  const known = new Set<number>(Object.values(nameTags))
  const otherKinds = [...permitted.bases, ...excluded.bases].some(({ tag }) => !known.has(tag))
  return { constraints: { permitted: permitted.names, excluded: excluded.names }, otherKinds }
}

function subtrees(
  fields: readonly Der[],
  tag: number,
): { readonly names: ConstrainedNames; readonly bases: readonly Der[] } | undefined {
  const list = fields.find((field) => field.tag === tag)
  const trees = list ? readSequence(list, tag) : []
  if (!trees) return undefined
  // Each GeneralSubtree begins with its name.
  const bases = trees.flatMap((tree) => readDer(tree.tag === 0x30 ? tree.content : new Uint8Array()) ?? [])
  const dns = contentsOf(bases, nameTags.dns)
  const email = contentsOf(bases, nameTags.email)
  const uri = contentsOf(bases, nameTags.uri)
  const ip = contentsOf(bases, nameTags.ip).map(networkText)
  const names = {
    dns: dns.map(latin1),
    email: email.map(latin1),
    uri: uri.map(latin1),
    ip: ip.filter((network) => network !== undefined),
  }
  const wellFormed =
    bases.length === trees.length &&
    [...dns, ...email, ...uri].every(isAscii) &&
    names.ip.length === ip.length &&
    [...names.dns, ...names.uri].every((name) => isDomainName(name, true)) &&
    names.uri.every((name) => ipVersion(name) === undefined) &&
    names.email.every((name) => (name.includes('@') ? mailbox(name) !== undefined : isDomainName(name, true)))
  return wellFormed ? { names, bases } : undefined
}
