import type { Certificate } from '../certificate.ts'
import { type CertificateParts, certificateParts } from '../certificate-parts.ts'

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
