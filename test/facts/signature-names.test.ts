import { expect, test } from 'vitest'
import { certificateParts } from '../../server/facts/certificate-parts.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { describeSignature, verifySignature } from '../../server/facts/signature.ts'
import { bitString, buildCertificate, hex, id, integer, none, sequence } from './build-certificate.ts'

const null0 = hex('05 00')
const sha256 = '2.16.840.1.101.3.4.2.1'
const sha384 = '2.16.840.1.101.3.4.2.2'
const sha512 = '2.16.840.1.101.3.4.2.3'
const hashOf = (hash: string) => sequence(id(hash), null0)

/** RFC 4055, 3.1; what is left out is SHA-1 and its 20 bytes. */
function pss(hash?: string, mask?: string, salt?: string): Uint8Array {
  const fields = [
    hash === undefined ? none : writeDer(0xa0, hashOf(hash)),
    mask === undefined ? none : writeDer(0xa1, sequence(id('1.2.840.113549.1.1.8'), hashOf(mask))),
    salt === undefined ? none : writeDer(0xa2, integer(salt)),
  ]
  return sequence(id('1.2.840.113549.1.1.10'), sequence(...fields))
}

const rsaKey = sequence(
  sequence(id('1.2.840.113549.1.1.1'), null0),
  bitString(sequence(integer(`00${'bb'.repeat(256)}`), integer('03'))),
)
const dsaKey = sequence(
  sequence(id('1.2.840.10040.4.1'), sequence(integer('01'), integer('01'), integer('01'))),
  bitString(integer('01')),
)

function partsWith(algorithm: Uint8Array, key?: Uint8Array, signature = bitString(hex('00'))) {
  const changes = { algorithm, outerAlgorithm: algorithm, signature, ...(key && { key }) }
  const parts = certificateParts(buildCertificate(changes))
  if (!parts) throw new Error('not read')
  return parts
}

const no = { known: true, value: false }
const nobodyKnows = { known: false, why: 'unsupported' }

// crypto/x509, getSignatureAlgorithmFromAI: of RSA-PSS one form for each hash.
test.each([
  ['SHA-256', pss(sha256, sha256, '20'), 'sha256-rsa-pss', no],
  ['SHA-384', pss(sha384, sha384, '30'), 'sha384-rsa-pss', no],
  ['SHA-512', pss(sha512, sha512, '40'), 'sha512-rsa-pss', no],
  ['another salt', pss(sha256, sha256, '14'), 'sha256-rsa-pss', nobodyKnows],
  ['a long salt', pss(sha256, sha256, '20 00'), 'sha256-rsa-pss', nobodyKnows],
  ['the salt of SHA-1', pss(sha256, sha256), 'sha256-rsa-pss', nobodyKnows],
  ['the mask of SHA-1', pss(sha256, undefined, '20'), 'sha256-rsa-pss', nobodyKnows],
  ['another mask', pss(sha256, sha512, '20'), 'sha256-rsa-pss', nobodyKnows],
  ['SHA-1 for all', pss(), 'sha1-rsa-pss', nobodyKnows],
  ['SHA-1 for the hash', pss(undefined, sha256, '20'), 'sha1-rsa-pss', nobodyKnows],
  ['no parameters', sequence(id('1.2.840.113549.1.1.10')), 'sha1-rsa-pss', nobodyKnows],
  [
    'a hash that is none',
    sequence(id('1.2.840.113549.1.1.10'), sequence(writeDer(0xa0))),
    'sha1-rsa-pss',
    nobodyKnows,
  ],
  ['MD5', sequence(id('1.2.840.113549.1.1.4'), null0), 'md5-rsa', nobodyKnows],
  ['something else', sequence(id('1.2.3')), '1.2.3', nobodyKnows],
])('RSA, %s', async (_, algorithm, name, verified) => {
  const parts = partsWith(algorithm, rsaKey)
  expect(describeSignature(parts.signatureAlgorithm)).toBe(name)
  expect(await verifySignature(parts, parts.publicKey)).toEqual(verified)
})

const ecdsa = sequence(id('1.2.840.10045.4.3.2'))
const rsa = sequence(id('1.2.840.113549.1.1.11'), null0)
const pair = (...numbers: readonly string[]) => bitString(sequence(...numbers.map(integer)))

test.each([
  ['ECDSA by a key for RSA', ecdsa, rsaKey, pair('01', '01'), no],
  ['RSA by a key for ECDSA', rsa, undefined, bitString(hex('00')), no],
  ['ECDSA by a key for DSA', ecdsa, dsaKey, pair('01', '01'), nobodyKnows],
  ['a pair of numbers', ecdsa, undefined, pair('01', '01'), no],
  ['one number', ecdsa, undefined, pair('01'), no],
  ['three numbers', ecdsa, undefined, pair('01', '01', '01'), no],
  ['a negative number', ecdsa, undefined, pair('01', 'ff'), no],
  ['a number of 33 bytes', ecdsa, undefined, pair('01', `01${'00'.repeat(32)}`), no],
  ['no numbers', ecdsa, undefined, bitString(none), no],
])('a signature that is none: %s', async (_, algorithm, key, signature, verified) => {
  const parts = partsWith(algorithm, key, signature)
  expect(await verifySignature(parts, parts.publicKey)).toEqual(verified)
})
