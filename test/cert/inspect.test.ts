import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import schema from '../../schemas/certificate.schema.json' with { type: 'json' }
import { createAuthority, issue } from '../../scripts/certificates/issue.ts'
import { adviseOn } from '../../server/cert/advise.ts'
import type { Candidate } from '../../server/cert/candidates.ts'
import { type Inquiry, type Inspection, inspectCertificate } from '../../server/cert/inspect.ts'
import { certificateJson } from '../../server/report/cert-json.ts'
import { testCertificates, testNow } from '../certificates.ts'

const files = await testCertificates()

function file(name: string): Uint8Array {
  const bytes = files.get(`certs/${name}`)
  if (bytes === undefined) throw new Error(`there is no ${name}`)
  return bytes
}

const blank: Omit<Inquiry, 'certificate'> = {
  ca: undefined,
  caFile: undefined,
  key: undefined,
  role: undefined,
  region: undefined,
  now: testNow,
  version: undefined,
}

function inspect(certificate: string | Uint8Array, more: Partial<Inquiry> = {}): Promise<Inspection> {
  const bytes = typeof certificate === 'string' ? file(certificate) : certificate
  return inspectCertificate({ ...blank, certificate: bytes, ...more })
}

function fits({ candidates }: Inspection): Readonly<Record<string, boolean>> {
  return Object.fromEntries(candidates.map(({ role, region, fit }) => [`${role} ${region}`, fit]))
}

function refused({ checks }: Candidate): readonly string[] {
  return checks.flatMap(({ check, refusal }) => (refusal === undefined ? [] : [`${check}: ${refusal}`]))
}

describe('for whom a certificate is fit, where nothing is said', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, boolean>>])[] = [
    ['server.pem', { 'server global': true, 'client global': false }],
    ['client.pem', { 'server global': false, 'client global': true }],
    ['server-eu.pem', { 'server eu': true, 'client eu': false }],
    ['server-and-client.pem', { 'server global': true, 'client global': true }],
    ['wildcard.pem', { 'server global': false, 'client global': false }],
    ['server-cn-only.pem', { 'server global': false, 'client global': false }],
    ['cli.pem', { 'cli global': true, 'server global': false, 'client global': false }],
    ['nameless.pem', { 'cli global': true, 'server global': false, 'client global': false }],
    ['expired.pem', { 'server global': false, 'client global': false }],
    ['not-yet-valid.pem', { 'server global': false, 'client global': false }],
    ['short-lived.pem', { 'server global': true, 'client global': false }],
    ['server-rsa.pem', { 'server global': true, 'client global': false }],
    ['server-chain.pem', { 'server global': true, 'client global': false }],
  ]
  test.each(cases)('%s', async (name, expected) => {
    const inspection = await inspect(name)
    expect(fits(inspection)).toEqual(expected)
    expect(inspection.fit).toBe(Object.values(expected).includes(true))
  })
})

describe('against a role and a region', () => {
  test('everything fits', async () => {
    const given = { ca: file('ca.pem'), key: file('server-key.pem') }
    const inspection = await inspect('server.pem', { role: 'server', region: 'global', ...given })
    expect(inspection).toMatchObject({ fit: true, missing: [] })
    expect(inspection.candidates.map(refused)).toEqual([[]])
  })

  const cases = [
    [
      'server.pem',
      { role: 'server', region: 'eu' },
      ['outbound: host-name', 'raft: exact-name', 'server-rpc: exact-name', 'client-rpc: exact-name'],
    ],
    [
      'client.pem',
      { role: 'server', region: 'global' },
      ['outbound: host-name', 'raft: exact-name', 'server-rpc: exact-name'],
    ],
    [
      'wildcard.pem',
      { role: 'server', region: 'global' },
      ['inbound: role-or-region', 'raft: exact-name', 'server-rpc: exact-name', 'client-rpc: exact-name'],
    ],
    ['server.pem', { role: 'client', region: 'global' }, ['https-node: host-name']],
    ['server.pem', { role: 'server+client', region: 'global' }, ['https-node: host-name']],
    ['server.pem', { role: 'server', region: 'global', key: 'client-key.pem' }, ['key-pair: key-mismatch']],
    [
      'server-no-intermediate.pem',
      { role: 'server', region: 'global', ca: 'ca.pem' },
      ['outbound: unknown-authority', 'inbound: unknown-authority', 'https-local: unknown-authority'],
    ],
  ] as const
  test.each(cases)('%s as %j', async (name, { role, region, ...given }, expected) => {
    const { ca, key } = given as { ca?: string; key?: string }
    const more = { ...(ca && { ca: file(ca) }), ...(key && { key: file(key) }) }
    const { candidates, fit } = await inspect(name, { role, region, ...more })
    expect(candidates.map(refused)).toEqual([expected])
    expect(fit).toBe(false)
  })

  test('what the command line can be told makes nothing unfit', async () => {
    const authority = await createAuthority('CA', {
      notBefore: new Date('2029-01-01'),
      notAfter: new Date('2031-01-01'),
    })
    const names = { commonName: 'x', dnsNames: ['server.eu.nomad'] }
    const { certificatePem } = await issue({
      ...names,
      issuer: authority,
      notBefore: new Date('2029-07-01'),
      notAfter: new Date('2030-07-01'),
    })
    const inspection = await inspect(new TextEncoder().encode(certificatePem), {
      role: 'server',
      region: 'eu',
    })
    expect(inspection.candidates.map(refused)).toEqual([['https-local: host-name']])
    expect(inspection.fit).toBe(true)
  })
})

test('a role or a region alone leaves the other to the names', async () => {
  expect(fits(await inspect('server-eu.pem', { role: 'server' }))).toEqual({ 'server eu': true })
  expect(fits(await inspect('server-eu.pem', { region: 'us' }))).toEqual({
    'server us': false,
    'client us': false,
  })
})

test('what was not given is not known, and said', async () => {
  const { candidates, missing } = await inspect('server.pem', { role: 'server', region: 'global' })
  expect(missing).toEqual(['ca', 'key'])
  const outcomes = new Map(candidates[0]?.checks.map(({ check, outcome }) => [check, outcome]))
  expect(outcomes.get('key-pair')).toBe('unknown')
  expect(outcomes.get('outbound')).toBe('unknown')
})

test('what names let it be', async () => {
  const kinds = async (name: string) =>
    (await inspect(name)).identities.map((one) => [one.name, one.kind, one.region])
  expect(await kinds('server-eu.pem')).toEqual([
    ['server.eu.nomad', 'server', 'eu'],
    ['localhost', 'local', undefined],
    ['127.0.0.1', 'local', undefined],
  ])
  expect(await kinds('wildcard.pem')).toContainEqual(['*.global.nomad', 'wildcard', 'global'])
  expect(await kinds('cli.pem')).toEqual([['cli.global.nomad', 'cli', 'global']])
  expect((await inspect('server-cn-only.pem')).identities).toMatchObject([
    { kind: 'server', commonNameOnly: true },
  ])
})

test('what it is', async () => {
  const { certificates } = await inspect('server-chain.pem')
  expect(certificates).toHaveLength(2)
  expect(certificates[0]).toMatchObject({
    subject: 'CN=server.global.nomad',
    issuer: 'CN=Nomad Intermediate CA',
    names: { dns: ['server.global.nomad', 'localhost'], ip: ['127.0.0.1'] },
    state: 'valid',
    daysLeft: 181,
    keyType: 'ecdsa',
    curve: 'P-256',
    extendedKeyUsages: ['serverAuth', 'clientAuth'],
    isCa: false,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await inspect('expired.pem')).certificates[0]).toMatchObject({ state: 'expired', daysLeft: -31 })
})

test('a CA is one for ca_file', async () => {
  expect(await inspect('ca.pem')).toMatchObject({
    isAuthority: true,
    fit: true,
    candidates: [],
    missing: [],
  })
  expect(await inspect('ca.pem', { role: 'server', region: 'global' })).toMatchObject({
    isAuthority: false,
    fit: false,
  })
})

test('a chain in the wrong order is judged as Nomad takes it', async () => {
  const inspection = await inspect('server-chain-reversed.pem')
  expect(inspection).toMatchObject({ isAuthority: false, fit: false })
  expect(inspection.identities[0]).toMatchObject({ name: 'server.global.nomad', kind: 'server' })
  const inquiry: Inquiry = { ...blank, certificate: file('server-chain-reversed.pem') }
  const [candidate] = inspection.candidates
  const findings = candidate === undefined ? [] : await adviseOn(candidate, inquiry, rules)
  expect(findings.map(({ rule }) => rule)).toContain('certificate/chain-order')
})

describe('what is no certificate is named', () => {
  const cases = [
    ['request.pem', 'a certificate request'],
    ['server-key.pem', 'a private key'],
    ['encrypted-key.pem', 'an encrypted private key'],
    ['public-key.pem', 'a public key'],
    ['page.pem', 'an HTML page'],
    ['empty.pem', 'nothing'],
    ['server.der', 'a certificate in DER form'],
  ] as const
  test.each(cases)('%s: %s', async (name, contents) => {
    const inspection = await inspect(name)
    expect(inspection).toMatchObject({
      fit: false,
      contents,
      unusable: { why: expect.stringContaining(contents) },
    })
  })

  test('DER is described, and how it is converted', async () => {
    const { certificates, unusable } = await inspect('server.der')
    expect(certificates[0]?.subject).toBe('CN=server.global.nomad')
    expect(unusable?.help).toContain('openssl x509 -inform der')
  })
})

test('whatever it is, programs get what the schema says', async () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  for (const [name, bytes] of files) {
    const report = { file: name, inspection: await inspect(bytes), findings: [] }
    expect(validate(JSON.parse(certificateJson(report))), `${name}: ${JSON.stringify(validate.errors)}`).toBe(
      true,
    )
  }
})

test('the rules say what to do', async () => {
  const inquiry: Inquiry = { ...blank, certificate: file('server.pem'), role: 'server', region: 'eu' }
  const [candidate] = (await inspectCertificate(inquiry)).candidates
  const findings = candidate === undefined ? [] : await adviseOn(candidate, inquiry, rules)
  expect(findings.map(({ rule }) => rule)).toEqual(['certificate/region-mismatch'])
  expect(findings[0]?.help).toContain('server.eu.nomad')
})

test('the lines to type name the CA as the user does, and keep the names of the machine', async () => {
  const authority = await createAuthority('CA', { notBefore: testNow, notAfter: new Date('2031-01-01') })
  const { certificatePem } = await issue({
    commonName: 'server.eu.nomad',
    dnsNames: ['server.eu.nomad', 'node1.example.com', 'localhost'],
    ipAddresses: ['127.0.0.1', '10.0.0.5'],
    issuer: authority,
    notBefore: testNow,
    notAfter: new Date('2030-07-01'),
  })
  const inquiry: Inquiry = {
    ...blank,
    certificate: new TextEncoder().encode(certificatePem),
    ca: new TextEncoder().encode(authority.certificatePem),
    caFile: 'pki/nomad-ca.pem',
    role: 'client',
    region: 'eu',
  }
  const [candidate] = (await inspectCertificate(inquiry)).candidates
  const [finding] = candidate === undefined ? [] : await adviseOn(candidate, inquiry, rules)
  expect(finding?.help?.split('\n')[1]).toBe(
    'nomad tls cert create -client -region eu -additional-dnsname node1.example.com -additional-ipaddress 10.0.0.5 -ca nomad-ca.pem -key nomad-ca-key.pem',
  )
})

test('any bytes are answered, and nothing of a key is repeated', async () => {
  const pem = new TextDecoder().decode(file('server.pem')) + new TextDecoder().decode(file('server-key.pem'))
  const secret = new TextDecoder().decode(file('server-key.pem')).split('\n').slice(1, -2)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: pem.length }), fc.string({ maxLength: 3 })), {
        maxLength: 4,
      }),
      async (changes) => {
        const changed = changes.reduce(
          (text, [at, put]) => text.slice(0, at) + put + text.slice(at + put.length),
          pem,
        )
        const text = JSON.stringify(await inspect(new TextEncoder().encode(changed)))
        for (const line of secret) expect(text).not.toContain(line.slice(0, 20))
      },
    ),
    { numRuns: 200 },
  )
})
