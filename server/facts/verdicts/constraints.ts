import type { CertificateParts } from '../certificate-parts.ts'
import { type Der, readDer, readSequence } from '../der.ts'
import { isDomainName, mailbox } from '../domain-name.ts'
import { addressText } from '../ip-text.ts'
import { latin1 } from '../pem.ts'
import { type ComparedName, NameLimits, NetworkLimits } from './limits.ts'
import type { Link } from './link.ts'
import { hostOfUri } from './uri-host.ts'

/** GeneralName's tags (RFC 5280, 4.2.1.6). */
const emailTag = 0x81
const dnsTag = 0x82
const uriTag = 0x86
const ipTag = 0x87

const kinds: ReadonlyMap<number, string> = new Map([
  [emailTag, 'email address'],
  [dnsTag, 'DNS name'],
  [uriTag, 'URI'],
  [ipTag, 'IP address'],
])

export interface ConstraintDenial {
  /** The certificate with the name. */
  readonly holder: Link
  /** The CA that does not allow it. */
  readonly ca: Link
  readonly what: string
}

/**
 * The first name in a chain that a CA above it does not allow (crypto/x509/constraints.go, checkChainConstraints). The
 * names of every certificate are asked, not only the one that a peer wants, and the common name never.
 */
export function constraintDenial(chain: readonly Link[]): ConstraintDenial | undefined {
  const limits = chain.map(({ parts }) => limitsOf(parts))
  for (const [index, holder] of chain.entries()) {
    const above = chain.flatMap((ca, at) => {
      const limit = limits[at]
      return at > index && limit ? [{ ca, limit }] : []
    })
    const names = above.length > 0 ? generalNames(holder.parts) : []
    for (const { ca, limit } of above) {
      const name = names.find((each) => denies(limit, each))
      if (name) return { holder, ca, what: described(name) }
    }
  }
  return undefined
}

function generalNames({ extensions }: CertificateParts): readonly Der[] {
  const value = extensions.get('2.5.29.17')?.value
  return (value && readSequence(readDer(value))) ?? []
}

/** Of each kind of names, what is permitted, where anything of that kind is, and what is excluded. */
interface Limits {
  readonly names: ReadonlyMap<number, { readonly permitted?: NameLimits; readonly excluded: NameLimits }>
  readonly permittedNetworks: NetworkLimits | undefined
  readonly excludedNetworks: NetworkLimits
}

function limitsOf({ extensions }: CertificateParts): Limits | undefined {
  const value = extensions.get('2.5.29.30')?.value
  const lists = value && readSequence(readDer(value))
  if (!lists) return undefined
  const tagged = (tag: number) => lists.filter((list) => list.tag === tag).flatMap(subtrees)
  const [permitted, excluded] = [tagged(0xa0), tagged(0xa1)]
  const of = (names: readonly Der[], kind: number) => names.filter(({ tag }) => tag === kind)
  const names = [emailTag, dnsTag, uriTag].map((tag) => {
    const allowed = of(permitted, tag)
    const limits = { excluded: new NameLimits(of(excluded, tag).map(wholeOf)) }
    return [
      tag,
      allowed.length > 0 ? { ...limits, permitted: new NameLimits(allowed.map(wholeOf)) } : limits,
    ] as const
  })
  const networks = of(permitted, ipTag)
  return {
    names: new Map(names),
    permittedNetworks: networks.length > 0 ? new NetworkLimits(networks) : undefined,
    excludedNetworks: new NetworkLimits(of(excluded, ipTag)),
  }
}

/** The names of a list of subtrees, which is tagged in place of SEQUENCE OF; each subtree begins with its name. */
function subtrees(list: Der): readonly Der[] {
  const trees = readSequence({ ...list, tag: 0x30 }) ?? []
  return trees.flatMap((tree) => readDer(tree.content) ?? [])
}

function denies({ names, permittedNetworks, excludedNetworks }: Limits, name: Der): boolean {
  if (name.tag === ipTag)
    return permittedNetworks?.covers(name.content) === false || excludedNetworks.covers(name.content)
  const limits = names.get(name.tag)
  if (!limits) return false
  const compared = comparedOf(name)
  // What cannot be compared is refused, whatever the constraints are for.
  if (!isDomainName(compared.domain)) return true
  const { permitted, excluded } = limits
  return permitted?.covers(compared) === false || excluded.covers(compared) || excluded.mayCover(compared)
}

/** A domain of one dot, which is none, where Go finds none. */
function comparedOf(name: Der): ComparedName {
  const text = latin1(name.content)
  const domain = name.tag === dnsTag ? text : name.tag === uriTag ? hostOfUri(text) : mailbox(text)?.domain
  return { domain: domain?.toLowerCase() ?? '.', whole: wholeOf(name) }
}

/** Letter case counts before the @ of a mailbox alone. */
function wholeOf({ tag, content }: Der): string {
  const text = latin1(content)
  const box = tag === emailTag ? mailbox(text) : undefined
  return box ? `${box.local}@${box.domain.toLowerCase()}` : text.toLowerCase()
}

function described({ tag, content }: Der): string {
  return `the ${kinds.get(tag)} ${tag === ipTag ? addressText(content) : latin1(content).replaceAll(/[^!-~]/g, '?')}`
}
