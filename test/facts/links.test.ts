import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { followWithin } from '../../server/agents/links.ts'
import { FactCache } from '../../server/facts/cache.ts'
import type { Policy } from '../../server/facts/facts.ts'
import { gatherTlsFacts } from '../../server/facts/gather.ts'
import { locate } from '../../server/facts/locate.ts'
import { type Host, known, unknown } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { createNodeHost } from '../../server/node-host.ts'
import { testNow } from '../certificates.ts'

const read = (links: Readonly<Record<string, string>>) => async (path: string) => {
  const target = links[path]
  return target === undefined ? unknown('unsupported') : known(target)
}

describe('followWithin', () => {
  test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['a/b.pem', {}, 'node/a/b.pem'],
    ['a/b.pem', { 'node/a/b.pem': 'c.pem' }, 'node/a/c.pem'],
    ['a/b.pem', { 'node/a/b.pem': '../c.pem' }, 'node/c.pem'],
    ['a/b.pem', { 'node/a/b.pem': '../../../c.pem' }, 'node/c.pem'],
    ['a/b.pem', { 'node/a/b.pem': '/c/d.pem' }, 'node/c/d.pem'],
    ['a/b.pem', { 'node/a': '/c' }, 'node/c/b.pem'],
    ['a/../b.pem', { 'node/a': '/c/d' }, 'node/c/b.pem'],
    ['a/b.pem', { 'node/a': '/c', 'node/c': 'd', 'node/d/b.pem': '/e' }, 'node/e'],
    ['a', { 'node/a': 'b', 'node/b': 'a' }, undefined],
  ])('%s with %j: %s', async (path, links, expected) => {
    expect(await followWithin('node', path, read(links))).toBe(expected)
  })

  test.each(['a/'.repeat(300_000), '../'.repeat(200_000), `${'a/'.repeat(3000)}../..`])(
    'what no system opens is not looked along (%#)',
    async (path) => {
      let asked = 0
      const count = async () => {
        asked++
        return unknown('missing' as const)
      }
      expect(await followWithin('node', path, count)).toBe(undefined)
      expect(asked).toBe(0)
    },
  )
})

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-root-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Links as on a copied disk of a node, and beside the copy what they would lead to on this machine. */
function fill(): Policy {
  const root = join(directory, 'root')
  mkdirSync(join(root, 'tls'), { recursive: true })
  mkdirSync(join(directory, 'host'))
  for (const path of ['root/tls/real.pem', 'host/ca.pem', 'host/key.pem']) {
    writeFileSync(join(directory, path), path)
  }
  symlinkSync('/tls/real.pem', join(root, 'absolute.pem'))
  symlinkSync(join(directory, 'host/ca.pem'), join(root, 'host.pem'))
  symlinkSync('../host/ca.pem', join(root, 'above.pem'))
  symlinkSync(join(directory, 'host'), join(root, 'directory'))
  symlinkSync('nowhere.pem', join(root, 'dangling.pem'))
  symlinkSync('circle.pem', join(root, 'circle.pem'))
  return { version: undefined, onNode: false, root, expiryWarningDays: 30, now: testNow }
}

describe.skipIf(process.platform === 'win32')('links below --root', () => {
  const policy = fill()
  const at = (path: string) => join(directory, path)
  const find = (written: string, host: Host = createNodeHost()) =>
    locate(written, at('root'), host, policy, new FactCache())

  test('an absolute one begins at the root', async () => {
    expect(await find('/absolute.pem')).toMatchObject({
      place: { path: at('root/absolute.pem') },
      real: at('root/tls/real.pem'),
      readable: { known: true },
    })
  })

  test.each(['/host.pem', '/above.pem', '/directory/key.pem', 'host.pem', '/circle.pem'])(
    '%s does not lead out of it',
    async (written) => {
      const asked: string[] = []
      const node = createNodeHost()
      const host: Host = {
        ...node,
        read: (path, limit) => {
          asked.push(path)
          return node.read(path, limit)
        },
      }
      expect((await find(written, host)).readable).toEqual({ known: false, why: 'missing' })
      const facts = await gatherTlsFacts(
        { ca: written, key: written },
        at('root'),
        host,
        policy,
        new FactCache(),
      )
      expect(facts).toMatchObject({ ca: { content: { known: false } }, key: { content: { known: false } } })
      expect(asked).toEqual([])
    },
  )

  test('nor does one beside a configuration that is named from the working directory', async () => {
    const written = 'host.pem'
    const host: Host = { ...createNodeHost(), directory: () => directory }
    const stat = (path: string) => createNodeHost().stat(at(path))
    const location = await locate(written, 'root', { ...host, stat }, policy, new FactCache())
    expect(location.readable).toEqual({ known: false, why: 'missing' })
  })

  test('one that leads nowhere is told apart from a file that is not there', async () => {
    const text = 'tls {\n  ca_file = "/dangling.pem"\n  key_file = "/nothing.pem"\n}\n'
    writeFileSync(at('nomad.hcl'), text)
    const options = {
      ...defaultOptions,
      paths: [at('nomad.hcl')],
      root: at('root'),
      only: new Set(['file/missing']),
    }
    const { findings } = await lint(options, rules, createNodeHost())
    expect(findings.map(({ message, help }) => `${message} ${help}`)).toEqual([
      `${at('root/dangling.pem')} is a link to nowhere.pem, and nothing is there. correct the link, or put the file there`,
      `${at('root/nothing.pem')} is not there. copy it there, or correct the path`,
    ])
  })
})
