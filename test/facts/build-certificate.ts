import { writeDer, writeObjectIdentifier } from '../../server/facts/der-write.ts'
import { encode } from './files.ts'

/** Every field of a certificate in its bytes, whatever they say; none where it is left out. */
export interface Fields {
  readonly version: Uint8Array
  readonly serial: Uint8Array
  readonly algorithm: Uint8Array
  readonly issuer: Uint8Array
  readonly validity: Uint8Array
  readonly subject: Uint8Array
  readonly key: Uint8Array
  /** Unique identifiers and extensions. */
  readonly optional: Uint8Array
  readonly outerAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly behind: Uint8Array
}

/** Bytes from hexadecimal digits: `30 00`. */
export function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'))
}

export const none = hex('')
export const id = writeObjectIdentifier

export function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  return writeDer(0x30, ...contents)
}

/** Of the bytes, as they are. */
export function integer(digits: string): Uint8Array {
  return writeDer(0x02, hex(digits))
}

export function bitString(...contents: readonly Uint8Array[]): Uint8Array {
  return writeDer(0x03, hex('00'), ...contents)
}

export function octets(...contents: readonly Uint8Array[]): Uint8Array {
  return writeDer(0x04, ...contents)
}

/** `flag` is the BOOLEAN, as it stands there. */
export function extension(type: string, value: Uint8Array, flag = none): Uint8Array {
  return sequence(id(type), flag, octets(value))
}

export const critical = hex('01 01 ff')

export function extensions(...list: readonly Uint8Array[]): Uint8Array {
  return writeDer(0xa3, sequence(...list))
}

/** A name of one attribute: by default a common name in UTF-8. */
export function name(text: Uint8Array, tag = 0x0c, type = '2.5.4.3'): Uint8Array {
  return sequence(writeDer(0x31, sequence(id(type), writeDer(tag, text))))
}

const ecdsa = sequence(id('1.2.840.10045.4.3.2'))

/** Of the private key 1: the point that P-256 starts from (FIPS 186-4, D.1.2.3). One made by chance could be anything once changed. */
export const ecKey = hex(
  '30 59 30 13 06 07 2a 86 48 ce 3d 02 01 06 08 2a 86 48 ce 3d 03 01 07 03 42 00 04' +
    '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
    '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
)

const sound: Fields = {
  version: writeDer(0xa0, integer('02')),
  serial: integer('0a'),
  algorithm: ecdsa,
  issuer: name(encode('issuer')),
  validity: sequence(writeDer(0x17, encode('290101000000Z')), writeDer(0x17, encode('310101000000Z'))),
  subject: name(encode('subject')),
  key: ecKey,
  optional: none,
  outerAlgorithm: ecdsa,
  signature: bitString(hex('00')),
  behind: none,
}

/** A certificate that Go reads, but for these fields. Nobody signed it: that is asked only of who is believed. */
export function buildCertificate(changes: Partial<Fields>): Uint8Array {
  const fields = { ...sound, ...changes }
  const { version, serial, algorithm, issuer, validity, subject, key, optional } = fields
  const signed = sequence(version, serial, algorithm, issuer, validity, subject, key, optional)
  return Uint8Array.from([...sequence(signed, fields.outerAlgorithm, fields.signature), ...fields.behind])
}
