import { readAlternativeNames, readNameConstraints } from './alternative-names.ts'
import type { Certificate, KeyType } from './certificate.ts'
import {
  type CertificateParts,
  certificateParts,
  curves,
  dsaKey,
  ecKey,
  ed25519Key,
  keyBits,
  rsaKey,
} from './certificate-parts.ts'
import { sameBytes } from './der.ts'
import { describeSignature, verifySignature } from './signature.ts'
import { unshared } from './unshared.ts'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsagesExtension,
  X509Certificate,
} from './x509-library.ts'

/**
 * The certificate that the bytes are, or in words why they are none.
 * The only reader of X.509 here, and the only module that loads the library: import it when a certificate is there.
 */
export async function readCertificate(der: Uint8Array): Promise<Certificate | string> {
  const parts = certificateParts(der)
  if (!parts) return 'it is not a certificate'
  const { algorithm, curve } = parts.publicKey
  if (algorithm === ecKey && !curves.has(curve ?? '')) return 'its key is on a curve that Go does not know'
  try {
    return await describe(der, parts)
  } catch {
    // The library's own message may quote the bytes, and helps no one.
    return 'one of its fields cannot be read'
  }
}

async function describe(der: Uint8Array, parts: CertificateParts): Promise<Certificate | string> {
  const read = new X509Certificate(unshared(der))
  const names = readAlternativeNames(parts.extensions.get('2.5.29.17')?.value)
  if (typeof names === 'string') return names
  const { publicKey } = parts
  // Go keeps the last one of several (crypto/x509/pkix, FillFromRDNSequence).
  const commonName = read.subjectName.getField('CN').at(-1)
  const subject = printable(read.subject)
  const label =
    [commonName, names.dns[0], names.ip[0], subject].find(Boolean) ?? `serial ${read.serialNumber}`
  return {
    label: printable(label),
    subject,
    issuer: printable(read.issuer),
    commonName,
    hasAlternativeNames: parts.extensions.has('2.5.29.17'),
    dnsNames: names.dns,
    ipAddresses: names.ip,
    notBefore: read.notBefore,
    notAfter: read.notAfter,
    version: parts.version,
    ...readUsages(parts),
    selfSigned: await isSelfSigned(parts),
    keyType: keyTypes.get(publicKey.algorithm) ?? 'other',
    keyBits: keyBits(publicKey),
    curve: publicKey.curve && (curves.get(publicKey.curve)?.name ?? publicKey.curve),
    signature: describeSignature(parts.signatureAlgorithm),
    nameConstraints: readNameConstraints(parts.extensions.get('2.5.29.30')?.value),
    der,
  }
}

const keyTypes: ReadonlyMap<string, KeyType> = new Map([
  [rsaKey, 'rsa'],
  [ecKey, 'ecdsa'],
  [ed25519Key, 'ed25519'],
  [dsaKey, 'dsa'],
])

const usageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]

function readUsages({
  extensions,
}: CertificateParts): Pick<Certificate, 'isCa' | 'keyUsages' | 'extendedKeyUsages'> {
  const constraints = extensions.get('2.5.29.19')
  const usages = extensions.get('2.5.29.15')
  const extended = extensions.get('2.5.29.37')
  const bits = usages && new KeyUsagesExtension(unshared(usages.bytes)).usages
  return {
    isCa: constraints !== undefined && new BasicConstraintsExtension(unshared(constraints.bytes)).ca,
    keyUsages: bits === undefined ? undefined : usageNames.filter((_, index) => bits & (1 << index)),
    extendedKeyUsages: extended && new ExtendedKeyUsageExtension(unshared(extended.bytes)).usages.map(String),
  }
}

/** Where the algorithm is not supported, the names alone decide. */
async function isSelfSigned(parts: CertificateParts): Promise<boolean> {
  if (!sameBytes(parts.issuer, parts.subject)) return false
  const verified = await verifySignature(parts, parts.publicKey)
  return !verified.known || verified.value
}

/** Names go into messages and terminals: whoever issued the certificate must not steer those. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD')
}
