import { type Known, known, unknown } from '../host.ts'
import type { CertificateParts } from './certificate-parts.ts'
import { type Der, objectIdentifier, readDer, readSequence, unsignedInteger } from './der.ts'
import { curves } from './elliptic-curve.ts'
import { ecKey, type PublicKey, rsaKey } from './public-key.ts'
import { unshared } from './unshared.ts'

type Scheme = 'rsa' | 'rsa-pss' | 'ecdsa'

interface SignatureAlgorithm {
  readonly name: string
  /** Undefined for what WebCrypto cannot verify. */
  readonly scheme?: Scheme
  readonly hash?: string
}

const rsaPss = '1.2.840.113549.1.1.10'

const algorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['1.2.840.113549.1.1.2', { name: 'md2-rsa' }],
  ['1.2.840.113549.1.1.4', { name: 'md5-rsa' }],
  ['1.2.840.113549.1.1.5', { name: 'sha1-rsa', scheme: 'rsa', hash: 'SHA-1' }],
  ['1.3.14.3.2.29', { name: 'sha1-rsa', scheme: 'rsa', hash: 'SHA-1' }],
  ['1.2.840.113549.1.1.14', { name: 'sha224-rsa' }],
  ['1.2.840.113549.1.1.11', { name: 'sha256-rsa', scheme: 'rsa', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { name: 'sha384-rsa', scheme: 'rsa', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { name: 'sha512-rsa', scheme: 'rsa', hash: 'SHA-512' }],
  ['1.2.840.10045.4.1', { name: 'sha1-ecdsa', scheme: 'ecdsa', hash: 'SHA-1' }],
  ['1.2.840.10045.4.3.1', { name: 'sha224-ecdsa' }],
  ['1.2.840.10045.4.3.2', { name: 'sha256-ecdsa', scheme: 'ecdsa', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { name: 'sha384-ecdsa', scheme: 'ecdsa', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { name: 'sha512-ecdsa', scheme: 'ecdsa', hash: 'SHA-512' }],
  ['1.2.840.10040.4.3', { name: 'sha1-dsa' }],
  ['2.16.840.1.101.3.4.3.2', { name: 'sha256-dsa' }],
  // WebCrypto has Ed25519 only in newer runtimes, and Node 20 prints a warning for it.
  ['1.3.101.112', { name: 'ed25519' }],
])

const pssHashes: ReadonlyMap<string, { readonly hash: string; readonly length: number }> = new Map([
  ['2.16.840.1.101.3.4.2.1', { hash: 'SHA-256', length: 32 }],
  ['2.16.840.1.101.3.4.2.2', { hash: 'SHA-384', length: 48 }],
  ['2.16.840.1.101.3.4.2.3', { hash: 'SHA-512', length: 64 }],
])

/** `sha256-rsa`; the dotted identifier of an algorithm without a name here. */
export function describeSignature(algorithm: Der): string {
  return readAlgorithm(algorithm).name
}

function readAlgorithm(algorithm: Der): SignatureAlgorithm {
  const [id, parameters] = readSequence(algorithm) ?? []
  const name = objectIdentifier(id) ?? 'unknown'
  if (name !== rsaPss) return algorithms.get(name) ?? { name }
  // Go takes only these: both hashes alike, the salt as long as the hash (crypto/x509, getSignatureAlgorithmFromAI).
  const [first, second, third] = readSequence(parameters) ?? []
  const hashId = objectIdentifier(readSequence(readDer(first?.content ?? new Uint8Array()))?.[0])
  const mask = readSequence(readDer(second?.content ?? new Uint8Array()))?.[1]
  const maskHash = objectIdentifier(readSequence(mask)?.[0])
  const salt = unsignedInteger(readDer(third?.content ?? new Uint8Array()))
  const found = pssHashes.get(hashId ?? '')
  if (!found) return { name: 'sha1-rsa-pss' }
  const plain = `${found.hash.toLowerCase().replace('-', '')}-rsa-pss`
  const usual = maskHash === hashId && salt?.length === 1 && salt[0] === found.length
  return usual ? { name: plain, scheme: 'rsa-pss', hash: found.hash } : { name: plain }
}

/** Whether the holder of `publicKey` signed the certificate; `unsupported` where that cannot be found out here. */
export async function verifySignature(
  { signed, signature, signatureAlgorithm }: CertificateParts,
  publicKey: PublicKey,
): Promise<Known<boolean>> {
  const { scheme, hash } = readAlgorithm(signatureAlgorithm)
  if (!scheme || !hash) return unknown('unsupported')
  if (publicKey.algorithm !== (scheme === 'ecdsa' ? ecKey : rsaKey)) {
    // A key of a known other type did not make this signature; an RSA key may also be bound to PSS.
    return [ecKey, rsaKey].includes(publicKey.algorithm) ? known(false) : unknown('unsupported')
  }
  try {
    return scheme === 'ecdsa'
      ? await verifyEcdsa(publicKey, hash, signature, signed)
      : await verifyRsa(publicKey, scheme, hash, signature, signed)
  } catch {
    return unknown('unsupported')
  }
}

async function verifyRsa(
  key: PublicKey,
  scheme: Scheme,
  hash: string,
  signature: Uint8Array,
  signed: Uint8Array,
) {
  const name = scheme === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS'
  const saltLength = Number(hash.slice(-3)) / 8
  const imported = await crypto.subtle.importKey('spki', unshared(key.bytes), { name, hash }, false, [
    'verify',
  ])
  return known(
    await crypto.subtle.verify({ name, saltLength }, imported, unshared(signature), unshared(signed)),
  )
}

async function verifyEcdsa(key: PublicKey, hash: string, signature: Uint8Array, signed: Uint8Array) {
  const curve = curves.get(key.curve ?? '')
  if (!curve || curve.name === 'P-224') return unknown('unsupported')
  const raw = rawSignature(signature, Math.ceil(curve.bits / 8))
  if (!raw) return known(false)
  const algorithm = { name: 'ECDSA', namedCurve: curve.name }
  const imported = await crypto.subtle.importKey('spki', unshared(key.bytes), algorithm, false, ['verify'])
  return known(await crypto.subtle.verify({ name: 'ECDSA', hash }, imported, unshared(raw), unshared(signed)))
}

/** Certificates carry SEQUENCE { r, s }; WebCrypto wants the two numbers side by side. */
function rawSignature(signature: Uint8Array, size: number): Uint8Array | undefined {
  const numbers = (readSequence(readDer(signature)) ?? []).map(unsignedInteger)
  const raw = new Uint8Array(size * 2)
  if (numbers.length !== 2) return undefined
  for (const [index, number] of numbers.entries()) {
    if (!number || number.length > size) return undefined
    raw.set(number, size * (index + 1) - number.length)
  }
  return raw
}
