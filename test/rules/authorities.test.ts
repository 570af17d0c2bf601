import { rootCertificates } from 'node:tls'
import { describe, expect, test } from 'vitest'
import {
  type AuthorityTraits,
  clientAuth,
  createAuthority,
  createIntermediate,
  serverAuth,
} from '../../scripts/certificates/issue.ts'
import { period, server } from '../certificate-requests.ts'
import { rewriteCertificate } from '../rewrite-certificate.ts'
import { commonAuthority, filesFor, findingsOn, issueLeaf, saidOf } from './certified-agent.ts'

const long = '2025-01-01/2035-01-01'

const authority = (valid = long, traits: AuthorityTraits = {}, name = 'Special CA') =>
  createAuthority(name, period(valid), traits)

const intermediate = async (valid = long, traits: AuthorityTraits = {}) =>
  createIntermediate(await commonAuthority(), 'Nomad Intermediate CA', period(valid), traits)

/** A server's files, its certificate of an intermediate that stands behind it. */
async function chained(valid?: string, traits?: AuthorityTraits) {
  const middle = await intermediate(valid, traits)
  const files = await filesFor(server, middle)
  const { certificatePem: root } = await commonAuthority()
  return { ...files, 'ca.pem': root, 'agent.pem': files['agent.pem'] + middle.certificatePem }
}

describe('the dates of CAs', () => {
  test.each<[string, string, readonly string[]]>([
    ['expired', '2019-01-01/2029-12-31', ['error ca/expired']],
    ['soon', '2020-01-15/2030-01-15', ['warning ca/expires-soon']],
    ['not yet valid', '2031-01-01/2040-01-01', ['error certificate/not-yet-valid']],
    ['before the certificate', '2025-01-01/2030-06-30', ['warning certificate/outlives-ca']],
  ])('%s: one finding', async (_, valid, said) => {
    expect(await saidOf({ files: await filesFor(server, await authority(valid)) })).toEqual(said)
    const [found] = await findingsOn({ files: await chained(valid) })
    expect(`${found?.severity} ${found?.rule}`).toBe(said[0])
    expect(found?.message).toContain('Nomad Intermediate CA')
  })

  test('of a bundle, only the one that is needed counts', async () => {
    const files = await filesFor(server)
    const old = await authority('2019-01-01/2029-01-01')
    const bundle = { ...files, 'ca.pem': old.certificatePem + files['ca.pem'] }
    expect(await saidOf({ files: bundle })).toEqual(['info ca/several-roots'])
    // Without the certificate nobody knows which it is.
    expect(await saidOf({ files: { 'ca.pem': bundle['ca.pem'] } })).toEqual(['info ca/several-roots'])
    expect(await saidOf({ files: { 'ca.pem': old.certificatePem } })).toEqual(['error ca/expired'])
  })

  test('an expired certificate says nothing else about time', async () => {
    const files = await filesFor(
      { ...server, valid: '2020-01-01/2029-12-31' },
      await authority('2015-01-01/2040-01-01'),
    )
    expect(await saidOf({ files }, { preset: 'strict' })).toEqual(['error certificate/expired'])
  })

  test('nothing that is not used is an error', async () => {
    const files = await filesFor({ ...server, valid: '2020-01-01/2029-12-31' })
    expect(await saidOf({ files, tls: { rpc: 'false', http: 'false' } })).toEqual([
      'warning certificate/expired',
    ])
  })
})

describe('what is no CA', () => {
  test("another agent's certificate", async () => {
    const files = await filesFor(server)
    const { certificatePem } = await issueLeaf({ commonName: 'client.global.nomad' })
    expect(await saidOf({ files: { ...files, 'ca.pem': certificatePem } })).toEqual(['error ca/not-a-ca'])
    // Beside the CA it does no harm: it is trusted itself, and nothing else.
    expect(await saidOf({ files: { ...files, 'ca.pem': files['ca.pem'] + certificatePem } })).toEqual([
      'warning ca/not-a-ca',
    ])
  })

  test('the certificate itself is trusted as it is, and nothing else with it', async () => {
    const files = await filesFor(server)
    const own = files['agent.pem'] ?? ''
    expect(await saidOf({ files: { ...files, 'ca.pem': own } })).toEqual(['warning ca/not-a-ca'])
    expect(await saidOf({ files: { ...files, 'ca.pem': `${own}${files['ca.pem']}` } })).toEqual([])
  })

  test.each([true, false])(
    'one self-signed certificate as both files works, a CA or not: %s',
    async (isCa) => {
      const own = await createAuthority('server.global.nomad', period('2029-07-01/2030-07-01'), { isCa })
      const files = {
        'ca.pem': own.certificatePem,
        'agent.pem': own.certificatePem,
        'agent-key.pem': own.keyPem,
      }
      expect(await saidOf({ files })).toEqual(['error certificate/name-only-in-common-name'])
    },
  )

  test('an anchor, or an intermediate, that does not say that it is one', async () => {
    const files = await filesFor(server, await authority(long, { isCa: false }))
    expect(await saidOf({ files })).toEqual(['error ca/not-a-ca'])
    expect(await saidOf({ files: await chained(long, { isCa: false }) })).toEqual(['error ca/not-a-ca'])
  })

  test('version 1 cannot say it: an anchor works, an intermediate does not', async () => {
    const root = await authority()
    const version1 = rewriteCertificate(root.der, root.keyPem, { algorithm: 'sha256-ecdsa', version1: true })
    expect(await saidOf({ files: { ...(await filesFor(server, root)), 'ca.pem': version1 } })).toEqual([])

    const ca = await commonAuthority()
    const middle = await intermediate()
    const old = rewriteCertificate(middle.der, ca.keyPem, { algorithm: 'sha256-ecdsa', version1: true })
    const files = await filesFor(server, middle)
    const chain = { ...files, 'ca.pem': ca.certificatePem, 'agent.pem': files['agent.pem'] + old }
    expect(await saidOf({ files: chain })).toEqual(['error ca/not-a-ca'])
  })
})

describe('public CAs', () => {
  const root = rootCertificates.find((text) => text.startsWith('-----BEGIN')) ?? ''

  test('are found among others, and said once', async () => {
    const files = await filesFor(server)
    const bundle = [files['ca.pem'], ...rootCertificates].join('\n')
    const [found, ...more] = await findingsOn({ files: { ...files, 'ca.pem': bundle } })
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'ca/public', severity: 'error' })
    expect(found?.message).toMatch(/and \d+ more\. Anybody/)
  })

  test('are a warning where nobody is let in by them', async () => {
    const files = { ...(await filesFor(server)), 'ca.pem': root }
    const tls = { rpc: 'false', verify_https_client: 'false' }
    expect(await saidOf({ files, tls })).toContain('warning ca/public')
  })

  test('most of the roots of this Node.js are known', async () => {
    const each = await Promise.all(
      rootCertificates.map(async (text) =>
        (await findingsOn({ files: { 'ca.pem': text } })).some(({ rule }) => rule === 'ca/public'),
      ),
    )
    expect(each.filter(Boolean).length / each.length).toBeGreaterThan(0.9)
  })
})

describe('name constraints', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['nomad', 'localhost'], []],
    [['.nomad', 'localhost'], []],
    [['global.nomad', 'localhost'], []],
    [['nomad'], ['error ca/name-constraints']],
    [['example.com'], ['error ca/name-constraints']],
    [['eu.nomad', 'localhost'], ['error ca/name-constraints']],
  ])('%j: %j', async (permitted, said) => {
    expect(await saidOf({ files: await filesFor(server, await authority(long, { permitted })) })).toEqual(
      said,
    )
  })

  test('are said of a CA alone', async () => {
    const { certificatePem } = await authority(long, { permitted: ['example.com'] })
    expect(await saidOf({ files: { 'ca.pem': certificatePem } })).toEqual(['error ca/name-constraints'])
  })
})

describe('usages', () => {
  const any = '2.5.29.37.0'
  const both = ['error certificate/missing-client-auth', 'error certificate/missing-server-auth']
  test.each<[string, readonly string[], readonly string[]]>([
    ['server', [serverAuth], ['error certificate/missing-client-auth']],
    ['server', [clientAuth], ['error certificate/missing-server-auth']],
    ['server', ['1.3.6.1.5.5.7.3.3'], both],
    ['server', [any], []],
    ['server', [], []],
    ['client', [serverAuth], ['error certificate/missing-client-auth']],
    ['client', [clientAuth], ['warning certificate/missing-server-auth']],
  ])('%s with %j: %j', async (role, extendedKeyUsages, said) => {
    const name = `${role}.global.nomad`
    const request = { ...server, commonName: name, dnsNames: [name, 'localhost'], extendedKeyUsages }
    const agent = { role: role as 'server' | 'client', files: await filesFor(request) }
    expect(await saidOf(agent)).toEqual(said)
    expect(await saidOf({ ...agent, tls: { rpc: 'false' } })).toEqual([])
  })

  test('a client without HTTPS needs no server authentication', async () => {
    const name = 'client.global.nomad'
    const request = { ...server, commonName: name, dnsNames: [name], extendedKeyUsages: [clientAuth] }
    expect(await saidOf({ role: 'client', files: await filesFor(request), tls: { http: 'false' } })).toEqual(
      [],
    )
  })

  test('those of the CA count as well', async () => {
    const files = await filesFor(server, await authority(long, { extendedKeyUsages: [serverAuth] }))
    const [found, ...more] = await findingsOn({ files })
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'certificate/missing-client-auth' })
    expect(found?.message).toContain('The CA Special CA allows no client authentication')
  })
})

describe('signatures', () => {
  test('SHA-1 below the anchor is refused', async () => {
    expect(await saidOf({ files: await filesFor({ ...server, hash: 'SHA-1' }) })).toEqual([
      'error certificate/weak-signature',
    ])
    expect(await saidOf({ files: await chained(long, { hash: 'SHA-1' }) })).toEqual([
      'error certificate/weak-signature',
    ])
    expect(await saidOf({ files: await filesFor(server, await authority(long, { hash: 'SHA-1' })) })).toEqual(
      [],
    )
  })

  test('a certificate that is trusted itself may be signed anyhow', async () => {
    const files = await filesFor({ ...server, hash: 'SHA-1' })
    const trusted = { ...files, 'ca.pem': files['agent.pem'] ?? '' }
    expect(await saidOf({ files: trusted })).toEqual(['warning ca/not-a-ca'])
  })
})
