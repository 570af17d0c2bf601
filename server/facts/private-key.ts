import type { KeyType } from './certificate.ts'
import {
  bitString,
  type Der,
  inside,
  isA,
  objectIdentifier,
  readDer,
  readFields,
  smallInteger,
  tags,
  trimZeros,
  unsignedInteger,
} from './der.ts'
import { curves, toBigInt } from './elliptic-curve.ts'
import { dsaKey, ecKey, ed25519Key, rsaKey } from './public-key.ts'
import { isSoundRsaKey } from './rsa-key.ts'

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
  const fields = readFields(readDer(der))
  if (!fields || !isA(fields[0], tags.integer)) return undefined
  const whole = readDer(der)?.bytes.length === der.length
  return (whole ? readPkcs1(fields) : undefined) ?? readPkcs8(fields) ?? readSec1(fields, undefined)
}

function readPkcs1([version, ...rest]: readonly Der[]): PrivateKey | undefined {
  const end = rest.findIndex((field) => !isA(field, tags.integer))
  const numbers = rest.slice(0, end < 0 ? 8 : Math.min(end, 8)).map(unsignedInteger)
  const next = rest[numbers.length]
  const [modulus, exponent] = numbers
  const isKnown =
    version !== undefined && (smallInteger(version) ?? 2) < 2 && !(next?.broken && next.tag === tags.integer)
  if (!isKnown || numbers.length < 5 || !modulus || !exponent || numbers.includes(undefined)) return undefined
  // Keys of more than two primes are read and rare; what is in them is not checked.
  const isSound = (readFields(next)?.length ?? 0) > 0 || isSoundRsaKey(numbers as readonly Uint8Array[])
  return isSound ? { type: 'rsa', modulus, exponent } : undefined
}

function readPkcs8([, algorithm, wrapped]: readonly Der[]): PrivateKey | undefined {
  const [id, parameters] = readFields(algorithm) ?? []
  const name = objectIdentifier(id)
  if (name === undefined || parameters?.broken || !isA(wrapped, tags.octetString)) return undefined
  const element = readDer(wrapped.content)
  const inner = readFields(element) ?? []
  switch (name) {
    case rsaKey:
      return element?.bytes.length === wrapped.content.length ? readPkcs1(inner) : undefined
    case ecKey:
      return readSec1(inner, objectIdentifier(parameters))
    case ed25519Key:
      return !parameters && isA(element, tags.octetString) && element.content.length === 32
        ? { type: 'ed25519' }
        : undefined
    default:
      return { type: name === dsaKey ? 'dsa' : 'other' }
  }
}

function readSec1(
  [version, scalar, ...optional]: readonly Der[],
  outerCurve: string | undefined,
): PrivateKey | undefined {
  if (!isA(scalar, tags.octetString) || version === undefined || smallInteger(version) !== 1) return undefined
  // The curve, then the point, and either may be left out.
  const [first, second] = optional
  const curveField = first?.tag === 0xa0 ? first : undefined
  const pointField = curveField ? second : first
  const curve = outerCurve ?? objectIdentifier(inside(curveField))
  const order = curves.get(curve ?? '')?.order
  const bytes = trimZeros(scalar.content)
  const number = bytes.length > 66 ? 0n : toBigInt(bytes)
  if (curve === undefined || order === undefined || number === 0n || number >= order) return undefined
  const point = pointField?.tag === 0xa1 ? bitString(inside(pointField)) : undefined
  return { type: 'ecdsa', curve, scalar: bytes, point }
}
