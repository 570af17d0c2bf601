import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compareKeys } from '../../scripts/drift/compare.ts'
import { type GoKey, keysOf } from '../../scripts/drift/go-keys.ts'
import { GoSource, type GoStruct } from '../../scripts/drift/go-source.ts'
import type { Block, Key } from '../../server/keys/key.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tree = fileURLToPath(new URL('../fixtures/nomad-source', import.meta.url))
const source = new GoSource(tree)
const keys = keysOf(source.struct('command/agent', 'Config') as GoStruct, source)
const version = { major: 1, minor: 8, patch: 2 }

function outline(of: ReadonlyMap<string, GoKey>): Record<string, unknown> {
  return Object.fromEntries(
    [...of.values()].map(({ name, type, keys: inside, opaque }) => [
      name,
      inside === undefined ? (opaque ? 'unknown' : type) : outline(inside),
    ]),
  )
}

describe('the reader of Go', () => {
  it('finds the keys of a struct, and of those inside it', () => {
    expect(outline(keys)).toEqual({
      region: 'string',
      name: 'string',
      family: 'string',
      client: { enabled: 'bool', network_speed: 'int', servers: '[]string', parent: 'unknown' },
      options: 'map[string]interface{}',
      plugin: { args: '[]string', config: 'map[string]any' },
      other: 'unknown',
    })
  })

  it('finds constants, and nothing where nothing is', () => {
    expect(source.constant('version', 'Version')).toBe('1.8.2')
    expect(source.constant('version', 'Nothing')).toBeUndefined()
    expect(source.struct('nowhere', 'Config')).toBeUndefined()
  })
})

describe('the comparison', () => {
  const key = (name: string, type: Key['type'], more: Partial<Key> = {}): [string, Key] => [
    name,
    { name, type, merge: 'non-zero', ...more },
  ]
  const block = (...inside: readonly [string, Key][]): Block => ({
    unknownKeys: 'refuse',
    keys: new Map(inside),
  })
  const plugin = block(key('args', 'list'), key('config', 'free'))
  const client = [key('enabled', 'bool'), key('network_speed', 'int'), key('servers', 'list')]
  const rest = [
    key('region', 'string', { since: ['0.1.0'] }),
    key('name', 'string'),
    key('family', 'string'),
    key('options', 'free'),
    key('plugin', 'block', { block: plugin }),
  ]

  it('names what only one side has, and what differs', () => {
    const ours = block(
      ...rest,
      key('client', 'block', { block: block(...client, key('speed', 'int')) }),
      key('other', 'block', { block: block() }),
    )
    expect(compareKeys(ours, keys, version)).toEqual([
      '/client/parent: not in the schema (ClientConfig.Parent)',
      '/client/speed: not in Nomad 1.8.2',
      '/other: of a type that is not in this tree (Config.Other)',
    ])
  })

  it('goes by the versions of the schema', () => {
    const ours = block(
      ...rest,
      key('client', 'block', {
        block: block(...client, key('parent', 'string', { since: ['1.8.3', '1.9.0'] })),
      }),
      key('other', 'string', { removed: ['1.7.0'] }),
      key('later', 'string', { since: ['1.9.0'] }),
      key('gone', 'string', { removed: ['1.8.2'] }),
      key('still_there', 'string', { removed: ['1.8.3'] }),
    )
    expect(compareKeys(ours, keys, version)).toEqual([
      '/client/parent: in Nomad 1.8.2 (ClientConfig.Parent), and yet new in 1.8.3, 1.9.0 by the schema',
      '/other: in Nomad 1.8.2 (Config.Other), and yet removed in 1.7.0 by the schema',
      '/still_there: not in Nomad 1.8.2',
    ])
  })

  it('compares types', () => {
    const ours = block(...rest.slice(1), key('region', 'int'), key('client', 'map'), key('other', 'string'))
    expect(compareKeys(ours, keys, version)).toEqual([
      '/region: string in Nomad (Config.Region), int in the schema',
      '/client: a block in Nomad (Config.Client), map in the schema',
      '/other: of a type that is not in this tree (Config.Other)',
    ])
  })
})

describe('the script', () => {
  const run = (directory: string) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const script = ['--import', 'tsx', 'scripts/nomad-drift.ts', directory]
      execFile(process.execPath, script, { cwd: root }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
      })
    })

  it('compares the whole schema', async () => {
    const { code, output } = await run(tree)
    expect(code).toBe(1)
    expect(output).toContain('/family: not in the schema (Config.Family)\n')
    expect(output).toContain('/consul/token: not in Nomad 1.8.2\n')
    expect(output).toContain('/vault: not in Nomad 1.8.2\n')
    expect(output).not.toContain('/region')
    expect(output).toMatch(/\d+ keys in Nomad 1\.8\.2, \d+ differences\n$/)
  })

  it('refuses what is no source of Nomad', async () => {
    expect(await run(root)).toMatchObject({ code: 2, output: expect.stringContaining('usage:') })
  })
})
