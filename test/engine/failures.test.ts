import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Host } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

const wrong = 'server {\n  nonsense = 1\n}\n'
const files = new Map(['a/1.hcl', 'b/1.hcl', 'b/2.hcl', 'c/1.hcl'].map((path) => [path, wrong]))

function lintWith(broken: Partial<Host>) {
  return lint({ ...defaultOptions, paths: ['.'] }, rules, { ...memoryHost(files), ...broken })
}

function thrower<T extends (path: string, limit: number) => Promise<unknown>>(works: T, on: string): T {
  return ((path: string, limit: number) => {
    if (path === on) throw new TypeError('no such thing as 7OxsBU3ebak3LohM/cosVoUIDCrkruiiC+tPMUXUBRk=')
    return works(path, limit)
  }) as T
}

it('a bug that shows in one directory hides nothing of the others', async () => {
  const host = memoryHost(files)
  const { findings, failures, agents, notChecked } = await lintWith({
    read: thrower((path, limit) => host.read(path, limit), 'b/1.hcl'),
  })
  expect(new Set(findings.map(({ location }) => location.source.path))).toEqual(
    new Set(['a/1.hcl', 'c/1.hcl']),
  )
  expect(agents.map(({ name }) => name)).toEqual(['a/1.hcl', 'c/1.hcl'])
  expect(failures.map(({ paths }) => paths)).toEqual([['b/1.hcl', 'b/2.hcl']])
  expect(notChecked).toContainEqual({
    what: 'file',
    why: 'where nomadlint failed: not all was checked',
    count: 2,
  })
})

it('one that shows in the facts of an agent hides nothing of what its files say', async () => {
  const tls = `${wrong}tls {\n  cert_file = "/tls/a.pem"\n}\n`
  const host = memoryHost(new Map([['a.hcl', tls]]))
  const stat = thrower((path) => host.stat(path), '/tls/a.pem')
  const report = await lint({ ...defaultOptions, paths: ['a.hcl'] }, rules, { ...host, stat })
  expect(report.failures).toHaveLength(1)
  expect(report.findings.map(({ rule }) => rule)).toContain('config/unknown-key')
})
