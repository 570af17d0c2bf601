import { describe, expect, test } from 'vitest'
import { FactCache } from '../../server/facts/cache.ts'
import type { Policy } from '../../server/facts/facts.ts'
import { gatherTlsFacts, type TlsPaths } from '../../server/facts/gather.ts'
import { testCertificates, testNow } from '../certificates.ts'
import { memoryHost, type Special } from '../memory-host.ts'

const policy: Policy = {
  version: undefined,
  onNode: false,
  root: undefined,
  expiryWarningDays: 30,
  now: testNow,
}

async function gather(
  paths: TlsPaths,
  specials: Readonly<Record<string, Special>> = {},
  also: Partial<Policy> = {},
) {
  const host = memoryHost(await testCertificates(), new Map(Object.entries(specials)))
  return gatherTlsFacts(paths, '.', host, { ...policy, ...also }, new FactCache())
}

const files = (name: string): TlsPaths => ({
  ca: 'certs/ca.pem',
  certificate: `certs/${name}.pem`,
  key: `certs/${name}-key.pem`,
})

describe('gatherTlsFacts', () => {
  test('knows all of a good set of files', async () => {
    expect(await gather(files('server'))).toMatchObject({
      ca: { written: 'certs/ca.pem', path: 'certs/ca.pem', required: false, content: { known: true } },
      certificate: { content: { value: { certificates: [{ label: 'server.global.nomad' }] } } },
      key: { content: { value: { keyType: 'ecdsa', encrypted: false } } },
      chain: { known: true, value: { status: 'signed' } },
      keyMatches: { known: true, value: true },
    })
  })

  test("sees another's key and another CA", async () => {
    const facts = await gather({ ...files('server'), ca: 'certs/other-ca.pem', key: 'certs/client-key.pem' })
    expect(facts.keyMatches).toEqual({ known: true, value: false })
    expect(facts.chain).toMatchObject({ value: { status: 'issuer-missing' } })
  })

  test('knows nothing of settings that are not there', async () => {
    expect(await gather({ ca: '', key: undefined })).toEqual({
      ca: undefined,
      certificate: undefined,
      key: undefined,
      chain: { known: false, why: 'missing' },
      keyMatches: { known: false, why: 'missing' },
      beside: { intermediates: [], root: undefined, authorityKeys: [] },
    })
  })

  test('reads what is there, and does not judge a pair of which half is missing', async () => {
    const facts = await gather({ ...files('server'), certificate: 'certs/sever.pem' })
    expect(facts).toMatchObject({
      certificate: { content: { known: false, why: 'missing' }, similar: 'server.pem' },
      key: { content: { known: true, value: { keyType: 'ecdsa' } } },
      chain: { known: false, why: 'missing' },
      keyMatches: { known: false, why: 'missing' },
    })
  })

  test('passes on why a file is not known', async () => {
    const facts = await gather(files('server'), {
      'certs/ca.pem': 'permission',
      'certs/server-key.pem': 'directory',
    })
    expect(facts).toMatchObject({
      ca: { content: { known: false, why: 'permission' } },
      key: { content: { known: false, why: 'not-regular' }, found: 'a directory' },
      chain: { known: false, why: 'permission' },
      keyMatches: { known: false, why: 'not-regular' },
    })
  })

  test.each(['request', 'empty', 'page', 'broken', 'public-key'])(
    'claims nothing about %s.pem',
    async (name) => {
      const facts = await gather({ ...files('server'), certificate: `certs/${name}.pem` })
      expect(facts).toMatchObject({
        certificate: { content: { known: true, value: { certificates: [] } } },
        chain: { known: false, why: 'unsupported' },
        keyMatches: { known: false, why: 'unsupported' },
      })
    },
  )

  test.each(['encrypted-key', 'server', 'public-key'])('does not match %s.pem as a key', async (name) => {
    const facts = await gather({ ...files('server'), key: `certs/${name}.pem` })
    expect(facts.keyMatches).toEqual({ known: false, why: 'unsupported' })
  })

  test('requires absolute paths with --on-node', async () => {
    const facts = await gather({ ca: '/certs/ca.pem', certificate: 'certs/server.pem' }, {}, { onNode: true })
    expect(facts.ca).toMatchObject({ required: true, content: { known: false, why: 'missing' } })
    expect(facts.certificate).toMatchObject({ required: false, content: { known: true } })
  })

  test('reads each file once for many agents', async () => {
    const all = await testCertificates()
    const names = Object.values(files('server')) as readonly string[]
    const host = memoryHost(new Map(names.map((name) => [name, all.get(name) ?? ''])))
    const cache = new FactCache()
    const agents = Array.from({ length: 2000 }, () =>
      gatherTlsFacts(files('server'), '.', host, policy, cache),
    )
    const [first, ...others] = await Promise.all(agents)
    // Each once for what the setting wants of it, and once for the keys of CAs.
    expect(host.reads.toSorted()).toEqual([...names, ...names].toSorted())
    for (const { chain, keyMatches } of others) {
      expect(chain).toBe(first?.chain)
      expect(keyMatches).toEqual(first?.keyMatches)
    }
  })

  test('judges one key against each certificate it is used with', async () => {
    const host = memoryHost(await testCertificates())
    const cache = new FactCache()
    const matches = async (name: string) => {
      const paths = { certificate: `certs/${name}.pem`, key: 'certs/server-key.pem' }
      return (await gatherTlsFacts(paths, '.', host, policy, cache)).keyMatches
    }
    expect(await matches('client')).toEqual({ known: true, value: false })
    expect(await matches('server')).toEqual({ known: true, value: true })
  })

  test('holds no key: neither the facts nor the cache', async () => {
    const bytes = (await testCertificates()).get('certs/server-key.pem')
    const lines = new TextDecoder().decode(bytes).split('\n').slice(1, -2)
    const kept: unknown[] = []
    const cache = new (class extends FactCache {
      override async once<T>(key: string, make: () => Promise<T>): Promise<T> {
        const result = await super.once(key, make)
        kept.push(result)
        return result
      }
    })()
    kept.push(await gatherTlsFacts(files('server'), '.', memoryHost(await testCertificates()), policy, cache))
    const text = JSON.stringify(kept, (_, part: unknown) =>
      part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part,
    )
    expect(lines.length).toBeGreaterThan(2)
    expect(text).toContain('server.global.nomad')
    for (const line of lines) expect(text).not.toContain(line)
  })
})
