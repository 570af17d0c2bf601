import { noNames } from './alternative-names.ts'
import type { Certificate, KeyType } from './certificate.ts'
import { readExtensionValues } from './certificate-extensions.ts'
import { type CertificateParts, splitCertificate } from './certificate-parts.ts'
import { sameBytes, trimZeros } from './der.ts'
import { curves } from './elliptic-curve.ts'
import { dsaKey, ecKey, ed25519Key, keyBits, rsaKey } from './public-key.ts'
import { isPublicAuthority } from './public-roots.ts'
import { describeSignature, verifySignature } from './signature.ts'
import { readName } from './x509-name.ts'
import { readValidity } from './x509-time.ts'

/**
 * The certificate that the bytes are, or in words why they are none. The only reader of X.509 here: it takes what
 * Go takes and refuses what Go refuses (crypto/x509/parser.go), which no library for JavaScript does.
 */
export async function readCertificate(der: Uint8Array): Promise<Certificate | string> {
  const parts = splitCertificate(der)
  if (typeof parts === 'string') return parts
  const subject = readName(parts.subject)
  const issuer = readName(parts.issuer)
  const validity = readValidity(parts.validity)
  if (!subject) return 'its subject cannot be read'
  if (!issuer) return 'the name of its issuer cannot be read'
  if (!validity) return 'its dates cannot be read'
  const values = readExtensionValues(parts.extensions)
  if (typeof values === 'string') return values
  const { basicConstraints, keyUsages, extendedKeyUsages, unhandledCritical } = values
  const names = values.names ?? noNames
  const serial = hexadecimal(parts.serial)
  const label =
    [subject.commonName, names.dns[0], names.ip[0], subject.text].find(Boolean) ?? `serial ${serial}`
  return {
    label: printable(label),
    subject: printable(subject.text),
    issuer: printable(issuer.text),
    commonName: subject.commonName,
    serial,
    hasAlternativeNames: values.names !== undefined,
    dnsNames: names.dns,
    ipAddresses: names.ip,
    emailAddresses: names.email,
    uris: names.uri,
    otherNames: names.others,
    ...validity,
    version: parts.version,
    isCa: basicConstraints?.isCa ?? false,
    hasBasicConstraints: basicConstraints !== undefined,
    pathLength: basicConstraints?.pathLength,
    selfSigned: await isSelfSigned(parts),
    keyUsages,
    extendedKeyUsages,
    ...describeKey(parts),
    signature: describeSignature(parts.signatureAlgorithm),
    nameConstraints: values.nameConstraints?.constraints,
    unhandledCritical,
    isPublic: isPublicAuthority(parts),
    der,
  }
}

const keyTypes: ReadonlyMap<string, KeyType> = new Map([
  [rsaKey, 'rsa'],
  [ecKey, 'ecdsa'],
  [ed25519Key, 'ed25519'],
  [dsaKey, 'dsa'],
])

function describeKey({ publicKey }: CertificateParts): Pick<Certificate, 'keyType' | 'keyBits' | 'curve'> {
  return {
    keyType: keyTypes.get(publicKey.algorithm) ?? 'other',
    keyBits: keyBits(publicKey),
    curve: curves.get(publicKey.curve ?? '')?.name,
  }
}

/** Where the algorithm is not supported, the names alone decide. */
async function isSelfSigned(parts: CertificateParts): Promise<boolean> {
  if (!sameBytes(parts.issuer.bytes, parts.subject.bytes)) return false
  const verified = await verifySignature(parts, parts.publicKey)
  return !verified.known || verified.value
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(trimZeros(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('') || '00'
}

/** Names go into messages and terminals: whoever issued the certificate must not steer those. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD')
}
