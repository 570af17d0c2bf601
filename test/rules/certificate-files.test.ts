import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseVersion } from '../../server/facts/version.ts'
import { server } from '../certificate-requests.ts'
import { pem, rewriteCertificate } from '../rewrite-certificate.ts'
import { commonAuthority, filesFor, findingsOn, saidOf } from './certified-agent.ts'

const garbage = pem(Uint8Array.of(1, 2, 3))
const damaged = '-----BEGIN CERTIFICATE-----\nno!\n-----END CERTIFICATE-----\n'

test('certificate/key-mismatch knows the key of the CA', async () => {
  const files = { ...(await filesFor(server)), 'agent-key.pem': (await commonAuthority()).keyPem }
  const found = await findingsOn({ files })
  expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'certificate/key-mismatch: This is the private key of the CA Nomad Agent CA, and does not belong to the certificate in `cert_file`.',
  ])
})

describe('certificate/invalid-pem', () => {
  const said = async (more: Readonly<Record<string, string>>, version?: string) => {
    const options = { version: version === undefined ? undefined : parseVersion(version) }
    const found = await findingsOn({ files: { ...(await filesFor(server)), ...more } }, options)
    return found.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)
  }
  const rule = 'certificate/invalid-pem'

  test('a chain that no peer can parse', async () => {
    const { 'agent.pem': leaf } = await filesFor(server)
    const files = await filesFor(server)
    expect(await said({ ...files, 'agent.pem': (files['agent.pem'] ?? '') + garbage })).toEqual([
      expect.stringMatching(
        `^error ${rule}: A certificate of the chain in this file cannot be read, the CERTIFICATE block at line \\d+`,
      ),
    ])
    expect(leaf).toBeDefined()
  })

  test('a part of a CA file that Go passes over', async () => {
    const { certificatePem } = await commonAuthority()
    const [found, ...more] = await said({ 'ca.pem': certificatePem + garbage })
    expect(found).toMatch(`warning ${rule}: Go passes over a part of this file, `)
    expect(more).toEqual([])
    expect(await said({ 'ca.pem': damaged + certificatePem })).toEqual([
      `warning ${rule}: Go passes over a part of this file, the CERTIFICATE block at line 1: its text is not base64.`,
    ])
  })

  test.each([
    ['1.11.2', 'warning', 'Go passes over'],
    [
      '1.11.3',
      'error',
      'The first block of this file is no certificate that can be read: Nomad does not start since',
    ],
    ['2.0.0', 'error', 'The first block'],
    [undefined, 'warning', 'The first block'],
  ])('a CA file whose first block is none, in Nomad %s: %s', async (version, severity, words) => {
    const { certificatePem } = await commonAuthority()
    const [found, ...more] = await said({ 'ca.pem': garbage + certificatePem }, version)
    expect(found).toMatch(`${severity} ${rule}: ${words}`)
    expect(more).toEqual([])
  })

  test.each([
    ['1.11.2', []],
    ['1.11.3', ['error']],
    ['1.11.9', ['error']],
    ['2.0.0', []],
    [undefined, ['warning']],
  ])('one file for both with the key first, in Nomad %s: %j', async (version, severities) => {
    const files = await filesFor(server)
    const both = (files['agent-key.pem'] ?? '') + (files['agent.pem'] ?? '')
    const found = await said({ ...files, 'agent.pem': both, 'agent-key.pem': both }, version)
    expect(found.filter((line) => line.includes(rule)).map((line) => line.split(' ')[0])).toEqual(severities)
  })

  test('a certificate that Go refuses, and says why', async () => {
    const { der } = await commonAuthority()
    const { keyPem } = await commonAuthority()
    const negative = rewriteCertificate(der, keyPem, { algorithm: 'sha256-ecdsa', serial: [0xff] })
    const [found] = await said({ 'ca.pem': negative })
    expect(found).toBe(
      `error ${rule}: No certificate in this file can be read: the CERTIFICATE block at line 1: its serial number is negative.`,
    )
  })

  test('text before the block is fine', async () => {
    const files = await filesFor(server)
    const texts = Object.entries(files).map(([name, text]) => [
      name,
      `Bag Attributes\n  friendlyName: x\n${text}`,
    ])
    expect(await said(Object.fromEntries(texts))).toEqual([])
  })
})

describe('certificate/key-type-unsupported', () => {
  const filesOf = async ({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }) =>
    filesFor({
      ...server,
      publicKey: {
        spki: publicKey.export({ type: 'spki', format: 'der' }),
        keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    })
  const judge = async (files: Readonly<Record<string, string>>, version?: string) =>
    saidOf({ files }, { version: version === undefined ? undefined : parseVersion(version) })

  test.each([
    ['P-256', []],
    ['P-384', []],
    ['P-521', []],
    ['P-224', ['error certificate/key-type-unsupported']],
  ])('%s: %j', async (namedCurve, said) => {
    expect(await judge(await filesOf(generateKeyPairSync('ec', { namedCurve })))).toEqual(said)
  })

  test.each([
    [undefined, ['warning certificate/key-type-unsupported']],
    ['1.9.5', []],
    ['1.10.0', ['error certificate/key-type-unsupported']],
  ])('RSA of 768 bits in Nomad %s: %j', async (version, said) => {
    const files = await filesOf(generateKeyPairSync('rsa', { modulusLength: 768 }))
    expect(await judge(files, version)).toEqual(said)
  })

  test('RSA of 1024 bits is weak, and works', async () => {
    expect(await judge(await filesFor({ ...server, keyType: 'rsa', keyBits: 1024 }))).toEqual([
      'warning certificate/weak-key',
    ])
  })
})

test('MD5 is refused, and said once', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  // Signed by itself, it would be trusted as it is: another name makes it the certificate of a CA that is not here.
  const files = await filesFor({ ...server, publicKey: { spki, keyPem } })
  const [, body = ''] = /-----\n([^-]*)/.exec(files['agent.pem'] ?? '') ?? []
  const md5 = rewriteCertificate(Buffer.from(body, 'base64'), keyPem, { algorithm: 'md5-rsa' })
  expect(await saidOf({ files: { ...files, 'agent.pem': md5 } })).toContain(
    'error certificate/weak-signature',
  )
})

test('a critical extension that Go does not know makes it refuse the chain', async () => {
  const { der, keyPem } = await commonAuthority()
  const odd = rewriteCertificate(der, keyPem, { algorithm: 'sha256-ecdsa', criticalExtension: '1.2.3.4' })
  const [found, ...more] = await findingsOn({ files: { ...(await filesFor(server)), 'ca.pem': odd } })
  expect(more).toEqual([])
  expect(found).toMatchObject({ rule: 'certificate/not-signed-by-ca', severity: 'error' })
  expect(found?.message).toBe(
    'The CA Nomad Agent CA has a critical extension that Go does not know, 1.2.3.4: nobody accepts it.',
  )
})
