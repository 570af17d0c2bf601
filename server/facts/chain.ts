import { type Known, known, unknown } from '../host.ts'
import type { Certificate, CertificateFile, Chain } from './certificate.ts'
import { sameBytes } from './der.ts'
import { verifySignature } from './signature.ts'
import { type Link, linkOf } from './verdicts/link.ts'
import { isTwin, potentialParents } from './verdicts/parents.ts'
import { signerFault } from './verdicts/signed-by.ts'

type Failure = Exclude<Chain, { status: 'signed' }>

interface Search {
  readonly anchors: readonly Link[]
  readonly intermediates: readonly Link[]
  readonly paths: (readonly Link[])[]
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
  const [leaf, ...intermediates] = links(certificateFile)
  const anchors = links(caFile)
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

function links({ certificates }: CertificateFile): readonly Link[] {
  return certificates.flatMap((certificate) => linkOf(certificate) ?? [])
}

function signed(path: readonly Link[]): Chain {
  const certificates = path.map(({ certificate }) => certificate)
  return { status: 'signed', path: certificates.map(nameOf), certificates }
}

function nameOf({ subject, label }: Certificate): string {
  return subject || label
}

/** Adds to the search every path that begins with this one and ends in an anchor. */
async function extend(path: readonly Link[], search: Search): Promise<void> {
  const child = path.at(-1)
  if (!child) return
  let named = false
  let rootCarried = false
  let led = false
  for (const { link, isAnchor } of potentialParents(child, search.anchors, search.intermediates)) {
    if (path.some((earlier) => isTwin(earlier, link))) continue
    if (++search.attempts > attemptLimit) return
    const verified = await verifySignature(child.parts, link.parts.publicKey)
    search.unsupported ||= !verified.known
    const signs = verified.known && verified.value
    named ||= isAnchor || !signs
    if (!signs) continue
    if (isAnchor) {
      search.paths.push([...path, link])
    } else if (link.certificate.selfSigned) {
      // It ends the path without being trusted, and says nothing that ca_file does not say.
      rootCarried = true
      continue
    } else await extend([...path, link], search)
    led = true
  }
  if (!led) fail(child, path.length, named ? 'bad-signature' : 'issuer-missing', rootCarried, search)
}

function fail(
  child: Link,
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

/** While a root is being replaced several paths exist; Go takes any that is good, so the best one is the chain. */
function better(a: readonly Link[], b: readonly Link[]): readonly Link[] {
  const difference = signersFit(b) - signersFit(a) || validUntil(b) - validUntil(a)
  return difference > 0 ? b : a
}

/** Go passes over a signer that is no CA (crypto/x509/x509.go, CheckSignatureFrom). */
function signersFit(path: readonly Link[]): number {
  return path.slice(1).every(({ certificate }) => signerFault(certificate) === undefined) ? 1 : 0
}

function validUntil(path: readonly Link[]): number {
  return Math.min(...path.map(({ certificate }) => certificate.notAfter.getTime()))
}
