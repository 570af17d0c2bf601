import type { NameConstraints } from './name-constraints.ts'

/** One X.509 certificate as Go reads it, as far as agents and rules go by it. */
export interface Certificate {
  /** For messages: the common name, else the first name, else the whole subject. */
  readonly label: string
  readonly subject: string
  readonly issuer: string
  readonly commonName: string | undefined
  /** Hexadecimal digits. */
  readonly serial: string
  /** The extension for alternative names is there, whatever it holds. */
  readonly hasAlternativeNames: boolean
  /** Subject alternative names, as written. */
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
  readonly emailAddresses: readonly string[]
  readonly uris: readonly string[]
  /** How many alternative names there are of other kinds, which neither Go nor Nomad look at. */
  readonly otherNames: number
  readonly notBefore: Date
  readonly notAfter: Date
  readonly version: number
  /** Basic constraints say CA. */
  readonly isCa: boolean
  /** The extension is there: Go takes a version 3 certificate without it for no CA, an older one for one. */
  readonly hasBasicConstraints: boolean
  /** How many CAs may stand between this one and the leaf; absent where that is not limited. */
  readonly pathLength: number | undefined
  readonly selfSigned: boolean
  /** Absent where the certificate has no key usage extension. */
  readonly keyUsages: readonly string[] | undefined
  /** Dotted object identifiers; absent where the extension is. */
  readonly extendedKeyUsages: readonly string[] | undefined
  readonly keyType: KeyType
  /** RSA modulus or curve size. */
  readonly keyBits: number | undefined
  /** `P-256` ... */
  readonly curve: string | undefined
  /** `sha256-rsa`, `sha1-rsa`, `sha384-ecdsa` ...; the dotted identifier where it is another. */
  readonly signature: string
  /** What a CA may issue certificates for; absent where it is not limited. */
  readonly nameConstraints: NameConstraints | undefined
  /** Dotted identifiers of critical extensions that Go does not know: it refuses every chain with one. */
  readonly unhandledCritical: readonly string[]
  /** A root that browsers and systems trust, or a CA below one: anyone can have a certificate of it. */
  readonly isPublic: boolean
  readonly der: Uint8Array
}

export type KeyType = 'rsa' | 'ecdsa' | 'ed25519' | 'dsa' | 'other'

/** A PEM file read for certificates. */
export interface CertificateFile {
  /** In file order; the first is the leaf of a cert_file. */
  readonly certificates: readonly Certificate[]
  /** What the file holds, in words for a message: `a certificate request`, `an HTML page`, `nothing`. */
  readonly contents: string
  /** CERTIFICATE blocks that cannot be read, in words. */
  readonly broken: readonly string[]
  /** One of the later CERTIFICATE blocks cannot be parsed: of a cert_file, Go sends it all the same. */
  readonly sendsUnreadable: boolean
  /** The first block of the file, whatever its label, is a certificate. */
  readonly beginsWithCertificate: boolean
  /** A private key stands in the file as well. */
  readonly holdsKey: boolean
}

/** What may be said of a private key file. The key itself never leaves the function that reads it. */
export interface KeyFile {
  /** Undefined where the file has no private key block, or an encrypted or unreadable one. */
  readonly keyType: KeyType | undefined
  readonly encrypted: boolean
  /** In words for a message: `a private key`, `a certificate`, `a public key`. */
  readonly contents: string
}

export type Chain =
  /** The subjects from the leaf to the trust anchor. */
  | {
      readonly status: 'signed'
      readonly path: readonly string[]
      /** The same, as certificates; where several paths lead to an anchor, the one that Go is likeliest to accept. */
      readonly certificates: readonly Certificate[]
    }
  /** Neither file holds a certificate of the issuer's name. */
  | {
      readonly status: 'issuer-missing'
      readonly subject: string
      readonly issuer: string
      /** cert_file carries the self-signed root itself, which no one trusts for that: ca_file lacks it. */
      readonly rootCarried?: true
    }
  /** A certificate of the issuer's name is there, but it did not sign this one. */
  | { readonly status: 'bad-signature'; readonly subject: string; readonly issuer: string }
