import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { FileCache } from '../../server/facts/file-cache.ts'
import type { Host } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { createNodeHost } from '../../server/node-host.ts'
import { testNow } from '../certificates.ts'
import { fileText } from './files.ts'

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-'))
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string) => join(directory, name)

/** The real files, and a note of what was read of them. */
function watchedHost(): { readonly host: Host; readonly reads: string[] } {
  const node = createNodeHost(testNow)
  const reads: string[] = []
  const read: Host['read'] = (path, limit) => {
    if (!path.endsWith('.hcl')) reads.push(path.slice(directory.length + 1))
    return node.read(path, limit)
  }
  return { host: { ...node, read }, reads }
}

async function saidOf(host: Host, fileCache: FileCache): Promise<readonly string[]> {
  const options = { ...defaultOptions, paths: [at('nomad.hcl')], fileCache }
  const { findings } = await lint(options, rules, host)
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('certificate/'))
}

async function write(): Promise<void> {
  for (const name of ['ca', 'server', 'server-key']) writeFileSync(at(`${name}.pem`), await fileText(name))
  writeFileSync(
    at('nomad.hcl'),
    `server { enabled = true }\ntls {\n  rpc = true\n  verify_server_hostname = true\n${['ca_file = "ca', 'cert_file = "server', 'key_file = "server-key'].map((line) => `  ${line}.pem"\n`).join('')}}\n`,
  )
}

describe.skipIf(process.platform === 'win32')('a cache that outlives a run', () => {
  test('reads nothing again that has not changed', async () => {
    await write()
    const { host, reads } = watchedHost()
    const cache = new FileCache()
    expect(await saidOf(host, cache)).toEqual([])
    expect(new Set(reads)).toEqual(new Set(['ca.pem', 'server.pem', 'server-key.pem']))
    reads.length = 0
    expect(await saidOf(host, cache)).toEqual([])
    expect(reads).toEqual([])
  })

  test('sees what was written, replaced or removed', async () => {
    await write()
    const { host, reads } = watchedHost()
    const cache = new FileCache()
    await saidOf(host, cache)
    reads.length = 0
    writeFileSync(at('server.pem'), await fileText('expired'))
    expect(await saidOf(host, cache)).toEqual(['certificate/expired', 'certificate/key-mismatch'])
    expect(reads).not.toContain('ca.pem')
    writeFileSync(at('new.pem'), await fileText('expired-key'))
    renameSync(at('new.pem'), at('server-key.pem'))
    expect(await saidOf(host, cache)).toEqual(['certificate/expired'])
    rmSync(at('server.pem'))
    expect(await saidOf(host, cache)).toEqual([])
  })

  test('takes no file for the same whose times were set back', async () => {
    await write()
    const { host } = watchedHost()
    const cache = new FileCache()
    await saidOf(host, cache)
    const old = new Date('2020-01-01')
    utimesSync(at('server.pem'), old, old)
    await saidOf(host, cache)
    writeFileSync(at('server.pem'), await fileText('expired'))
    utimesSync(at('server.pem'), old, old)
    expect(await saidOf(host, cache)).toContain('certificate/expired')
  })
})

describe('FileCache', () => {
  const file = { path: 'a', identity: 'same' }
  const counting = () => {
    let calls = 0
    return async () => ++calls
  }

  test('drops what it is told to', async () => {
    const cache = new FileCache()
    const make = counting()
    expect(await cache.once(file, 'kind', make)).toBe(1)
    expect(await cache.once(file, 'kind', make)).toBe(1)
    cache.drop('a')
    expect(await cache.once(file, 'kind', make)).toBe(2)
  })

  test('keeps apart kinds, what they are about, and identities', async () => {
    const cache = new FileCache()
    const make = counting()
    const [first, second] = [{}, {}]
    expect(await cache.once(file, 'kind', make, first)).toBe(1)
    expect(await cache.once(file, 'kind', make, second)).toBe(2)
    expect(await cache.once(file, 'other', make, first)).toBe(3)
    expect(await cache.once(file, 'kind', make, first)).toBe(1)
    expect(await cache.once({ ...file, identity: 'new' }, 'kind', make, first)).toBe(4)
  })

  test('does not grow for ever', async () => {
    const cache = new FileCache()
    const make = counting()
    for (let i = 0; i < 20_001; i++) await cache.once({ path: String(i), identity: 'x' }, 'kind', make)
    expect(await cache.once({ path: '20000', identity: 'x' }, 'kind', make)).toBe(20_001)
    expect(await cache.once({ path: '0', identity: 'x' }, 'kind', make)).toBe(20_002)
  })
})
