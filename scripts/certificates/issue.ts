import { createPrivateKey, createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto'
import { tags } from '../../server/facts/der.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { unshared } from '../../server/facts/unshared.ts'
import * as x509 from './x509-library.ts'

const { subtle } = webcrypto

type IssuedKeyType = 'ecdsa' | 'rsa'

export interface Issued {
  readonly certificatePem: string
  readonly der: Uint8Array
  /** PKCS#8. */
  readonly keyPem: string
}

/** A certificate whose key signs others. */
export interface Authority extends Issued {
  readonly certificate: x509.X509Certificate
  readonly keys: webcrypto.CryptoKeyPair
}

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

type Hash = 'SHA-1' | 'SHA-256'

export interface LeafRequest extends Validity {
  readonly issuer: Authority
  readonly commonName?: string | undefined
  readonly dnsNames?: readonly string[]
  readonly ipAddresses?: readonly string[]
  /** Dotted identifiers; both server and client authentication where it is absent. */
  readonly extendedKeyUsages?: readonly string[]
  readonly keyType?: IssuedKeyType
  /** RSA only; 2048 where it is absent. */
  readonly keyBits?: number
  /** What the issuer signs with. */
  readonly hash?: Hash
  /** A key made elsewhere (SubjectPublicKeyInfo), for types that WebCrypto cannot make everywhere. */
  readonly publicKey?: { readonly spki: Uint8Array; readonly keyPem: string }
}

/** How a CA differs from one that `nomad tls ca create` makes. */
export interface AuthorityTraits {
  /** What its basic constraints say. */
  readonly isCa?: boolean
  /** DNS names that it may issue certificates for, and no others. */
  readonly permitted?: readonly string[]
  /** Dotted identifiers; no such extension where it is absent. */
  readonly extendedKeyUsages?: readonly string[]
  /** What its issuer signs with. */
  readonly hash?: Hash
}

export const serverAuth = '1.3.6.1.5.5.7.3.1'
export const clientAuth = '1.3.6.1.5.5.7.3.2'

const signing = (hash: Hash = 'SHA-256') => ({ name: 'ECDSA', hash })

/** A self-signed root, as `nomad tls ca create` makes it but for its traits. */
export async function createAuthority(
  commonName: string,
  validity: Validity,
  traits: AuthorityTraits = {},
): Promise<Authority> {
  const keys = await generateKeys('ecdsa')
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    serialNumber: serialOf(commonName),
    ...validity,
    keys,
    signingAlgorithm: signing(traits.hash),
    extensions: await authorityExtensions(keys.publicKey, traits),
  })
  return { ...(await issued(certificate, keys.privateKey)), certificate, keys }
}

/** A CA below another. */
export async function createIntermediate(
  issuer: Authority,
  commonName: string,
  validity: Validity,
  traits: AuthorityTraits = {},
): Promise<Authority> {
  const keys = await generateKeys('ecdsa')
  const extensions = await authorityExtensions(keys.publicKey, traits)
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: [commonName] }],
    issuer: issuer.certificate.subjectName,
    serialNumber: serialOf(commonName),
    ...validity,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: signing(traits.hash),
    extensions: [...extensions, await authorityKeyId(issuer)],
  })
  return { ...(await issued(certificate, keys.privateKey)), certificate, keys }
}

/** The certificate of an agent. */
export async function issue(request: LeafRequest): Promise<Issued> {
  const { issuer, commonName, dnsNames = [], ipAddresses = [], notBefore, notAfter } = request
  const keys = request.publicKey ? undefined : await generateKeys(request.keyType ?? 'ecdsa', request.keyBits)
  const names = [
    ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...ipAddresses.map((value) => ({ type: 'ip' as const, value })),
  ]
  const certificate = await x509.X509CertificateGenerator.create({
    subject: commonName === undefined ? [] : [{ CN: [commonName] }],
    issuer: issuer.certificate.subjectName,
    serialNumber: serialOf(JSON.stringify([commonName, names, notBefore, notAfter])),
    notBefore,
    notAfter,
    publicKey: keys?.publicKey ?? new x509.PublicKey(request.publicKey?.spki as Uint8Array<ArrayBuffer>),
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: signing(request.hash),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
        true,
      ),
      new x509.ExtendedKeyUsageExtension([...(request.extendedKeyUsages ?? [serverAuth, clientAuth])]),
      await authorityKeyId(issuer),
      ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
    ],
  })
  const result = await issued(certificate, keys?.privateKey)
  return request.publicKey ? { ...result, keyPem: request.publicKey.keyPem } : result
}

/** A certificate request, for those who mistake it for a certificate. */
export async function createRequest(commonName: string): Promise<string> {
  const keys = await generateKeys('ecdsa')
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [commonName] }],
    keys,
    signingAlgorithm: signing(),
  })
  return `${request.toString('pem')}\n`
}

/** An Ed25519 key pair for `issue`: WebCrypto has the type only in newer runtimes. */
export function ed25519Keys(): { readonly spki: Uint8Array; readonly keyPem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { spki: publicKey.export({ type: 'spki', format: 'der' }), keyPem }
}

/** The same key under a passphrase (PKCS#8, PBES2). */
export function encryptKey(keyPem: string, passphrase: string): string {
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const
  return createPrivateKey(keyPem).export(options).toString()
}

export function publicKeyPem(keyPem: string): string {
  return createPublicKey(keyPem).export({ type: 'spki', format: 'pem' }).toString()
}

async function authorityExtensions(
  publicKey: webcrypto.CryptoKey,
  { isCa = true, permitted, extendedKeyUsages }: AuthorityTraits,
): Promise<x509.Extension[]> {
  const { keyCertSign, cRLSign, digitalSignature } = x509.KeyUsageFlags
  return [
    new x509.BasicConstraintsExtension(isCa, undefined, true),
    isCa
      ? new x509.KeyUsagesExtension(keyCertSign | cRLSign, true)
      : new x509.KeyUsagesExtension(digitalSignature, true),
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ...(extendedKeyUsages ? [new x509.ExtendedKeyUsageExtension([...extendedKeyUsages])] : []),
    ...(permitted ? [nameConstraints(permitted)] : []),
  ]
}

function nameConstraints(permitted: readonly string[]): x509.Extension {
  const subtrees = permitted.map((name) => writeDer(tags.sequence, writeDer(0x82, Buffer.from(name))))
  const value = writeDer(tags.sequence, writeDer(0xa0, ...subtrees))
  return new x509.Extension('2.5.29.30', true, unshared(value))
}

function authorityKeyId({ keys }: Authority): Promise<x509.Extension> {
  return x509.AuthorityKeyIdentifierExtension.create(keys.publicKey)
}

function generateKeys(type: IssuedKeyType, modulusLength = 2048): Promise<webcrypto.CryptoKeyPair> {
  return type === 'rsa'
    ? subtle.generateKey(
        {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength,
          publicExponent: new Uint8Array([1, 0, 1]),
        },
        true,
        ['sign', 'verify'],
      )
    : subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
}

async function issued(certificate: x509.X509Certificate, key?: webcrypto.CryptoKey): Promise<Issued> {
  const pkcs8 = key && (await subtle.exportKey('pkcs8', key))
  return {
    certificatePem: `${certificate.toString('pem')}\n`,
    der: new Uint8Array(certificate.rawData),
    keyPem: pkcs8 ? pem('PRIVATE KEY', new Uint8Array(pkcs8)) : '',
  }
}

/** The same name and dates give the same number, so that only keys and signatures differ from run to run. */
function serialOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const char of text)
    hash = ((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0x7fffffffffffffffn
  return (hash | 0x4000000000000000n).toString(16)
}

function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
