import type { CertificateParts } from '../certificate-parts.ts'
import { type Der, readDer, readSequence } from '../der.ts'
import { isDomainName, mailbox } from '../domain-name.ts'
import { latin1 } from '../pem.ts'
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
  for (const [index, holder] of chain.entries()) {
    const names = generalNames(holder.parts)
    for (const ca of chain.slice(index + 1)) {
      const limits = constraintsOf(ca.parts)
      const what = limits && names.map((name) => denied(name, limits)).find(Boolean)
      if (what) return { holder, ca, what }
    }
  }
  return undefined
}

function generalNames({ extensions }: CertificateParts): readonly Der[] {
  const value = extensions.get('2.5.29.17')?.value
  return (value && readSequence(readDer(value))) ?? []
}

interface Constraints {
  readonly permitted: readonly Der[]
  readonly excluded: readonly Der[]
}

function constraintsOf({ extensions }: CertificateParts): Constraints | undefined {
  const value = extensions.get('2.5.29.30')?.value
  const lists = value && readSequence(readDer(value))
  if (!lists) return undefined
  const tagged = (tag: number) => lists.filter((list) => list.tag === tag).flatMap(subtrees)
  return { permitted: tagged(0xa0), excluded: tagged(0xa1) }
}

/** The names of a list of subtrees, which is tagged in place of SEQUENCE OF; each subtree begins with its name. */
function subtrees(list: Der): readonly Der[] {
  const trees = readSequence({ ...list, tag: 0x30 }) ?? []
  return trees.flatMap((tree) => readSequence(tree)?.slice(0, 1) ?? [])
}

function denied(name: Der, { permitted, excluded }: Constraints): string | undefined {
  const kind = kinds.get(name.tag)
  if (kind === undefined) return undefined
  const of = `the ${kind} ${shown(name)}`
  const domain = domainOf(name)
  if (domain !== undefined && !isDomainName(domain))
    return `${of}, which cannot be compared with its constraints`
  const limits = permitted.filter(({ tag }) => tag === name.tag)
  if (limits.length > 0 && !limits.some((limit) => covers(limit, name, domain, true))) return of
  return excluded.some((limit) => limit.tag === name.tag && covers(limit, name, domain, false))
    ? of
    : undefined
}

/** What of a name is compared; `'.'`, which is no domain, where Go cannot tell. Undefined for addresses. */
function domainOf({ tag, content }: Der): string | undefined {
  if (tag === ipTag) return undefined
  const text = latin1(content)
  if (tag === dnsTag) return text
  return (tag === uriTag ? hostOfUri(text) : mailbox(text)?.domain) ?? '.'
}

function covers(limit: Der, { content }: Der, domain: string | undefined, permits: boolean): boolean {
  if (domain === undefined) return coversAddress(limit.content, content)
  const constraint = latin1(limit.content).toLowerCase()
  if (constraint.includes('@')) return latin1(content).toLowerCase() === constraint
  const name = domain.toLowerCase()
  if (isWithin(constraint, name)) return true
  // A wildcard could stand for the very name that is excluded.
  return (
    !permits &&
    name.startsWith('*') &&
    behindFirst(constraint) !== '' &&
    behindFirst(constraint) === behindFirst(name)
  )
}

/** A dot in front asks for at least one label more. */
export function isWithin(constraint: string, name: string): boolean {
  if (constraint === '' || name === constraint) return true
  return name.endsWith(constraint.startsWith('.') ? constraint : `.${constraint}`)
}

function behindFirst(name: string): string {
  const dot = name.indexOf('.')
  return dot < 0 ? '' : name.slice(dot)
}

/** Address and mask, one after the other. */
function coversAddress(limit: Uint8Array, address: Uint8Array): boolean {
  const size = limit.length / 2
  return (
    size === address.length &&
    address.every((byte, i) => ((byte ^ (limit[i] ?? 0)) & (limit[size + i] ?? 0)) === 0)
  )
}

function shown({ tag, content }: Der): string {
  if (tag === ipTag) return content.length === 4 ? content.join('.') : 'of version 6'
  return latin1(content).replaceAll(/[^!-~]/g, '?')
}
