import type { Certificate, CertificateFile } from './certificate.ts'
import { describeContents, isPrivateKeyLabel } from './contents.ts'
import { type PemBlock, readPem } from './pem.ts'
import { readCertificate } from './x509.ts'

/** Which setting names the file: Go reads the two in different ways. */
export type CertificateUse = 'ca' | 'certificate'

/** Broken blocks beyond these only repeat what the first say. */
const brokenLimit = 20

/** The certificates of a file. */
export async function readCertificateFile(bytes: Uint8Array, use: CertificateUse): Promise<CertificateFile> {
  const pem = readPem(bytes)
  const broken = pem.damaged
    .filter(({ type }) => type === 'CERTIFICATE')
    .map(({ line, problem }) => `the CERTIFICATE block at line ${line}: ${problem}`)
  const certificates: Certificate[] = []
  let sendsUnreadable = false
  const blocks = pem.blocks.filter(({ type }) => type === 'CERTIFICATE')
  for (const [index, block] of blocks.entries()) {
    const certificate = skipped(block, use) ?? (await readCertificate(block.bytes))
    if (typeof certificate !== 'string') {
      certificates.push(certificate)
      continue
    }
    if (broken.length < brokenLimit)
      broken.push(`the CERTIFICATE block at line ${block.line}: ${certificate}`)
    sendsUnreadable ||= index > 0
    // Go takes the first block for the leaf and fails on it (crypto/tls, X509KeyPair); later ones are sent unread.
    if (use === 'certificate' && index === 0) break
  }
  const unreadable = blocks.length > 0 && certificates.length === 0
  return {
    certificates,
    contents: unreadable ? 'a certificate that cannot be read' : describeContents(bytes, pem),
    broken,
    sendsUnreadable,
    beginsWithCertificate: await isCertificate(pem.blocks[0]),
    holdsKey: pem.blocks.some(({ type }) => isPrivateKeyLabel(type)),
  }
}

async function isCertificate(block: PemBlock | undefined): Promise<boolean> {
  return block !== undefined && typeof (await readCertificate(block.bytes)) !== 'string'
}

/** Go leaves blocks with headers out of a pool of trusted certificates (crypto/x509, AppendCertsFromPEM). */
function skipped(block: PemBlock, use: CertificateUse): string | undefined {
  return use === 'ca' && block.hasHeaders
    ? 'it has headers, and Go skips such a block in a CA file'
    : undefined
}
