import type { Certificate } from './certificate.ts'
import { certificateParts } from './certificate-parts.ts'
import { sameBytes } from './der.ts'
import { verifySignature } from './signature.ts'

/**
 * The agent's own certificate where it certainly is not the first of cert_file: the first is a CA that signed another
 * one of the file, which is none. Undefined where the first may be meant.
 */
export async function findOwn([first, ...others]: readonly Certificate[]): Promise<Certificate | undefined> {
  const issuer = first?.isCa ? certificateParts(first.der) : undefined
  if (!issuer) return undefined
  for (const certificate of others.filter(({ isCa }) => !isCa)) {
    const parts = certificateParts(certificate.der)
    if (!parts || !sameBytes(parts.issuer.bytes, issuer.subject.bytes)) continue
    const signed = await verifySignature(parts, issuer.publicKey)
    if (signed.known && signed.value) return certificate
  }
  return undefined
}
