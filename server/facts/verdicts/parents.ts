import type { CertificateParts } from '../certificate-parts.ts'
import { readDer, readFields, sameBytes } from '../der.ts'
import type { Link } from './link.ts'

interface Parent {
  readonly link: Link
  readonly isAnchor: boolean
}

const none = new Uint8Array()

/**
 * Who may have signed a certificate, by its issuer's name, in the order in which Go tries them: anchors first, then by
 * how well the key identifiers fit (crypto/x509/cert_pool.go, findPotentialParents). The name alone has to fit.
 */
export function potentialParents(
  child: Link,
  anchors: readonly Link[],
  intermediates: readonly Link[],
): readonly Parent[] {
  const wanted = authorityKeyId(child.parts)
  const named = (links: readonly Link[], isAnchor: boolean) =>
    links
      .filter(({ parts }) => sameBytes(parts.subject.bytes, child.parts.issuer.bytes))
      .map((link) => ({ link, isAnchor, distance: distance(wanted, subjectKeyId(link.parts)) }))
      .toSorted((a, b) => a.distance - b.distance)
  return [...named(anchors, true), ...named(intermediates, false)]
}

/** Go's alreadyInChain (crypto/x509/verify.go): cross-signed twins of a certificate count as one. */
export function isTwin(a: Link, b: Link): boolean {
  return (
    sameBytes(a.parts.subject.bytes, b.parts.subject.bytes) &&
    sameBytes(a.parts.publicKey.bytes, b.parts.publicKey.bytes) &&
    sameBytes(alternativeNames(a.parts), alternativeNames(b.parts))
  )
}

function alternativeNames({ extensions }: CertificateParts): Uint8Array {
  return extensions.get('2.5.29.17')?.value ?? none
}

/** By identifiers of no bytes where there are none, as Go compares them. */
function distance(wanted: Uint8Array, found: Uint8Array): number {
  if (sameBytes(wanted, found)) return 0
  return found.length > 0 ? 2 : 1
}

function authorityKeyId({ extensions }: CertificateParts): Uint8Array {
  const [id] = readFields(readDer(extensions.get('2.5.29.35')?.value ?? none)) ?? []
  return id?.tag === 0x80 ? id.content : none
}

function subjectKeyId({ extensions }: CertificateParts): Uint8Array {
  return readDer(extensions.get('2.5.29.14')?.value ?? none)?.content ?? none
}
