import { type Known, known, unknown } from '../host.ts'
import type { Certificate, KeyFile, KeyType } from './certificate.ts'
import {
  certificateParts,
  curves,
  dsaKey,
  ecKey,
  ed25519Key,
  type PublicKey,
  rsaKey,
} from './certificate-parts.ts'
import { describeContents, isPrivateKeyLabel } from './contents.ts'
import {
  bitString,
  type Der,
  objectIdentifier,
  readDer,
  readSequence,
  sameBytes,
  tags,
  trimZeros,
  unsignedInteger,
  writeDer,
} from './der.ts'
import { type PemBlock, readPem } from './pem.ts'

export interface KeyInspection {
  readonly file: KeyFile
  readonly matches: Known<boolean>
}

/**
 * What may be said of a private key file: all of it as Go's `tls.LoadX509KeyPair` takes it. The key stays inside:
 * neither the result nor any error holds a part of it.
 */
export async function inspectKey(
  bytes: Uint8Array,
  certificate: Certificate | undefined,
): Promise<KeyInspection> {
  const pem = readPem(bytes)
  const block = pem.blocks.find(({ type }) => isPrivateKeyLabel(type))
  const contents = describeContents(bytes, pem)
  if (!block || isEncrypted(block)) {
    const file = { keyType: undefined, encrypted: block !== undefined, contents }
    return { file, matches: unknown('unsupported') }
  }
  const key = readPrivateKey(block.bytes)
  if (!key) {
    const file = { keyType: undefined, encrypted: false, contents: unreadableContents(block) }
    return { file, matches: unknown('unsupported') }
  }
  const publicKey = certificate && certificateParts(certificate.der)?.publicKey
  return {
    file: { keyType: key.type, encrypted: false, contents },
    matches: publicKey ? await belongsTo(key, publicKey) : unknown('unsupported'),
  }
}

function isEncrypted({ type, encrypted }: PemBlock): boolean {
  return encrypted || type === 'ENCRYPTED PRIVATE KEY'
}

function unreadableContents({ type }: PemBlock): string {
  return type === 'OPENSSH PRIVATE KEY' ? 'an OpenSSH private key' : 'a private key that cannot be read'
}

type PrivateKey =
  | { readonly type: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | {
      readonly type: 'ecdsa'
      readonly curve: string
      readonly scalar: Uint8Array
      readonly point: Uint8Array | undefined
    }
  | { readonly type: Exclude<KeyType, 'rsa' | 'ecdsa'> }

/** Go goes by the structure, whatever the label: PKCS#1, PKCS#8, SEC 1 (crypto/tls, parsePrivateKey). */
function readPrivateKey(der: Uint8Array): PrivateKey | undefined {
  const fields = readSequence(readDer(der))
  if (!fields || fields[0]?.tag !== tags.integer) return undefined
  return readPkcs1(fields) ?? readPkcs8(fields) ?? readSec1(fields, undefined)
}

function readPkcs1([, modulus, exponent, ...primes]: readonly Der[]): PrivateKey | undefined {
  const numbers = [modulus, exponent].map(unsignedInteger)
  if (primes.length < 3 || !primes.slice(0, 3).every(({ tag }) => tag === tags.integer)) return undefined
  const [n, e] = numbers
  return n && e ? { type: 'rsa', modulus: n, exponent: e } : undefined
}

function readPkcs8([, algorithm, wrapped]: readonly Der[]): PrivateKey | undefined {
  const [id, parameters] = readSequence(algorithm) ?? []
  const name = objectIdentifier(id)
  if (name === undefined || wrapped?.tag !== tags.octetString) return undefined
  const inner = readSequence(readDer(wrapped.content)) ?? []
  if (name === rsaKey) return readPkcs1(inner)
  if (name === ecKey) return readSec1(inner, objectIdentifier(parameters))
  if (name === ed25519Key) return { type: 'ed25519' }
  return { type: name === dsaKey ? 'dsa' : 'other' }
}

function readSec1(
  [, scalar, ...optional]: readonly Der[],
  outerCurve: string | undefined,
): PrivateKey | undefined {
  if (scalar?.tag !== tags.octetString) return undefined
  const inside = (tag: number) =>
    readDer(optional.find((field) => field.tag === tag)?.content ?? new Uint8Array())
  const curve = outerCurve ?? objectIdentifier(inside(0xa0))
  if (curve === undefined) return undefined
  return { type: 'ecdsa', curve, scalar: trimZeros(scalar.content), point: bitString(inside(0xa1)) }
}

const typeAlgorithms: ReadonlyMap<KeyType, string> = new Map([
  ['rsa', rsaKey],
  ['ecdsa', ecKey],
  ['ed25519', ed25519Key],
  ['dsa', dsaKey],
])

async function belongsTo(key: PrivateKey, publicKey: PublicKey): Promise<Known<boolean>> {
  const algorithm = typeAlgorithms.get(key.type)
  if (algorithm === undefined) return unknown('unsupported')
  if (algorithm !== publicKey.algorithm) return known(false)
  if (key.type === 'rsa') {
    const { modulus, exponent } = publicKey
    if (!modulus || !exponent) return unknown('unsupported')
    return known(sameBytes(key.modulus, modulus) && sameBytes(key.exponent, exponent))
  }
  return key.type === 'ecdsa' ? ecdsaBelongsTo(key, publicKey) : unknown('unsupported')
}

async function ecdsaBelongsTo(
  key: Extract<PrivateKey, { type: 'ecdsa' }>,
  publicKey: PublicKey,
): Promise<Known<boolean>> {
  if (publicKey.curve === undefined) return unknown('unsupported')
  if (key.curve !== publicKey.curve) return known(false)
  const curve = curves.get(key.curve)
  const size = curve && Math.ceil(curve.bits / 8)
  if (size && key.scalar.length <= size && curve.name !== 'P-224') {
    const signs = await signsFor(key.curve, padded(key.scalar, size), curve.name, publicKey)
    if (signs.known) return signs
  }
  // Without WebCrypto's help, the point that the key file carries has to do.
  return key.point ? known(sameBytes(key.point, publicKey.key)) : unknown('unsupported')
}

/**
 * Signs with the one and verifies with the other, for Go derives the public point from the number and ignores the
 * one written beside it (crypto/x509/sec1.go).
 */
async function signsFor(
  curve: string,
  scalar: Uint8Array,
  namedCurve: string,
  publicKey: PublicKey,
): Promise<Known<boolean>> {
  const algorithm = { name: 'ECDSA', namedCurve }
  const signing = { name: 'ECDSA', hash: 'SHA-256' }
  const sample = new Uint8Array(32)
  try {
    const pkcs8 = writePkcs8(curve, scalar)
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
    const verifying = await crypto.subtle.importKey('spki', publicKey.bytes, algorithm, false, ['verify'])
    const signature = await crypto.subtle.sign(signing, privateKey, sample)
    return known(await crypto.subtle.verify(signing, verifying, signature, sample))
  } catch {
    // Nothing of the error is passed on: it comes from the key.
    return unknown('unsupported')
  }
}

function writePkcs8(curve: string, scalar: Uint8Array): Uint8Array {
  const version = (number: number) => writeDer(tags.integer, new Uint8Array([number]))
  const key = writeDer(tags.sequence, version(1), writeDer(tags.octetString, scalar))
  const algorithm = writeDer(tags.sequence, writeObjectIdentifier(ecKey), writeObjectIdentifier(curve))
  return writeDer(tags.sequence, version(0), algorithm, writeDer(tags.octetString, key))
}

function writeObjectIdentifier(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128]
    for (let more = Math.floor(part / 128); more > 0; more = Math.floor(more / 128))
      digits.unshift((more % 128) | 128)
    return digits
  })
  return writeDer(tags.objectIdentifier, new Uint8Array(bytes))
}

function padded(bytes: Uint8Array, size: number): Uint8Array {
  const result = new Uint8Array(size)
  result.set(bytes, size - bytes.length)
  return result
}
