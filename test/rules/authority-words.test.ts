import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, test } from 'vitest'
import {
  type Authority,
  type AuthorityTraits,
  createAuthority,
  createIntermediate,
} from '../../scripts/certificates/issue.ts'
import { period, server } from '../certificate-requests.ts'
import { type CertifiedAgent, commonAuthority, filesFor, findingsOn } from './certified-agent.ts'

const long = '2025-01-01/2035-01-01'
const expired = '2019-01-01/2029-12-31'
const ending = '2020-01-15/2030-01-15'

const authority = (name: string, valid = long, traits: AuthorityTraits = {}) =>
  createAuthority(name, period(valid), traits)

const bundle = (...authorities: readonly Authority[]): string =>
  authorities.map(({ certificatePem }) => certificatePem).join('')

/** What one rule says, severity and message. */
async function said(rule: string, agent: CertifiedAgent): Promise<readonly string[]> {
  const found = await findingsOn(agent, { only: new Set([rule]) })
  return found.map(({ severity, message }) => `${severity} ${message}`)
}

describe('a CA file without a certificate, of which any CA may be the one that is needed', () => {
  test.each([
    ['ca/expired', expired, 'error The CA Old CA expired on 2029-12-31: nobody accepts its certificates.'],
    ['ca/expires-soon', ending, 'warning The CA Old CA expires on 2030-01-15, in 14 days.'],
  ])('%s: one finding, where it is true of all', async (rule, valid, message) => {
    const old = await authority('Old CA', valid)
    const older = await authority('Older CA', valid)
    const sound = await authority('Sound CA')
    expect(await said(rule, { files: { 'ca.pem': bundle(old, older) } })).toEqual([message])
    expect(await said(rule, { files: { 'ca.pem': bundle(old, older, sound) } })).toEqual([])
    expect(await said(rule, { files: { 'ca.pem': bundle(sound) } })).toEqual([])
  })
})

test.each([
  ['ca/expired', expired],
  ['ca/expires-soon', ending],
])('%s: root and intermediate, each on its own', async (rule, valid) => {
  const root = await authority('Root CA', valid)
  const middle = await createIntermediate(root, 'Middle CA', period(valid))
  const files = await filesFor(server, middle)
  const chain = {
    ...files,
    'ca.pem': root.certificatePem,
    'agent.pem': files['agent.pem'] + middle.certificatePem,
  }
  const found = await said(rule, { files: chain })
  expect(new Set(found.map((line) => /The CA (\w+)/.exec(line)?.[1]))).toEqual(new Set(['Middle', 'Root']))
})

test('ca/expired: not in the last second', async () => {
  const files = await filesFor(server, await authority('Late CA', '2019-01-01/2030-01-01T00:00:00Z'))
  expect(await said('ca/expired', { files })).toEqual([])
})

describe('ca/name-constraints', () => {
  test.each<[readonly string[], string]>([
    [['example.com'], 'example.com'],
    [
      ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'],
      'a.example, b.example, c.example, d.example and 1 more',
    ],
  ])('%j', async (permitted, listed) => {
    const files = await filesFor(server, await authority('Narrow CA', long, { permitted }))
    const [message] = await said('ca/name-constraints', { files })
    expect(message).toBe(
      `error The CA Narrow CA may not sign for the DNS name server.global.nomad: it is limited to ${listed}.`,
    )
  })
})

describe('ca/not-a-ca', () => {
  const helpOn = async (agent: CertifiedAgent) => {
    const found = (await findingsOn(agent)).find(({ rule }) => rule === 'ca/not-a-ca')
    return [found?.severity, found?.help]
  }

  test('names the CA that belongs there, where a certificate tells', async () => {
    const { certificatePem } = await authority('Narrow CA', long, { isCa: false })
    const put = 'put the certificate of the CA here'
    const files = { ...(await filesFor(server)), 'ca.pem': certificatePem }
    expect(await helpOn({ files })).toEqual(['error', `${put}: CN=Nomad Agent CA`])
    expect(await helpOn({ files, tls: { rpc: 'false', http: 'false' } })).toEqual([
      'warning',
      `${put}: CN=Nomad Agent CA`,
    ])
  })
})

test('ca/private-key-on-node: in the CA file itself', async () => {
  const { certificatePem, keyPem } = await commonAuthority()
  const files = { ...(await filesFor(server)), 'ca.pem': certificatePem + keyPem }
  expect(await said('ca/private-key-on-node', { files })).toEqual([
    'error This file holds the private key of the CA Nomad Agent CA: who has it can be any agent of the cluster.',
  ])
})

describe('ca/public', () => {
  // Each Node.js has other roots, and not all have a common name.
  const isNamed = (text: string) => /^CN=[^,]+$/m.test(new X509Certificate(text).subject)
  const [one = '', two = '', three = ''] = rootCertificates.filter(isNamed)
  const trust = /^(\w+) This file trusts public CAs: (.*)\. Anybody can have a certificate of theirs\.$/

  test.each<[number, readonly string[], RegExp]>([
    [1, [one], /^[^,]+$/],
    [2, [one, two], /^[^,]+, [^,]+(?<! more)$/],
    [3, [one, two, three], /^[^,]+, [^,]+ and 1 more$/],
  ])('names two at most: %i', async (_, roots, names) => {
    const [line = ''] = await said('ca/public', { files: { 'ca.pem': roots.join('\n') } })
    expect(trust.exec(line)?.[2]).toMatch(names)
  })

  test.each([
    ['true', 'false', 'false', 'error'],
    ['false', 'true', 'true', 'error'],
    ['false', 'true', 'false', 'warning'],
    ['false', 'false', 'true', 'warning'],
  ])('rpc %s, http %s, verify_https_client %s: %s', async (rpc, http, verify_https_client, severity) => {
    const agent = { files: { 'ca.pem': one }, tls: { rpc, http, verify_https_client } }
    const [line = ''] = await said('ca/public', agent)
    expect(trust.exec(line)?.[1]).toBe(severity)
  })
})

describe('ca/several-roots', () => {
  test.each([
    [2, '2 roots: CA 0, CA 1'],
    [3, '3 roots: CA 0, CA 1, CA 2'],
    [5, '5 roots: CA 0, CA 1, CA 2 and 2 more'],
  ])('%i', async (count, listed) => {
    const roots = await Promise.all(Array.from({ length: count }, (_, index) => authority(`CA ${index}`)))
    expect(await said('ca/several-roots', { files: { 'ca.pem': bundle(...roots) } })).toEqual([
      `info This file trusts ${listed}.`,
    ])
  })

  test('a certificate that signed itself and is no CA is none', async () => {
    const own = await authority('Own', long, { isCa: false })
    expect(
      await said('ca/several-roots', { files: { 'ca.pem': bundle(await authority('CA'), own) } }),
    ).toEqual([])
  })
})
