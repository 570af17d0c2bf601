import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { certificateParts } from '../../server/facts/certificate-parts.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { belongsTo } from '../../server/facts/key-match.ts'
import { type PrivateKey, readPrivateKey } from '../../server/facts/private-key.ts'
import type { PublicKey } from '../../server/facts/public-key.ts'
import { bitString, buildCertificate, hex, id, integer, none, octets, sequence } from './build-certificate.ts'

const curves = [
  ['P-256', 'prime256v1', '1.2.840.10045.3.1.7', 32],
  ['P-384', 'secp384r1', '1.3.132.0.34', 48],
  ['P-521', 'secp521r1', '1.3.132.0.35', 66],
  ['P-224', 'secp224r1', '1.3.132.0.33', 28],
] as const
const [[, , p256], , , [, , p224]] = curves

/** The point of a number, by OpenSSL. */
function pointOf(curve: string, scalar: string): Uint8Array {
  const [, openssl = '', , size = 0] = curves.find(([, , identifier]) => identifier === curve) ?? []
  const key = createECDH(openssl)
  key.setPrivateKey(scalar.padStart(size * 2, '0'), 'hex')
  return Uint8Array.from(key.getPublicKey())
}

function publicKey(algorithm: Uint8Array, key: Uint8Array): PublicKey {
  const parts = certificateParts(buildCertificate({ key: sequence(algorithm, bitString(key)) }))
  if (!parts) throw new Error('not read')
  return parts.publicKey
}

const ecPublic = (curve: string, scalar: string) =>
  publicKey(sequence(id('1.2.840.10045.2.1'), id(curve)), pointOf(curve, scalar))
const ed25519 = publicKey(sequence(id('1.3.101.112')), new Uint8Array(32))
const dsa = publicKey(
  sequence(id('1.2.840.10040.4.1'), sequence(integer('01'), integer('01'), integer('01'))),
  integer('01'),
)
const rsa = (...numbers: readonly string[]) =>
  publicKey(sequence(id('1.2.840.113549.1.1.1'), hex('05 00')), sequence(...numbers.map(integer)))

/** The number, and beside it the point of another one, or none. */
function ecPrivate(curve: string, scalar: string, pointScalar?: string): PrivateKey {
  const point = pointScalar === undefined ? none : writeDer(0xa1, bitString(pointOf(curve, pointScalar)))
  const key = readPrivateKey(sequence(integer('01'), octets(hex(scalar)), writeDer(0xa0, id(curve)), point))
  if (!key) throw new Error('not read')
  return key
}

const rsaPrivate: PrivateKey = { type: 'rsa', modulus: hex('bb'), exponent: hex('03') }
const yes = { known: true, value: true }
const no = { known: true, value: false }
const nobodyKnows = { known: false, why: 'unsupported' }

// Go derives the point from the number (crypto/tls, X509KeyPair), whatever stands beside it.
test.each(curves.slice(0, 3))('%s: the number alone counts', async (_, __, curve, size) => {
  const long = `01${'5a'.repeat(size - 2)}`
  for (const scalar of ['05', long]) {
    const own = ecPublic(curve, scalar)
    const other = ecPublic(curve, '07')
    for (const point of [undefined, scalar, '07']) {
      expect(await belongsTo(ecPrivate(curve, scalar, point), own)).toEqual(yes)
      expect(await belongsTo(ecPrivate(curve, scalar, point), other)).toEqual(no)
    }
  }
})

test.each([
  ['P-224 by its point', ecPrivate(p224, '05', '05'), ecPublic(p224, '05'), yes],
  ['P-224 and another point', ecPrivate(p224, '05', '05'), ecPublic(p224, '07'), no],
  ['P-224 without a point', ecPrivate(p224, '05'), ecPublic(p224, '05'), nobodyKnows],
  ['two curves', ecPrivate(p224, '05', '05'), ecPublic(p256, '05'), no],
  ['two curves, without a point', ecPrivate(p256, '05'), ecPublic(p224, '05'), no],
  ['RSA', rsaPrivate, rsa('00 bb', '03'), yes],
  ['RSA with another modulus', rsaPrivate, rsa('00 bd', '03'), no],
  ['RSA with another exponent', rsaPrivate, rsa('00 bb', '05'), no],
  ['RSA and an elliptic curve', rsaPrivate, ecPublic(p256, '05'), no],
  ['an elliptic curve and RSA', ecPrivate(p256, '05'), rsa('00 bb', '03'), no],
  ['Ed25519 and RSA', { type: 'ed25519' } as const, rsa('00 bb', '03'), no],
  ['Ed25519 twice', { type: 'ed25519' } as const, ed25519, nobodyKnows],
  ['DSA twice', { type: 'dsa' } as const, dsa, nobodyKnows],
  ['a key of another kind', { type: 'other' } as const, rsa('00 bb', '03'), nobodyKnows],
])('%s', async (_, key, certified, belongs) => {
  expect(await belongsTo(key, certified)).toEqual(belongs)
})
