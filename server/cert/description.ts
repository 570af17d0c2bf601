import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Certificate } from '../facts/certificate.ts'

/** A certificate as reports show it: nothing that needs the certificate itself. */
export interface Description {
  readonly subject: string
  readonly issuer: string
  readonly commonName: string | undefined
  /** Hexadecimal digits. */
  readonly serial: string
  readonly names: {
    readonly dns: readonly string[]
    readonly ip: readonly string[]
    readonly email: readonly string[]
    readonly uri: readonly string[]
  }
  readonly notBefore: Date
  readonly notAfter: Date
  readonly state: 'valid' | 'expired' | 'not-yet-valid'
  /** Whole days; negative when it has expired. */
  readonly daysLeft: number
  readonly keyType: string
  readonly keyBits: number | undefined
  readonly curve: string | undefined
  readonly signature: string
  /** Absent where the extension is. */
  readonly keyUsages: readonly string[] | undefined
  /** `serverAuth`, `clientAuth` ...; the dotted identifier of others. Absent where the extension is. */
  readonly extendedKeyUsages: readonly string[] | undefined
  readonly isCa: boolean
  readonly selfSigned: boolean
  /** Of a CA that browsers and systems trust. */
  readonly isPublic: boolean
  /** SHA-256 of the whole certificate, hexadecimal. */
  readonly sha256: string
}

const day = 24 * 60 * 60 * 1000

/** RFC 5280, section 4.2.1.12. */
const usageNames: ReadonlyMap<string, string> = new Map([
  ['2.5.29.37.0', 'any'],
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
])

export function describeCertificate(certificate: Certificate, now: Date): Description {
  const { subject, issuer, commonName, serial, notBefore, notAfter, keyType, keyBits, curve } = certificate
  const { dnsNames, ipAddresses, emailAddresses, uris, signature, keyUsages } = certificate
  const { isCa, selfSigned, isPublic, der } = certificate
  const extendedKeyUsages = certificate.extendedKeyUsages?.map((id) => usageNames.get(id) ?? id)
  return {
    subject,
    issuer,
    commonName,
    serial,
    names: { dns: dnsNames, ip: ipAddresses, email: emailAddresses, uri: uris },
    notBefore,
    notAfter,
    state: now > notAfter ? 'expired' : now < notBefore ? 'not-yet-valid' : 'valid',
    daysLeft: Math.floor((notAfter.getTime() - now.getTime()) / day),
    keyType,
    keyBits,
    curve,
    signature,
    keyUsages,
    extendedKeyUsages,
    isCa,
    selfSigned,
    isPublic,
    sha256: bytesToHex(sha256(der)),
  }
}
