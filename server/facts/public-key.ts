import {
  bitLength,
  bitString,
  type Der,
  integer,
  objectIdentifier,
  readDer,
  readFields,
  sameBytes,
  tags,
  unsignedInteger,
} from './der.ts'
import { curves, isPoint } from './elliptic-curve.ts'

/** A SubjectPublicKeyInfo. */
export interface PublicKey {
  readonly bytes: Uint8Array
  readonly algorithm: string
  /** Dotted identifier; elliptic curves only. */
  readonly curve: string | undefined
  /** RSA only; without leading zeros. */
  readonly modulus: Uint8Array | undefined
  readonly exponent: Uint8Array | undefined
  /** The BIT STRING's content: for an elliptic curve, the point. */
  readonly key: Uint8Array
}

export const rsaKey = '1.2.840.113549.1.1.1'
export const ecKey = '1.2.840.10045.2.1'
export const ed25519Key = '1.3.101.112'
export const dsaKey = '1.2.840.10040.4.1'

/** The key, or in words why Go refuses it (crypto/x509/parser.go, parsePublicKey). */
export function readPublicKey(element: Der | undefined): PublicKey | string {
  const [algorithm, content] = readFields(element) ?? []
  const [id, parameters] = readFields(algorithm) ?? []
  const name = objectIdentifier(id)
  const key = bitString(content)
  if (!element || name === undefined || !key || parameters?.broken) return 'its public key cannot be read'
  const found = { bytes: element.bytes, algorithm: name, key, curve: undefined }
  const none = { modulus: undefined, exponent: undefined }
  switch (name) {
    case rsaKey:
      return rsaNumbers(parameters, key, found)
    case ecKey:
      return ecPoint(parameters, { ...found, ...none })
    case ed25519Key:
      return parameters || key.length !== 32 ? 'its Ed25519 key cannot be read' : { ...found, ...none }
    case dsaKey:
      return isDsa(parameters, key) ? { ...found, ...none } : 'its DSA key cannot be read'
    default:
      return { ...found, ...none }
  }
}

function rsaNumbers(
  parameters: Der | undefined,
  key: Uint8Array,
  found: Omit<PublicKey, 'modulus' | 'exponent'>,
): PublicKey | string {
  const isNull = parameters !== undefined && sameBytes(parameters.bytes, Uint8Array.of(tags.null, 0))
  const [modulus, exponent] = (readFields(readDer(key)) ?? []).map(unsignedInteger)
  // Go keeps the exponent in 63 bits.
  const fits = exponent !== undefined && exponent.length > 0 && bitLength(exponent) <= 63
  if (!isNull || !modulus || modulus.length === 0 || !fits) return 'its RSA key cannot be read'
  return { ...found, modulus, exponent }
}

function ecPoint(parameters: Der | undefined, found: PublicKey): PublicKey | string {
  const curve = objectIdentifier(parameters)
  const known = curves.get(curve ?? '')
  if (!known) return 'its key is on a curve that Go does not know'
  return isPoint(found.key, known) ? { ...found, curve } : `its key is no point of the curve ${known.name}`
}

function isDsa(parameters: Der | undefined, key: Uint8Array): boolean {
  const numbers = [readDer(key), ...(readFields(parameters) ?? []).slice(0, 3)]
  return numbers.length === 4 && numbers.every(isPositive)
}

function isPositive(element: Der | undefined): boolean {
  const bytes = integer(element)
  return bytes !== undefined && (bytes[0] ?? 0) < 0x80 && bytes.some((byte) => byte !== 0)
}

/** RSA modulus or curve size. */
export function keyBits({ curve, modulus }: PublicKey): number | undefined {
  return modulus ? bitLength(modulus) : curves.get(curve ?? '')?.bits
}
