import type { Certificate } from '../certificate.ts'
import { type CertificateParts, certificateParts } from '../certificate-parts.ts'
import { type Der, readSequence } from '../der.ts'

/** A certificate with its fields as they stand in its bytes, over which chains are built. */
export interface Link {
  readonly certificate: Certificate
  readonly parts: CertificateParts
}

/** Undefined where the certificate's bytes are none. */
export function linkOf(certificate: Certificate): Link | undefined {
  const parts = certificateParts(certificate.der)
  return parts && { certificate, parts }
}

/** The names of a list of subtrees, which is tagged in place of SEQUENCE OF; each subtree begins with its name. */
export function subtrees(list: Der): readonly Der[] {
  const trees = readSequence({ ...list, tag: 0x30 }) ?? []
  return trees.flatMap((tree) => readSequence(tree)?.slice(0, 1) ?? [])
}
