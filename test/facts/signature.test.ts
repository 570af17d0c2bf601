import { generateKeyPairSync, sign, webcrypto, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as x509 from '../../scripts/certificates/x509-library.ts'
import { certificateParts } from '../../server/facts/certificate-parts.ts'
import { verifySignature } from '../../server/facts/signature.ts'
import { leafOf } from './files.ts'

describe('verifySignature', () => {
  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const algorithms = [
    ...['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].map((hash) => ({
      name: 'RSASSA-PKCS1-v1_5',
      hash,
      ...rsa,
    })),
    ...['SHA-256', 'SHA-384', 'SHA-512'].map((hash, index) => ({
      name: 'RSA-PSS',
      hash,
      saltLength: [32, 48, 64][index] ?? 0,
      ...rsa,
    })),
    ...['P-256', 'P-384', 'P-521'].flatMap((namedCurve) =>
      ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].map((hash) => ({ name: 'ECDSA', namedCurve, hash })),
    ),
  ]

  test('agrees with OpenSSL on every algorithm that Go verifies', async () => {
    for (const algorithm of algorithms) {
      const [signer, stranger] = await Promise.all([keysFor(algorithm), keysFor(algorithm)])
      const der = await selfSigned(signer, algorithm)
      const parts = certificateParts(der)
      const other = certificateParts(await selfSigned(stranger, algorithm))
      if (!parts || !other) throw new Error('not read')
      expect(new X509Certificate(der).verify(new X509Certificate(der).publicKey)).toBe(true)
      expect([algorithm, await verifySignature(parts, parts.publicKey)]).toEqual([
        algorithm,
        { known: true, value: true },
      ])
      expect(await verifySignature(parts, other.publicKey)).toEqual({ known: true, value: false })
    }
  })

  test('a signature that is no pair of numbers', async () => {
    const parts = certificateParts((await leafOf('ca')).der)
    if (!parts) throw new Error('not read')
    const { privateKey } = generateKeyPairSync('ed25519')
    for (const signature of [
      new Uint8Array(),
      new Uint8Array(70),
      sign(undefined, parts.signed, privateKey),
    ]) {
      expect(await verifySignature({ ...parts, signature }, parts.publicKey)).toEqual({
        known: true,
        value: false,
      })
    }
  })
})

interface KeyAlgorithm {
  readonly name: string
  readonly hash: string
}

/** RSA keys are slow to make, so they are made once. */
const rsaKeys: webcrypto.CryptoKeyPair[] = []
let turn = 0

async function keysFor(algorithm: KeyAlgorithm): Promise<webcrypto.CryptoKeyPair> {
  if (algorithm.name === 'ECDSA') return generate(algorithm)
  const index = turn++ % 2
  rsaKeys[index] ??= await generate({ ...algorithm, name: 'RSASSA-PKCS1-v1_5' })
  const { publicKey, privateKey } = rsaKeys[index]
  const [spki, pkcs8] = await Promise.all([
    webcrypto.subtle.exportKey('spki', publicKey),
    webcrypto.subtle.exportKey('pkcs8', privateKey),
  ])
  return {
    publicKey: await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
    privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
  }
}

function generate(algorithm: KeyAlgorithm): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm as KeyAlgorithm & webcrypto.EcKeyGenParams, true, [
    'sign',
    'verify',
  ])
}

async function selfSigned(
  keys: webcrypto.CryptoKeyPair,
  signingAlgorithm: KeyAlgorithm,
): Promise<Uint8Array> {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    keys,
    name: 'CN=a',
    signingAlgorithm,
  })
  return new Uint8Array(certificate.rawData)
}
