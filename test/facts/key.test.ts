import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAuthority, issue } from '../../scripts/certificates/issue.ts'
import type { Certificate } from '../../server/facts/certificate.ts'
import { inspectKey } from '../../server/facts/key.ts'
import { readPem } from '../../server/facts/pem.ts'
import { readCertificate } from '../../server/facts/x509.ts'
import { testCertificates } from '../certificates.ts'
import { encode, fileBytes, fileText, leafOf } from './files.ts'

const validity = { notBefore: new Date('2029-01-01'), notAfter: new Date('2031-01-01') }

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })

/** Keys of every type that people meet, each with a certificate; one authority signs them all. */
async function manyPairs() {
  const pairs = {
    rsa: generateKeyPairSync('rsa', { modulusLength: 1024 }),
    'other rsa': generateKeyPairSync('rsa', { modulusLength: 1024 }),
    'P-224': ec('P-224'),
    'P-256': ec('P-256'),
    'other P-256': ec('P-256'),
    'P-384': ec('P-384'),
    'P-521': ec('P-521'),
    ed25519: generateKeyPairSync('ed25519'),
  }
  const issuer = await createAuthority('CA', validity)
  return Promise.all(
    Object.entries(pairs).map(async ([name, { publicKey, privateKey }]) => {
      const spki = publicKey.export({ type: 'spki', format: 'der' })
      const { der } = await issue({ issuer, commonName: name, ...validity, publicKey: { spki, keyPem: '' } })
      const certificate = (await readCertificate(der)) as Certificate
      return { name, certificate, privateKey }
    }),
  )
}

/** The forms that a key of this type is written in. */
function forms(key: KeyObject): readonly string[] {
  const own = { rsa: 'pkcs1', ec: 'sec1' } as const
  const type =
    key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec' ? own[key.asymmetricKeyType] : undefined
  const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return type ? [pkcs8, key.export({ type, format: 'pem' }).toString()] : [pkcs8]
}

describe('inspectKey', () => {
  test('agrees with OpenSSL on which key belongs to which certificate', async () => {
    const pairs = await manyPairs()
    const keys = pairs.flatMap(({ name, privateKey }) =>
      forms(privateKey).map((pem) => ({ name, privateKey, pem })),
    )
    let matching = 0
    for (const { name, privateKey, pem } of keys) {
      for (const { name: other, certificate } of pairs) {
        const { matches } = await inspectKey(encode(pem), certificate)
        const expected = new X509Certificate(certificate.der).checkPrivateKey(privateKey)
        // Ed25519 is nothing that Nomad takes, so its keys are told apart from others only.
        const judged =
          name === 'ed25519' && other === 'ed25519' ? { why: 'unsupported' } : { value: expected }
        expect({ name, other, matches }).toMatchObject({ name, other, matches: judged })
        matching += Number(expected)
      }
    }
    expect(matching).toBe(15)
  })

  test.each([
    ['server-key', { keyType: 'ecdsa', encrypted: false, contents: 'a private key' }],
    ['server-rsa-key', { keyType: 'rsa', encrypted: false, contents: 'a private key' }],
    ['ed25519-key', { keyType: 'ed25519', encrypted: false, contents: 'a private key' }],
    ['encrypted-key', { keyType: undefined, encrypted: true, contents: 'an encrypted private key' }],
    ['server', { keyType: undefined, encrypted: false, contents: 'a certificate' }],
    ['public-key', { keyType: undefined, encrypted: false, contents: 'a public key' }],
    ['request', { keyType: undefined, encrypted: false, contents: 'a certificate request' }],
    ['empty', { keyType: undefined, encrypted: false, contents: 'nothing' }],
  ])('%s.pem', async (name, expected) => {
    expect((await inspectKey(await fileBytes(name), undefined)).file).toEqual(expected)
  })

  test('knows the old way to encrypt a key, by headers', async () => {
    const options = { type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'a secret' } as const
    const text = createPrivateKey(await fileText('server-key'))
      .export(options)
      .toString()
    expect(text).toContain('DEK-Info')
    const { file } = await inspectKey(encode(text), undefined)
    expect(file).toEqual({ keyType: undefined, encrypted: true, contents: 'an encrypted private key' })
  })

  const { privateKey } = ec('P-256')
  const cipher = { cipher: 'aes-128-cbc', passphrase: 'x' }
  const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString()
  const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'

  test.each([
    ['parameters first', parameters + sec1, { keyType: 'ecdsa' }],
    ['a label of another form', sec1.replaceAll('EC PRIVATE', 'RSA PRIVATE'), { keyType: 'ecdsa' }],
    [
      "OpenSSL's own encryption",
      privateKey.export({ type: 'sec1', format: 'pem', ...cipher }).toString(),
      { keyType: undefined, encrypted: true, contents: 'an encrypted private key' },
    ],
    ['a type without certificates', generateKeyPairSync('x25519').privateKey, { keyType: 'other' }],
    [
      'RSA bound to PSS',
      generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey,
      { keyType: 'other' },
    ],
    [
      'a label and no key',
      '-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n',
      { keyType: undefined, encrypted: false, contents: 'a private key that cannot be read' },
    ],
    [
      'an OpenSSH key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nYWJj\n-----END OPENSSH PRIVATE KEY-----\n',
      { keyType: undefined, encrypted: false, contents: 'an OpenSSH private key' },
    ],
  ])('%s', async (_, key, expected) => {
    const text = typeof key === 'string' ? key : key.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect((await inspectKey(encode(text), undefined)).file).toMatchObject(expected)
  })

  test('finds the key behind certificates, and takes the first of two', async () => {
    const server = await leafOf('server')
    const [certificate, own, other] = await Promise.all(['server', 'server-key', 'client-key'].map(fileText))
    const matches = async (text: string) => (await inspectKey(encode(text), server)).matches
    expect(await matches(`${certificate}${own}${other}`)).toEqual({ known: true, value: true })
    expect(await matches(`${certificate}${other}${own}`)).toEqual({ known: true, value: false })
  })

  test('keeps the key to itself', async () => {
    const certificate = await leafOf('server')
    for (const [path, bytes] of await testCertificates()) {
      const result = await inspectKey(bytes, certificate)
      for (const secret of secretsOf(path, bytes)) expect(everything(result)).not.toContain(secret)
    }
  })

  test('survives any change of any byte, and tells nothing either', async () => {
    const certificate = await leafOf('server')
    const [block] = readPem(await fileBytes('server-key')).blocks
    const der = block?.bytes ?? new Uint8Array()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (changes) => {
          const bytes = Uint8Array.from(der)
          for (const [index, byte] of changes) bytes[index] = byte
          const base64 = Buffer.from(bytes).toString('base64')
          const text = `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`
          const result = everything(await inspectKey(encode(text), certificate))
          expect(result.length).toBeLessThan(200)
          expect(result).not.toContain(base64.slice(40, 60))
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** The texts that would give a key away: lines of its base64, and its number in hexadecimal. */
function secretsOf(path: string, bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes)
  const lines = text.split('\n').filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line))
  if (!path.endsWith('-key.pem') || /encrypted|public/.test(path)) return lines
  const { d = '' } = createPrivateKey(text).export({ format: 'jwk' })
  return [...lines, d, Buffer.from(d, 'base64url').toString('hex'), Buffer.from(d, 'base64url').join(',')]
}

/** All that a value holds, bytes included. */
function everything(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? `${Buffer.from(part).toString('hex')} ${part.join(',')}` : part,
  )
}
