import {
  bitLength,
  bitString,
  type Der,
  objectIdentifier,
  readDer,
  readSequence,
  unsignedInteger,
} from './der.ts'

/** The fields of a certificate as they stand in its bytes: names are compared and signatures verified over these. */
export interface CertificateParts {
  readonly signed: Uint8Array
  readonly version: number
  readonly serial: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly publicKey: PublicKey
  /** By dotted identifier. */
  readonly extensions: ReadonlyMap<string, Extension>
  readonly signatureAlgorithm: Der
  readonly signature: Uint8Array
}

interface Extension {
  /** The whole extension, identifier and flag included. */
  readonly bytes: Uint8Array
  readonly value: Uint8Array
}

export interface PublicKey {
  /** SubjectPublicKeyInfo. */
  readonly bytes: Uint8Array
  readonly algorithm: string
  readonly curve: string | undefined
  /** RSA only; without leading zeros. */
  readonly modulus: Uint8Array | undefined
  readonly exponent: Uint8Array | undefined
  /** The BIT STRING's content: for an elliptic curve, the point. */
  readonly key: Uint8Array
}

/** Undefined where the bytes are no certificate. */
export function certificateParts(der: Uint8Array): CertificateParts | undefined {
  const [toBeSigned, signatureAlgorithm, signatureValue, ...more] = readSequence(readDer(der)) ?? []
  const fields = readSequence(toBeSigned)
  const signature = bitString(signatureValue)
  if (!toBeSigned || !fields || !signatureAlgorithm || !signature || more.length > 0) return undefined

  // Version 1 is written by leaving the field out.
  const hasVersion = fields[0]?.tag === 0xa0
  const [serial, , issuer, , subject, keyInfo, ...optional] = hasVersion ? fields.slice(1) : fields
  const publicKey = readPublicKey(keyInfo)
  const extensions = readExtensions(optional.find(({ tag }) => tag === 0xa3))
  if (!serial || !issuer || !subject || !publicKey || !extensions) return undefined
  return {
    signed: toBeSigned.bytes,
    version: hasVersion ? (readDer(fields[0]?.content ?? der)?.content[0] ?? 0) + 1 : 1,
    serial: serial.content,
    issuer: issuer.bytes,
    subject: subject.bytes,
    publicKey,
    extensions,
    signatureAlgorithm,
    signature,
  }
}

function readExtensions(wrapper: Der | undefined): ReadonlyMap<string, Extension> | undefined {
  const extensions = new Map<string, Extension>()
  if (!wrapper) return extensions
  for (const element of readSequence(readDer(wrapper.content)) ?? []) {
    const fields = readSequence(element) ?? []
    const id = objectIdentifier(fields[0])
    const value = fields.at(-1)?.content
    if (id === undefined || !value || fields.length < 2) return undefined
    extensions.set(id, { bytes: element.bytes, value })
  }
  return extensions
}

function readPublicKey(element: Der | undefined): PublicKey | undefined {
  const [algorithm, bits] = readSequence(element) ?? []
  const [id, parameters] = readSequence(algorithm) ?? []
  const name = objectIdentifier(id)
  const key = bitString(bits)
  if (!element || name === undefined || !key) return undefined
  const [modulus, exponent] = (name === rsaKey && readSequence(readDer(key))) || []
  return {
    bytes: element.bytes,
    algorithm: name,
    curve: name === ecKey ? objectIdentifier(parameters) : undefined,
    modulus: unsignedInteger(modulus),
    exponent: unsignedInteger(exponent),
    key,
  }
}

export const rsaKey = '1.2.840.113549.1.1.1'
export const ecKey = '1.2.840.10045.2.1'
export const ed25519Key = '1.3.101.112'
export const dsaKey = '1.2.840.10040.4.1'

/** The curves that Go knows; WebCrypto has all but P-224. */
export const curves: ReadonlyMap<string, { readonly name: string; readonly bits: number }> = new Map([
  ['1.3.132.0.33', { name: 'P-224', bits: 224 }],
  ['1.2.840.10045.3.1.7', { name: 'P-256', bits: 256 }],
  ['1.3.132.0.34', { name: 'P-384', bits: 384 }],
  ['1.3.132.0.35', { name: 'P-521', bits: 521 }],
])

/** RSA modulus or curve size. */
export function keyBits({ curve, modulus }: PublicKey): number | undefined {
  return modulus ? bitLength(modulus) : curves.get(curve ?? '')?.bits
}
