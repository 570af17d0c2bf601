import { describe, expect, test } from 'vitest'
import type { Agent } from '../../server/agents/agent.ts'
import { FactCache } from '../../server/facts/cache.ts'
import type { FileFact, Policy, TlsFacts } from '../../server/facts/facts.ts'
import { gatherKeyring } from '../../server/facts/gather-keyring.ts'
import { gatherOtherFiles, trackedKeys } from '../../server/facts/other-files.ts'
import { known, unknown } from '../../server/host.ts'
import { testNow } from '../certificates.ts'
import { gitIndex } from '../git-index.ts'
import { memoryHost } from '../memory-host.ts'
import { encode, fileBytes } from './files.ts'

const policy: Policy = {
  version: undefined,
  onNode: true,
  root: undefined,
  expiryWarningDays: 30,
  now: testNow,
}
const at = { source: { path: '/etc/nomad.d/nomad.hcl' }, span: { start: 0, end: 0 } }
const setting = (value: string | undefined, pointer = '/x') => ({ value, at, pointer })
const key = Buffer.alloc(32, 0x5a).toString('base64')

describe('serf.keyring', () => {
  const path = '/opt/nomad/server/serf.keyring'
  const agent = (role: Agent['role'], dataDir?: string, encrypt?: string) =>
    ({
      role,
      config: { data_dir: setting(dataDir), server: { encrypt: setting(encrypt) } },
    }) as unknown as Agent
  const gather = (asked: Agent, text?: string) => {
    const files = new Map(text === undefined ? [] : [[path, encode(text)] as const])
    return gatherKeyring(asked, memoryHost(files), policy, new FactCache())
  }
  const content = async (asked: Agent, text: string) => {
    const found = (await gather(asked, text))?.content
    return found?.known ? found.value : found
  }

  // command/agent/agent.go, setupKeyrings.
  test('is read of servers that say where it is', async () => {
    expect(await gather(agent('client', '/opt/nomad'), `["${key}"]`)).toBeUndefined()
    expect(await gather(agent('none', '/opt/nomad'), `["${key}"]`)).toBeUndefined()
    expect(await gather(agent('server'), `["${key}"]`)).toBeUndefined()
    expect(await gather(agent('server', ''), `["${key}"]`)).toBeUndefined()
    for (const role of ['server', 'server+client'] as const)
      expect(await gather(agent(role, '/opt/nomad'), `["${key}"]`)).toMatchObject({
        path,
        required: false,
        content: { known: true },
      })
  })

  test('need not be there', async () => {
    const missing = await gather(agent('server', '/opt/nomad'))
    expect(missing).toMatchObject({ path, required: false, content: unknown('missing') })
    expect(missing).not.toHaveProperty('similar')
    expect(missing).not.toHaveProperty('content.value')
  })

  test('is written below a directory of Windows as there', async () => {
    const written = (await gather(agent('server', String.raw`C:\nomad`)))?.written
    expect(written).toBe(String.raw`C:\nomad\server\serf.keyring`)
    expect((await gather(agent('server', '/opt/nomad')))?.written).toBe(path)
  })

  test('an empty `encrypt` is as none', async () => {
    const none = await content(agent('server', '/opt/nomad'), `["${key}"]`)
    expect(await content(agent('server', '/opt/nomad', ''), `["${key}"]`)).toEqual(none)
    const other = Buffer.alloc(32, 1).toString('base64')
    expect(await content(agent('server', '/opt/nomad', other), `["${key}"]`)).not.toEqual(none)
  })
})

describe('private keys', async () => {
  const keyFile = await fileBytes('server-key')
  const files = new Map([
    ['/etc/nomad.d/key.pem', keyFile],
    ['/etc/nomad.d/page.pem', await fileBytes('page')],
    ['/etc/.git/index', gitIndex(['nomad.d/key.pem', 'nomad.d/both.pem'])],
    ['/etc/.git/HEAD', encode('ref: refs/heads/main\n')],
    ['/etc/.git/config', encode('[core]\n')],
  ])

  test('for Consul and Vault, of whatever cluster', async () => {
    const cluster = (name: string, ownKey?: string, certificate?: string, ca?: string) =>
      [
        name,
        {
          ca_file: setting(ca, `/${name}/ca_file`),
          cert_file: setting(certificate, `/${name}/cert_file`),
          key_file: setting(ownKey, `/${name}/key_file`),
        },
      ] as const
    const config = {
      consul: new Map([
        cluster('default', 'key.pem', 'key.pem', 'missing.pem'),
        cluster('other', '/etc/nomad.d/page.pem'),
        cluster('none'),
      ]),
      vault: new Map([cluster('default', 'missing.pem'), cluster('empty', '')]),
    }
    const found = await gatherOtherFiles(
      { config } as unknown as Agent,
      memoryHost(files),
      policy,
      new FactCache(),
    )
    const seen = found.map(({ pointer, path, content, holdsKey }) => [pointer, path, content.known, holdsKey])
    expect(seen).toEqual([
      ['/default/ca_file', '/etc/nomad.d/missing.pem', false, false],
      ['/default/cert_file', '/etc/nomad.d/key.pem', true, true],
      ['/default/key_file', '/etc/nomad.d/key.pem', true, true],
      ['/other/key_file', '/etc/nomad.d/page.pem', true, false],
      ['/default/key_file', '/etc/nomad.d/missing.pem', false, false],
    ])
  })

  const fact = (path: string, value?: object) =>
    ({ path, content: value ? known(value) : unknown('missing') }) as unknown as FileFact<never>
  const tracked = async (tls: Partial<TlsFacts>, others: Parameters<typeof trackedKeys>[1] = []) => [
    ...(await trackedKeys(tls as TlsFacts, others, memoryHost(files), new FactCache())),
  ]
  const other = (path: string, holdsKey: boolean) => ({ pointer: '/x', path, holdsKey }) as never

  test('that git tracks', async () => {
    const tracks = '/etc/nomad.d/key.pem'
    expect(await tracked({ key: fact(tracks, { keyType: 'ecdsa' }) })).toEqual([tracks])
    expect(await tracked({ key: fact('/etc/nomad.d/page.pem', { keyType: 'ecdsa' }) })).toEqual([])
    expect(await tracked({ key: fact('/srv/key.pem', { keyType: 'ecdsa' }) })).toEqual([])
    // An encrypted key is no secret, nor is a certificate.
    expect(await tracked({ key: fact(tracks, { keyType: undefined }) })).toEqual([])
    expect(await tracked({ key: fact(tracks) })).toEqual([])
    expect(await tracked({ ca: fact(tracks, { holdsKey: true }) })).toEqual([tracks])
    expect(await tracked({ certificate: fact(tracks, { holdsKey: true }) })).toEqual([tracks])
    expect(await tracked({ ca: fact(tracks, { holdsKey: false }), certificate: fact(tracks) })).toEqual([])
    expect(await tracked({}, [other(tracks, true), other('/etc/nomad.d/both.pem', false)])).toEqual([tracks])
    expect(await tracked({})).toEqual([])
  })
})
