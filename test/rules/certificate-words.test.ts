import { describe, expect, test } from 'vitest'
import { type Authority, createAuthority, createIntermediate } from '../../scripts/certificates/issue.ts'
import { period, type Request, server } from '../certificate-requests.ts'
import { type CertifiedAgent, commonAuthority, filesFor, findingsOn, issueLeaf } from './certified-agent.ts'

const long = '2025-01-01/2035-01-01'
const authority = (name: string, valid = long) => createAuthority(name, period(valid))

/** What one rule says: severity and message. */
async function said(name: string, agent: CertifiedAgent): Promise<readonly string[]> {
  const found = await findingsOn(agent, { only: new Set([`certificate/${name}`]) })
  return found.map(({ severity, message }) => `${severity} ${message}`)
}

const valid = async (until: string, issuer?: Authority): Promise<CertifiedAgent> => ({
  files: await filesFor({ ...server, valid: until }, issuer),
})

describe('the days of a certificate', () => {
  // The clock stands at 2030-01-01T00:00:00Z.
  test.each<[string, string, readonly string[]]>([
    ['expired', '2029-01-01/2029-12-31T23:59:59Z', ['error The certificate expired on 2029-12-31.']],
    ['expired', '2029-01-01/2030-01-01T00:00:00Z', []],
    ['not-yet-valid', '2030-01-01T00:00:00Z/2031-01-01', []],
    [
      'not-yet-valid',
      '2030-01-01T00:00:01Z/2031-01-01',
      ['error The certificate is not valid before 2030-01-01 00:00:01 UTC.'],
    ],
    [
      'long-lived',
      '2030-01-01/2031-02-04',
      ['warning The certificate lives for 399 days, until 2031-02-04; 398 are enough.'],
    ],
    ['long-lived', '2030-01-01/2031-02-03', []],
    ['long-lived', '2025-01-01/2029-12-31', []],
    ['expires-soon', '2029-01-11/2030-01-11', ['warning The certificate expires on 2030-01-11, in 10 days.']],
    ['expires-soon', '2029-12-01/2031-01-01', []],
  ])('certificate/%s: %s', async (rule, until, expected) => {
    const found = await said(rule, await valid(until))
    expect(found.map((line) => line.replace(/^info/, 'warning'))).toEqual(expected)
  })

  test('certificate/outlives-ca', async () => {
    const until = (name: string) =>
      `warning The certificate is valid until 2030-07-01, but its CA, ${name}, only until 2030-06-30: from then on nobody accepts it.`
    const short = await authority('Short CA', '2025-01-01/2030-06-30')
    const agent = await valid('2029-07-01/2030-07-01', short)
    expect(await said('outlives-ca', agent)).toEqual([until('Short CA')])
    const [found] = await findingsOn(agent)
    expect(found?.related).toMatchObject([{ message: 'the CA' }])
    expect(await said('outlives-ca', await valid('2029-07-01/2030-06-30', short))).toEqual([])
    expect(await said('outlives-ca', await valid('2029-01-01/2029-07-01', short))).toEqual([])
    // Of a CA that ends soon, that is said.
    const ending = await authority('Ending CA', '2025-01-01/2030-01-15')
    expect(await said('outlives-ca', await valid('2029-07-01/2030-07-01', ending))).toEqual([])
    const middle = await createIntermediate(
      await commonAuthority(),
      'Middle CA',
      period('2025-01-01/2030-06-30'),
    )
    const files = await filesFor({ ...server, valid: '2029-07-01/2030-07-01' }, middle)
    const chain = {
      ...files,
      'ca.pem': (await commonAuthority()).certificatePem,
      'agent.pem': files['agent.pem'] + middle.certificatePem,
    }
    expect(await said('outlives-ca', { files: chain })).toEqual([until('Middle CA')])
    expect((await findingsOn({ files: chain }))[0]?.related).toEqual([])
  })
})

describe('keys and signatures', () => {
  const rsa = (keyBits: number): Request => ({ ...server, keyType: 'rsa', keyBits })

  test.each([
    [1024, ['warning The certificate has an RSA key of 1024 bits; 2048 are the least that is safe.']],
    [2048, []],
  ])('certificate/weak-key: %i', async (bits, expected) => {
    expect(await said('weak-key', { files: await filesFor(rsa(bits)) })).toEqual(expected)
  })

  test('certificate/weak-signature, of a CA in between as well', async () => {
    const refused = 'is signed with SHA-1, which Go refuses: nobody accepts it.'
    const root = await commonAuthority()
    const middle = await createIntermediate(root, 'Middle CA', period(long), { hash: 'SHA-1' })
    const files = await filesFor({ ...server, hash: 'SHA-1' }, middle)
    const chain = {
      ...files,
      'ca.pem': root.certificatePem,
      'agent.pem': files['agent.pem'] + middle.certificatePem,
    }
    expect((await said('weak-signature', { files: chain })).toSorted()).toEqual([
      `error The CA Middle CA ${refused}`,
      `error The certificate ${refused}`,
    ])
    // Without a CA file, the certificate may itself be what is trusted only where it signed itself.
    expect(
      await said('weak-signature', {
        files: await filesFor({ ...server, hash: 'SHA-1' }),
        tls: { ca_file: undefined },
      }),
    ).toEqual([`error The certificate ${refused}`])
    expect(await said('weak-signature', { files, tls: { rpc: 'false', http: 'false' } })).toEqual([
      `warning The certificate ${refused}`,
    ])
  })
})

describe('certificate/not-signed-by-ca', () => {
  const rule = 'not-signed-by-ca'
  const what = 'The certificate does not lead to ca_file:'
  const findIn = async (agent: CertifiedAgent) =>
    (await findingsOn(agent)).find((one) => one.rule === `certificate/${rule}`)

  test('a CA of the same name did not sign it', async () => {
    const files = await filesFor(server, await authority('Twin CA'))
    const twin = await authority('Twin CA')
    const agent = { files: { ...files, 'ca.pem': twin.certificatePem } }
    expect(await findIn(agent)).toMatchObject({
      severity: 'error',
      message: `${what} it names "CN=Twin CA" as issuer, but the certificate of that name here did not sign it.`,
      help: 'two CAs share a name: put the certificate of the one that signed into `ca_file`',
      related: [{ message: 'the CA' }],
    })
    expect(await findIn({ ...agent, tls: { rpc: 'false' } })).toMatchObject({ severity: 'warning' })
  })

  test('its CA stands behind it only', async () => {
    const own = await authority('Own CA')
    const files = await filesFor(server, own)
    const carried = {
      ...files,
      'ca.pem': (await commonAuthority()).certificatePem,
      'agent.pem': files['agent.pem'] + own.certificatePem,
    }
    expect(await findIn({ files: carried })).toMatchObject({
      message: `${what} its CA, "CN=Own CA", stands in cert_file only, where nobody trusts it.`,
      help: 'put the certificate of that CA into `ca_file`',
    })
  })

  test('its issuer is nowhere', async () => {
    const files = await filesFor(server, await authority('Far CA'))
    const agent = { files: { ...files, 'ca.pem': (await commonAuthority()).certificatePem } }
    expect(await findIn(agent)).toMatchObject({
      message: `${what} the issuer of "CN=server.global.nomad", "CN=Far CA", is in neither file.`,
      help: 'append the intermediate to `cert_file`, or name the right CA in `ca_file`',
    })
  })
})

test('certificate/chain-incomplete: several intermediates, of several files', async () => {
  const root = await commonAuthority()
  const upper = await createIntermediate(root, 'Upper CA', period(long))
  const lower = await createIntermediate(upper, 'Lower CA', period(long))
  const files = { ...(await filesFor(server, lower)), 'ca.pem': root.certificatePem }
  const beside = { 'lower.pem': lower.certificatePem, 'upper.pem': upper.certificatePem }
  const [found] = await findingsOn({ files: { ...files, ...beside } })
  expect(found).toMatchObject({
    rule: 'certificate/chain-incomplete',
    message:
      'The certificate does not lead to ca_file: the intermediate Lower CA and Upper CA is missing in this file.',
    help: 'append it: `cat tls/lower.pem >> tls/agent.pem`, then `cat tls/upper.pem >> tls/agent.pem`',
  })
})

describe('names beside that of the agent', () => {
  const bare: Request = { commonName: 'server.global.nomad', dnsNames: ['server.global.nomad'] }

  test.each<[string, Request, number]>([
    ['neither', bare, 1],
    ['localhost', { ...bare, dnsNames: ['server.global.nomad', 'localhost'] }, 0],
    ['127.0.0.1', { ...bare, ipAddresses: ['127.0.0.1'] }, 0],
    ['::1', { ...bare, ipAddresses: ['::1'] }, 0],
    ['another address', { ...bare, ipAddresses: ['10.0.0.1'] }, 1],
  ])('certificate/missing-localhost: %s', async (_, request, count) => {
    const files = await filesFor(request)
    expect(await said('missing-localhost', { files })).toHaveLength(count)
    expect(await said('missing-localhost', { files, tls: { http: 'false' } })).toEqual([])
  })

  test('certificate/advertise-not-covered', async () => {
    const rule = 'advertise-not-covered'
    const files = await filesFor(server)
    const more = 'advertise {\n  http = "nomad.example.com"\n}\n'
    expect(await said(rule, { files, more })).toEqual([
      expect.stringMatching(
        /^\w+ The certificate is not good for nomad\.example\.com: it has server\.global\.nomad/,
      ),
    ])
    expect(await said(rule, { files, more, tls: { http: 'false' } })).toEqual([])
    expect(await said(rule, { files })).toEqual([])
    expect(await said(rule, { files, more: more.replace('nomad.example.com', 'localhost') })).toEqual([])
  })
})

test('certificate/chain-order tells which is which', async () => {
  const root = await commonAuthority()
  const { certificatePem } = await issueLeaf({ commonName: 'other.global.nomad' })
  const files = await filesFor(server)
  const swapped = {
    ...files,
    'agent.pem': certificatePem + files['agent.pem'],
    'ca.pem': root.certificatePem,
  }
  expect(await said('chain-order', { files: swapped })).toEqual([
    "error The first certificate in this file is other.global.nomad, and the agent's own, server.global.nomad, stands behind it: Nomad takes the first for its own.",
  ])
})
