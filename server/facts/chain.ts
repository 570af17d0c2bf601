import { type Known, known, unknown } from '../host.ts'
import type { Certificate, CertificateFile, Chain } from './certificate.ts'
import { type CertificateParts, certificateParts } from './certificate-parts.ts'
import { readDer, readSequence, sameBytes } from './der.ts'
import { verifySignature } from './signature.ts'

interface Node {
  readonly certificate: Certificate
  readonly parts: CertificateParts
}

type Failure = Exclude<Chain, { status: 'signed' }>

interface Search {
  readonly anchors: readonly Node[]
  readonly intermediates: readonly Node[]
  readonly paths: (readonly Node[])[]
  /** Where the longest attempts ended. */
  failure: { readonly depth: number; readonly chain: Failure } | undefined
  /** A signature of an unsupported algorithm was met: that no path was found proves nothing. */
  unsupported: boolean
  attempts: number
}

/** Go gives up here too (crypto/x509/verify.go, maxChainSignatureChecks), so that a mesh of certificates ends. */
const attemptLimit = 100

/**
 * How the leaf of cert_file leads to ca_file, as Go's `Certificate.Verify` looks for it: every certificate of ca_file
 * is a trust anchor, root or not, and the rest of cert_file stands between. Dates, usages and names are not judged.
 */
export async function verifyChain(
  certificateFile: CertificateFile,
  caFile: CertificateFile,
): Promise<Known<Chain>> {
  const [leaf, ...intermediates] = nodes(certificateFile)
  const anchors = nodes(caFile)
  if (!leaf || anchors.length === 0) return unknown('unsupported')
  if (anchors.some(({ certificate }) => sameBytes(certificate.der, leaf.certificate.der)))
    return known(signed([leaf]))

  const search: Search = {
    anchors,
    intermediates,
    paths: [],
    failure: undefined,
    unsupported: false,
    attempts: 0,
  }
  await extend([leaf], search)
  const [first, ...others] = search.paths
  if (first) return known(signed(others.reduce(better, first)))
  if (search.unsupported || search.attempts > attemptLimit || !search.failure) return unknown('unsupported')
  return known(search.failure.chain)
}

function nodes({ certificates }: CertificateFile): readonly Node[] {
  return certificates.flatMap((certificate) => {
    const parts = certificateParts(certificate.der)
    return parts ? [{ certificate, parts }] : []
  })
}

function signed(path: readonly Node[]): Chain {
  const certificates = path.map(({ certificate }) => certificate)
  return { status: 'signed', path: certificates.map(nameOf), certificates }
}

function nameOf({ subject, label }: Certificate): string {
  return subject || label
}

/** Adds to the search every path that begins with this one and ends in an anchor. */
async function extend(path: readonly Node[], search: Search): Promise<void> {
  const child = path.at(-1)
  if (!child) return
  let named = false
  let rootCarried = false
  let led = false
  for (const candidate of candidates(child, search)) {
    const { node } = candidate
    if (path.some((earlier) => isSameHolder(earlier, node))) continue
    if (++search.attempts > attemptLimit) return
    const verified = await verifySignature(child.parts, node.parts.publicKey)
    search.unsupported ||= !verified.known
    const signs = verified.known && verified.value
    named ||= candidate.isAnchor || !signs
    if (!signs) continue
    if (candidate.isAnchor) {
      search.paths.push([...path, node])
    } else if (node.certificate.selfSigned) {
      // It ends the path without being trusted, and says nothing that ca_file does not say.
      rootCarried = true
      continue
    } else await extend([...path, node], search)
    led = true
  }
  if (!led) fail(child, path.length, named ? 'bad-signature' : 'issuer-missing', rootCarried, search)
}

function fail(
  child: Node,
  depth: number,
  status: Failure['status'],
  rootCarried: boolean,
  search: Search,
): void {
  if (search.failure && search.failure.depth >= depth) return
  const names = { subject: nameOf(child.certificate), issuer: child.certificate.issuer }
  const chain: Failure =
    status === 'issuer-missing' && rootCarried ? { status, ...names, rootCarried } : { status, ...names }
  search.failure = { depth, chain }
}

interface Candidate {
  readonly node: Node
  readonly isAnchor: boolean
}

/** Go's order (crypto/x509/cert_pool.go, findPotentialParents): anchors first, then by how the key identifiers fit. */
function candidates(child: Node, { anchors, intermediates }: Search): readonly Candidate[] {
  const wanted = authorityKeyId(child.parts)
  const named = (list: readonly Node[], isAnchor: boolean) =>
    list
      .filter(({ parts }) => sameBytes(parts.subject.bytes, child.parts.issuer.bytes))
      .map((node) => ({ node, isAnchor, distance: keyIdDistance(wanted, subjectKeyId(node.parts)) }))
      .toSorted((a, b) => a.distance - b.distance)
  return [...named(anchors, true), ...named(intermediates, false)]
}

function keyIdDistance(wanted: Uint8Array | undefined, found: Uint8Array | undefined): number {
  if (!wanted || !found) return 1
  return sameBytes(wanted, found) ? 0 : 2
}

function authorityKeyId({ extensions }: CertificateParts): Uint8Array | undefined {
  const value = extensions.get('2.5.29.35')?.value
  return value && readSequence(readDer(value))?.find(({ tag }) => tag === 0x80)?.content
}

function subjectKeyId({ extensions }: CertificateParts): Uint8Array | undefined {
  const value = extensions.get('2.5.29.14')?.value
  return value && readDer(value)?.content
}

/** Go's alreadyInChain (crypto/x509/verify.go): cross-signed twins of a certificate count as one. */
function isSameHolder(a: Node, b: Node): boolean {
  const [first, second] = [a, b].map(
    ({ parts }) => parts.extensions.get('2.5.29.17')?.value ?? new Uint8Array(),
  )
  return (
    sameBytes(a.parts.subject.bytes, b.parts.subject.bytes) &&
    sameBytes(a.parts.publicKey.bytes, b.parts.publicKey.bytes) &&
    first !== undefined &&
    second !== undefined &&
    sameBytes(first, second)
  )
}

/** While a root is being replaced several paths exist; Go takes any that is good, so the best one is the chain. */
function better(a: readonly Node[], b: readonly Node[]): readonly Node[] {
  const difference = signersFit(b) - signersFit(a) || validUntil(b) - validUntil(a)
  return difference > 0 ? b : a
}

function signersFit(path: readonly Node[]): number {
  return path.slice(1).every(({ certificate: { isCa, keyUsages, version } }) => {
    return version < 3 || (isCa && (keyUsages?.includes('keyCertSign') ?? true))
  })
    ? 1
    : 0
}

function validUntil(path: readonly Node[]): number {
  return Math.min(...path.map(({ certificate }) => certificate.notAfter.getTime()))
}
