import type { Known } from '../../host.ts'
import { minuteText } from '../../text/minute-text.ts'
import { listNames } from '../agent-names.ts'
import type { Certificate } from '../certificate.ts'
import { sameBytes } from '../der.ts'
import { latin1 } from '../pem.ts'
import { type ConstraintDenial, constraintDenial } from './constraints.ts'
import { isForHost } from './host-name.ts'
import { type Link, linkOf } from './link.ts'
import { isTwin, potentialParents } from './parents.ts'
import { type SignatureFault, signatureFault } from './signed-by.ts'
import { type Usage, usageDenier } from './usages.ts'
import { type Judgement, notKnown, passes, refused } from './verdict.ts'

export interface Verification {
  /** What a peer sends: its own certificate first. */
  readonly presented: readonly Certificate[]
  /** Undefined where `ca_file` is not known. */
  readonly anchors: readonly Certificate[] | undefined
  readonly usage: Usage
  readonly now: Date
  /** The name that has to be in the certificate; no name is asked for where it is absent. */
  readonly host?: string
  readonly signatures: SignatureCache
}

/** Each signature is verified once, however many checks ask. */
export class SignatureCache {
  readonly #known = new Map<Certificate, Map<Certificate, Promise<Known<SignatureFault>>>>()

  fault(child: Link, signer: Link): Promise<Known<SignatureFault>> {
    const ofChild = this.#known.get(child.certificate) ?? new Map()
    this.#known.set(child.certificate, ofChild)
    const fault = ofChild.get(signer.certificate) ?? signatureFault(child, signer)
    ofChild.set(signer.certificate, fault)
    return fault
  }
}

interface Search {
  readonly anchors: readonly Link[]
  readonly intermediates: readonly Link[]
  readonly verification: Verification
  readonly chains: (readonly Link[])[]
  attempts: number
  /** A signature that cannot be verified here: that no chain was found proves nothing. */
  unverified: boolean
}

/** Go gives up here too (crypto/x509/verify.go, maxChainSignatureChecks), so that a mesh of certificates ends. */
const attemptLimit = 100

/**
 * Whether a peer that trusts the anchors accepts the certificate, as Go's `Certificate.Verify` decides it
 * (crypto/x509/verify.go): the certificate itself, then its name, then every chain to an anchor there is, one of which
 * has to be good in all respects. An anchor need not be a root, and its dates count like everybody's.
 */
export async function verify(verification: Verification): Promise<Judgement> {
  const [own, ...others] = verification.presented
  const leaf = own && linkOf(own)
  if (!leaf) return refused('unreadable-certificate', 'there is no certificate')
  const fault = ownFault(leaf, [], verification, 'leaf') ?? hostFault(leaf, verification)
  if (fault) return fault
  if (verification.anchors === undefined) return notKnown('`ca_file` is not known')
  const anchors = linksOf(verification.anchors)
  if (anchors.some(({ certificate }) => sameBytes(certificate.der, leaf.certificate.der)))
    return judgeChains([[leaf]], verification.usage)

  const search = {
    anchors,
    intermediates: linksOf(others),
    verification,
    chains: [],
    attempts: 0,
    unverified: false,
  }
  const failure = await extend([leaf], search)
  const judged = search.chains.length > 0 ? judgeChains(search.chains, verification.usage) : failure
  return search.unverified && judged.outcome !== 'passes' ? unverifiable : judged
}

/** Each certificate once, as in Go's pools. */
function linksOf(certificates: readonly Certificate[]): readonly Link[] {
  const links = new Map<string, Link>()
  for (const certificate of certificates) {
    const link = linkOf(certificate)
    if (link) links.set(latin1(certificate.der), link)
  }
  return [...links.values()]
}

const unverifiable = notKnown('a signature of its chain is of a kind that cannot be verified here')

function hostFault({ certificate }: Link, { host }: Verification): Judgement | undefined {
  if (host === undefined || isForHost(certificate, host)) return undefined
  return refused('host-name', `it is not valid for ${host}, it has ${listNames(certificate)}`, certificate)
}

/** Adds every chain that begins with this path; what Go would say where there is none. */
async function extend(path: readonly Link[], search: Search): Promise<Judgement> {
  const child = path.at(-1) as Link
  let hint = ''
  let failure: Judgement | undefined
  for (const { link, isAnchor } of potentialParents(child, search.anchors, search.intermediates)) {
    if (++search.attempts > attemptLimit) return tooMany
    if (path.some((earlier) => isTwin(earlier, link))) continue
    const signature = await search.verification.signatures.fault(child, link)
    search.unverified ||= !signature.known
    hint ||= signature.known ? signature.value : ''
    if (!signature.known || signature.value !== '') continue
    failure = ownFault(link, path, search.verification, isAnchor ? 'anchor' : 'intermediate')
    if (failure) continue
    if (isAnchor) search.chains.push([...path, link])
    else failure = await extend([...path, link], search)
  }
  return failure ?? refused('unknown-authority', hint || missing(child), child.certificate)
}

const tooMany = refused('unknown-authority', 'Go gives up after 100 signatures')

function missing({ certificate: { label, issuer, selfSigned } }: Link): string {
  return selfSigned
    ? `${label} is self-signed and not in \`ca_file\``
    : `${label} is signed by ${issuer || 'an issuer without a name'}, which is not in \`ca_file\``
}

/** What is wrong with a certificate by itself, at its place in the chain (crypto/x509/verify.go, isValid). */
function ownFault(
  { certificate }: Link,
  below: readonly Link[],
  { now }: Verification,
  place: 'leaf' | 'intermediate' | 'anchor',
): Judgement | undefined {
  const { label, notBefore, notAfter, isCa, pathLength, unhandledCritical } = certificate
  if (unhandledCritical.length > 0)
    return refused('critical-extension', `${label} has ${criticalWords(unhandledCritical)}`, certificate)
  if (now < notBefore)
    return refused('dates', `${label} is not valid before ${minuteText(notBefore)}`, certificate)
  if (now > notAfter) return refused('dates', `${label} expired at ${minuteText(notAfter)}`, certificate)
  if (place === 'intermediate' && !isCa)
    return refused('not-a-ca', `${label} is no CA by its basic constraints`, certificate)
  return pathLength !== undefined && below.length - 1 > pathLength
    ? refused('path-length', `${label} allows ${pathLength} CAs below it`, certificate)
    : undefined
}

function criticalWords(ids: readonly string[]): string {
  const what = ids.length > 1 ? 'critical extensions' : 'a critical extension'
  return `${what} that Go does not know, or with names of other kinds: ${ids.join(', ')}`
}

/** Names that a CA may not sign for come before usages in what Go says. */
function judgeChains(chains: readonly (readonly Link[])[], usage: Usage): Judgement {
  let byUsage: Judgement | undefined
  let byName: Judgement | undefined
  for (const chain of chains) {
    const certificates = chain.map(({ certificate }) => certificate)
    const denier = usageDenier(certificates, usage)
    const denial = denier ? undefined : constraintDenial(chain)
    if (!denier && !denial) return passes(certificates.map(({ label }) => label).join(' < '))
    if (denier) byUsage ??= refused('usage', `${denier.label} does not allow ${usage}`, denier)
    if (denial) byName ??= denialWords(denial)
  }
  return byName ?? byUsage ?? refused('unknown-authority', 'no chain leads to `ca_file`')
}

function denialWords({ ca, holder, what }: ConstraintDenial): Judgement {
  const { certificate } = ca
  const of = holder.certificate.label
  return refused('name-constraints', `${certificate.label} may not sign for ${what} of ${of}`, certificate)
}
