import { createPublicKey } from 'node:crypto'
import {
  bitString,
  buildCertificate,
  ecKey,
  hex,
  id,
  integer,
  none,
  octets,
  sequence,
} from './build-certificate.ts'
import { type Refused, refuse, type Taken } from './odd.ts'

const rsaId = id('1.2.840.113549.1.1.1')
const dsaId = id('1.2.840.10040.4.1')
const ed25519Id = id('1.3.101.112')
const ecId = id('1.2.840.10045.2.1')
const noParameters = hex('05 00')
const one = integer('01')

const rsa = (key: Uint8Array, parameters = noParameters) =>
  sequence(sequence(rsaId, parameters), bitString(key))
const rsaNumbers = (modulus: string, exponent: string) => rsa(sequence(integer(modulus), integer(exponent)))
const dsa = (key: Uint8Array, ...parameters: readonly Uint8Array[]) =>
  sequence(sequence(dsaId, sequence(...parameters)), bitString(key))
const ed25519 = (bytes: number, parameters = none) =>
  sequence(sequence(ed25519Id, parameters), bitString(new Uint8Array(bytes)))

const point = createPublicKey({ key: Buffer.from(ecKey), format: 'der', type: 'spki' })
  .export({ type: 'spki', format: 'der' })
  .subarray(-65)
const ec = (curve: string, bytes: Uint8Array) => sequence(sequence(ecId, id(curve)), bitString(bytes))
const p256 = '1.2.840.10045.3.1.7'

function refuseKeys(words: string, list: Readonly<Record<string, Uint8Array>>): readonly Refused[] {
  const changes = Object.entries(list).map(([what, key]) => [what, { key }] as const)
  return refuse(words, Object.fromEntries(changes))
}

/** What crypto/x509 refuses of public keys (parsePublicKey), and what we say of it. */
export const refusedKeys: readonly Refused[] = [
  ...refuseKeys('its public key cannot be read', {
    'no key': none,
    'a key of another type': octets(),
    'a key without an algorithm': sequence(),
    'an algorithm without an identifier': sequence(sequence(), bitString(hex('00'))),
    'an identifier that ends in the middle': sequence(sequence(hex('06 01 80')), bitString(hex('00'))),
    'an algorithm with broken parameters': sequence(
      sequence(id('1.2.3'), hex('05 01')),
      bitString(hex('00')),
    ),
    'an algorithm without a key': sequence(sequence(id('1.2.3'))),
    'a key that is no string of bits': sequence(sequence(id('1.2.3')), octets(hex('00'))),
  }),
  ...refuseKeys('its RSA key cannot be read', {
    'RSA without parameters': rsa(sequence(integer('23'), one), none),
    'RSA with other parameters': rsa(sequence(integer('23'), one), one),
    'RSA without numbers': rsa(none),
    'RSA in another form': rsa(integer('23')),
    'RSA without an exponent': rsa(sequence(integer('23'))),
    'RSA with modulus 0': rsaNumbers('00', '01'),
    'RSA with a negative modulus': rsaNumbers('80', '01'),
    'RSA with exponent 0': rsaNumbers('23', '00'),
    'RSA with a negative exponent': rsaNumbers('23', 'ff'),
    'RSA with an exponent of 64 bits': rsaNumbers('23', '00 80 00 00 00 00 00 00 00'),
  }),
  ...refuseKeys('its key is on a curve that Go does not know', {
    'a curve of Bitcoin': ec('1.3.132.0.10', point),
    'a curve in so many words': sequence(sequence(ecId, sequence(one)), bitString(point)),
    'no curve': sequence(sequence(ecId), bitString(point)),
  }),
  ...refuseKeys('its key is no point of the curve P-256', {
    'a compressed point': ec(p256, Buffer.concat([hex('02'), point.subarray(1, 33)])),
    'a point that is marked as compressed': ec(p256, Buffer.concat([hex('02'), point.subarray(1)])),
    'a point with a zero between its numbers': ec(
      p256,
      Buffer.concat([point.subarray(0, 33), hex('00'), point.subarray(33)]),
    ),
    'a point with one byte more': ec(p256, Buffer.concat([point, hex('00')])),
    'a point beside the curve': ec(p256, Buffer.concat([point.subarray(0, 64), hex('00')])),
    'a point outside of the field': ec(p256, Buffer.concat([hex('04'), Buffer.alloc(64, 0xff)])),
  }),
  ...refuseKeys('its key is no point of the curve P-384', { 'a point of P-256': ec('1.3.132.0.34', point) }),
  ...refuseKeys('its Ed25519 key cannot be read', {
    'Ed25519 with parameters': ed25519(32, noParameters),
    'Ed25519 with 31 bytes': ed25519(31),
    'Ed25519 with 33 bytes': ed25519(33),
  }),
  ...refuseKeys('its DSA key cannot be read', {
    'DSA without a number': dsa(none, one, one, one),
    'DSA with number 0': dsa(integer('00'), one, one, one),
    'DSA with a negative number': dsa(integer('80'), one, one, one),
    'DSA with two parameters': dsa(one, one, one),
    'DSA with a parameter 0': dsa(one, one, integer('00'), one),
    'DSA without parameters': sequence(sequence(dsaId), bitString(one)),
  }),
]

/** What crypto/x509 takes. */
export const takenKeys: readonly Taken[] = (
  [
    ['RSA of 6 bits', rsaNumbers('23', '03'), { keyType: 'rsa', keyBits: 6, curve: undefined }],
    [
      'RSA with an exponent of 63 bits',
      rsaNumbers('23', '7f ff ff ff ff ff ff ff'),
      { keyType: 'rsa', keyBits: 6 },
    ],
    ['RSA with a third number', rsa(sequence(integer('00 80'), one, one)), { keyType: 'rsa', keyBits: 8 }],
    ['a point', ec(p256, point), { keyType: 'ecdsa', keyBits: 256, curve: 'P-256' }],
    ['Ed25519', ed25519(32), { keyType: 'ed25519', keyBits: undefined, curve: undefined }],
    [
      'DSA',
      dsa(integer('7f'), integer('00 80'), one, integer('01 00')),
      { keyType: 'dsa', keyBits: undefined },
    ],
    ['DSA with a fourth parameter', dsa(one, one, one, one, integer('00')), { keyType: 'dsa' }],
    [
      'a key of another kind',
      sequence(sequence(id('1.2.3')), bitString(none)),
      { keyType: 'other', curve: undefined },
    ],
  ] as const
).map(([what, key, fields]) => [what, buildCertificate({ key }), fields])
