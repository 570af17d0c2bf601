import {
  bitString,
  boolean,
  type Der,
  inside,
  integer,
  isA,
  objectIdentifier,
  readDer,
  readFields,
  readSequence,
  sameBytes,
  smallInteger,
  tags,
} from './der.ts'
import { type PublicKey, readPublicKey } from './public-key.ts'

/** The fields of a certificate as they stand in its bytes: names are compared and signatures verified over these. */
export interface CertificateParts {
  readonly signed: Uint8Array
  readonly version: number
  readonly serial: Uint8Array
  readonly issuer: Der
  readonly validity: Der
  readonly subject: Der
  readonly publicKey: PublicKey
  /** By dotted identifier. */
  readonly extensions: ReadonlyMap<string, Extension>
  readonly signatureAlgorithm: Der
  readonly signature: Uint8Array
}

export interface Extension {
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Undefined where the bytes are no certificate. */
export function certificateParts(der: Uint8Array): CertificateParts | undefined {
  const parts = splitCertificate(der)
  return typeof parts === 'string' ? undefined : parts
}

const no = 'it is not a certificate'

/** The fields, or in words why Go refuses the certificate: its own steps (crypto/x509/parser.go, parseCertificate). */
export function splitCertificate(der: Uint8Array): CertificateParts | string {
  const outer = readDer(der)
  const [toBeSigned, signatureAlgorithm, signatureValue] = readFields(outer) ?? []
  const fields = readFields(toBeSigned)
  const signature = bitString(signatureValue)
  if (!toBeSigned || !fields || !isA(signatureAlgorithm, tags.sequence) || !signature) return no
  if (outer?.bytes.length !== der.length) return 'something stands behind it'

  const version = readVersion(fields[0])
  // Version 1 is written by leaving the field out.
  const [serial, algorithm, issuer, validity, subject, keyInfo, ...optional] =
    fields[0]?.tag === versionTag ? fields.slice(1) : fields
  const number = integer(serial)
  if (version === undefined) return 'its version cannot be read'
  if (!number || !issuer || !validity || !subject) return no
  if ((number[0] ?? 0) >= 0x80) return 'its serial number is negative'
  const [id, parameters] = readFields(algorithm) ?? []
  if (objectIdentifier(id) === undefined || parameters?.broken) return no
  if (!algorithm || !sameBytes(algorithm.content, signatureAlgorithm.content))
    return 'it names two different signature algorithms'
  const publicKey = readPublicKey(keyInfo)
  if (typeof publicKey === 'string') return publicKey
  const extensions = version === 1 ? new Map<string, Extension>() : readExtensions(optional, version)
  if (!extensions) return 'its extensions cannot be read'
  const names = { issuer, validity, subject }
  return {
    ...names,
    signed: toBeSigned.bytes,
    version,
    serial: number,
    publicKey,
    extensions,
    signatureAlgorithm,
    signature,
  }
}

const versionTag = 0xa0

function readVersion(field: Der | undefined): number | undefined {
  if (field?.tag !== versionTag) return 1
  const [number, ...more] = readSequence(field, versionTag) ?? []
  const version = smallInteger(number)
  return more.length > 0 || version === undefined || version > 2 ? undefined : version + 1
}

/** Between the key and the extensions of version 3 two fields of version 2 may stand, in this order, each once. */
function readExtensions(
  [...fields]: readonly Der[],
  version: number,
): ReadonlyMap<string, Extension> | undefined {
  for (const tag of [0x81, 0x82]) if (isA(fields[0], tag)) fields.shift()
  const extensions = new Map<string, Extension>()
  if (fields[0]?.broken && [0x81, 0x82].includes(fields[0].tag)) return undefined
  if (version < 3 || fields[0]?.tag !== 0xa3) return extensions
  for (const element of readSequence(inside(fields[0])) ?? [undefined]) {
    const [id, ...rest] = readFields(element) ?? []
    const name = objectIdentifier(id)
    const critical = rest[0]?.tag === tags.boolean ? boolean(rest.shift()) : false
    const [value] = rest
    if (name === undefined || critical === undefined || !isA(value, tags.octetString)) return undefined
    if (extensions.has(name)) return undefined
    extensions.set(name, { critical, value: value.content })
  }
  return extensions
}
