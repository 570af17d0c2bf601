/** One X.509 certificate, as far as rules need it. */
export interface Certificate {
  /** For messages: the common name, else the first name, else the whole subject. */
  readonly label: string
  readonly subject: string
  readonly issuer: string
  readonly commonName: string | undefined
  /** The extension for alternative names is there, whatever it holds. */
  readonly hasAlternativeNames: boolean
  /** Subject alternative names, as written. */
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  readonly version: number
  /** Basic constraints say CA. */
  readonly isCa: boolean
  readonly selfSigned: boolean
  /** Absent where the certificate has no key usage extension. */
  readonly keyUsages: readonly string[] | undefined
  /** Dotted object identifiers; absent where the extension is. */
  readonly extendedKeyUsages: readonly string[] | undefined
  readonly keyType: KeyType
  /** RSA modulus or curve size. */
  readonly keyBits: number | undefined
  /** `P-256` ...; the dotted identifier of another curve. */
  readonly curve: string | undefined
  /** `sha256-rsa`, `sha1-rsa`, `sha384-ecdsa` ...; the dotted identifier where it is another. */
  readonly signature: string
  /** The DNS names that a CA is limited to; absent where it is not. */
  readonly nameConstraints: NameConstraints | undefined
  readonly der: Uint8Array
}

export interface NameConstraints {
  /** Absent where any name is permitted. */
  readonly permittedDnsNames: readonly string[] | undefined
  readonly excludedDnsNames: readonly string[]
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
