import type { KeyType } from './certificate.ts'
import {
  bitString,
  type Der,
  objectIdentifier,
  readDer,
  readSequence,
  tags,
  trimZeros,
  unsignedInteger,
} from './der.ts'
import { dsaKey, ecKey, ed25519Key, rsaKey } from './public-key.ts'

/** For those who judge keys only: nothing of it may leave this folder. */
export type PrivateKey =
  | { readonly type: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | {
      readonly type: 'ecdsa'
      readonly curve: string
      readonly scalar: Uint8Array
      readonly point: Uint8Array | undefined
    }
  | { readonly type: Exclude<KeyType, 'rsa' | 'ecdsa'> }

/** Go goes by the structure, whatever the label: PKCS#1, PKCS#8, SEC 1 (crypto/tls, parsePrivateKey). */
export function readPrivateKey(der: Uint8Array): PrivateKey | undefined {
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
