import { urlMistake } from '../agents/values/go-url.ts'
import { type Der, readDer, readSequence } from './der.ts'
import { isDomainName } from './domain-name.ts'
import { addressText } from './ip-text.ts'
import { latin1 } from './pem.ts'
import { isAscii } from './x509-name.ts'

/** The names of a subject alternative name extension, by kind, as written. */
export interface AlternativeNames {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
  readonly email: readonly string[]
  readonly uri: readonly string[]
  /** How many there are of kinds that Go does not look at. */
  readonly others: number
}

export const noNames: AlternativeNames = { dns: [], ip: [], email: [], uri: [], others: 0 }

/** The tags of GeneralName (RFC 5280, 4.2.1.6), as DER has them. */
export const nameTags = { email: 0x81, dns: 0x82, uri: 0x86, ip: 0x87 } as const

/** In words where they cannot be read: Go refuses the whole certificate for it (crypto/x509, parseSANExtension). */
export function readAlternativeNames(value: Uint8Array): AlternativeNames | string {
  const names = readSequence(readDer(value))
  if (!names) return 'its alternative names cannot be read'
  const texts = [nameTags.dns, nameTags.email, nameTags.uri].flatMap((tag) => contentsOf(names, tag))
  if (!texts.every(isAscii)) return 'an alternative name of it holds other characters than ASCII'
  const addresses = contentsOf(names, nameTags.ip)
  const odd = addresses.find(({ length }) => length !== 4 && length !== 16)
  if (odd) return `an IP address among its alternative names has ${odd.length} bytes`
  const uri = contentsOf(names, nameTags.uri).map(latin1)
  if (!uri.every(isUri)) return 'an alternative name of it is no URI'
  const dns = contentsOf(names, nameTags.dns).map(latin1)
  const email = contentsOf(names, nameTags.email).map(latin1)
  const ip = addresses.map(addressText)
  const others = names.length - dns.length - email.length - uri.length - ip.length
  return { dns, ip, email, uri, others }
}

export function contentsOf(names: readonly Der[], tag: number): readonly Uint8Array[] {
  return names.filter((name) => name.tag === tag).map(({ content }) => content)
}

function isUri(text: string): boolean {
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(text)?.[1] ?? ''
  return urlMistake(text) === undefined && isDomainName(host)
}
