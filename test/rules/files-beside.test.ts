import { createPrivateKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { createAuthority, createIntermediate, encryptKey, issue } from '../../scripts/certificates/issue.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { period, server } from '../certificate-requests.ts'
import { memoryHost } from '../memory-host.ts'
import { commonAuthority, filesFor, findingsOn, saidOf } from './certified-agent.ts'

const valid = period('2025-01-01/2035-01-01')

const authority = () => createAuthority('Special CA', valid)
const intermediate = async () => createIntermediate(await commonAuthority(), 'Nomad Intermediate CA', valid)

describe("the CA's private key", () => {
  const said = async (more: Readonly<Record<string, string>>) =>
    saidOf({ files: { ...(await filesFor(server)), ...more } })

  test('is found under any name, in any form, and in the CA file itself', async () => {
    const { keyPem, certificatePem } = await commonAuthority()
    const sec1 = createPrivateKey(keyPem).export({ type: 'sec1', format: 'pem' }).toString()
    expect(await said({ 'whatever.key': keyPem })).toEqual(['error ca/private-key-on-node'])
    expect(await said({ 'x.pem': `some text\n${sec1}` })).toEqual(['error ca/private-key-on-node'])
    expect(await said({ 'ca.pem': certificatePem + keyPem })).toEqual(['error ca/private-key-on-node'])
  })

  test('is not any other key', async () => {
    const { keyPem } = await commonAuthority()
    expect(await said({ 'encrypted.pem': encryptKey(keyPem, 'secret') })).toEqual([])
    expect(await said({ 'other.pem': (await authority()).keyPem })).toEqual([])
    expect(await said({ 'notes.txt': keyPem })).toEqual([])
  })

  test('is not that of another certificate in the file', async () => {
    const other = await issue({ ...server, issuer: await commonAuthority(), ...valid })
    const { certificatePem } = await commonAuthority()
    const both = { 'ca.pem': certificatePem + other.certificatePem, 'other-key.pem': other.keyPem }
    expect(await said(both)).not.toContain('error ca/private-key-on-node')
  })

  test('lies in the repository, where the configuration names files of the node', async () => {
    const { keyPem, certificatePem } = await commonAuthority()
    const text = 'tls {\n  ca_file = "/etc/nomad.d/tls/nomad-ca.pem"\n}\n'
    const findIn = async (files: Readonly<Record<string, string>>) => {
      const host = memoryHost(new Map(Object.entries({ 'conf/a.hcl': text, ...files })))
      const only = new Set(['ca/private-key-on-node'])
      const { findings } = await lint({ ...defaultOptions, paths: ['conf/a.hcl'], only }, rules, host)
      return findings.map(({ message }) => message)
    }
    const files = { 'conf/nomad-ca.pem': certificatePem, 'conf/nomad-ca-key.pem': keyPem }
    expect(await findIn(files)).toEqual([
      'conf/nomad-ca-key.pem is the private key of the CA Nomad Agent CA: who has it can be any agent of the cluster.',
    ])
    expect(await findIn({ ...files, 'conf/nomad-ca.pem': (await authority()).certificatePem })).toEqual([])
    expect(await findIn({ 'conf/nomad-ca-key.pem': keyPem })).toEqual([])
  })

  test.each([
    ['beside the configuration', 'conf/a.hcl', 'conf/ca.key', true],
    ['beside another file of the agent', 'conf/a.hcl', 'base/ca.key', true],
    ['beside the certificate', 'conf/a.hcl', 'certs/ca.key', true],
    ['beside the private key', 'conf/a.hcl', 'keys/ca.key', true],
    ['somewhere else', 'conf/a.hcl', 'conf/private/ca.key', false],
    ['in a file of another kind', 'conf/a.hcl', 'conf/ca.txt', false],
  ])('lies %s', async (_, config, place, isFound) => {
    const { keyPem, certificatePem } = await commonAuthority()
    const settings = [
      'ca_file = "/conf/tls/ca.pem"',
      'cert_file = "/certs/own.pem"',
      'key_file = "/keys/own.pem"',
    ]
    const host = memoryHost(
      new Map([
        [`/${config}`, `tls {\n  ${settings.join('\n  ')}\n}\n`],
        ['/base/b.hcl', 'region = "eu"\n'],
        ['/conf/tls/ca.pem', certificatePem],
        ['/certs/own.pem', ''],
        ['/keys/own.pem', ''],
        [`/${place}`, keyPem],
      ]),
    )
    const only = new Set(['ca/private-key-on-node'])
    const paths = ['/base/b.hcl', `/${config}`]
    const { findings } = await lint({ ...defaultOptions, merge: true, paths, only }, rules, host)
    expect(findings.map(({ message }) => message.split(' ')[0])).toEqual(isFound ? [`/${place}`] : [])
  })

  test('is told by its path and its CA', async () => {
    const { keyPem } = await commonAuthority()
    const files = { ...(await filesFor(server)), 'ca-key.pem': keyPem }
    const [found] = await findingsOn({ files })
    expect(found?.message).toContain('tls/ca-key.pem is the private key of the CA Nomad Agent CA')
  })
})

describe('chains', () => {
  test('name the file that completes them', async () => {
    const middle = await intermediate()
    const files = { ...(await filesFor(server, middle)), 'ca.pem': (await commonAuthority()).certificatePem }
    expect(await saidOf({ files })).toEqual(['error certificate/not-signed-by-ca'])
    const [found, ...more] = await findingsOn({ files: { ...files, 'middle.crt': middle.certificatePem } })
    expect(more).toEqual([])
    expect(found).toMatchObject({
      rule: 'certificate/chain-incomplete',
      help: 'append it: `cat tls/middle.crt >> tls/agent.pem`',
    })
  })

  test('name the CA that lies beside', async () => {
    const other = await authority()
    const files = { ...(await filesFor(server, other)), 'ca.pem': (await commonAuthority()).certificatePem }
    const [found] = await findingsOn({ files: { ...files, 'special.pem': other.certificatePem } })
    expect(found).toMatchObject({ rule: 'certificate/not-signed-by-ca' })
    expect(found?.help).toBe('name tls/special.pem in `ca_file`, which holds its CA')
  })

  test.each([
    [
      'all of another chain',
      true,
      'name tls/root.pem in `ca_file`, which holds its CA, and append what is between them: `cat tls/middle.pem >> tls/agent.pem`',
    ],
    [
      'an intermediate without its root',
      false,
      'append the intermediate to `cert_file`, or name the right CA in `ca_file`',
    ],
  ])('name what lies beside: %s', async (_, withRoot, help) => {
    const root = await authority()
    const middle = await createIntermediate(root, 'Special Intermediate CA', valid)
    const files = {
      ...(await filesFor(server, middle)),
      'ca.pem': (await commonAuthority()).certificatePem,
      'middle.pem': middle.certificatePem,
      ...(withRoot ? { 'root.pem': root.certificatePem } : {}),
    }
    const found = await findingsOn({ files })
    expect(found.map((one) => [one.rule, one.help])).toEqual([['certificate/not-signed-by-ca', help]])
  })

  test('an intermediate alone may be what is trusted', async () => {
    expect(await saidOf({ files: await filesFor(server, await intermediate()) })).toEqual([])
  })

  test('say what signed itself', async () => {
    const own = await createAuthority('server.global.nomad', period('2029-07-01/2030-07-01'), { isCa: false })
    const files = {
      ...(await filesFor(server)),
      'agent.pem': own.certificatePem,
      'agent-key.pem': own.keyPem,
    }
    const found = await findingsOn({ files })
    expect(found.map(({ message }) => message)).toContain(
      'The certificate signed itself, and does not stand in ca_file.',
    )
  })

  test('a second root is rotation, or a key too many', async () => {
    const files = await filesFor(server)
    const bundle = { ...files, 'ca.pem': files['ca.pem'] + (await authority()).certificatePem }
    expect(await saidOf({ files: bundle })).toEqual(['info ca/several-roots'])
    const below = { ...files, 'ca.pem': files['ca.pem'] + (await intermediate()).certificatePem }
    expect(await saidOf({ files: below })).toEqual([])
  })
})
