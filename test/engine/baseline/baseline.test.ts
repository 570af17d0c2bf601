import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { type BaselineEntry, entriesOf } from '../../../server/engine/baseline/baseline.ts'
import { readBaseline } from '../../../server/engine/baseline/read.ts'
import { baselineText } from '../../../server/engine/baseline/write.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../../server/lint-options.ts'
import { createSource } from '../../../server/text/source.ts'
import { memoryHost } from '../../memory-host.ts'

const places = { path: 'baseline.json', nameOf: (path: string) => path, pathOf: (name: string) => name }

type Files = Readonly<Record<string, string>>

function run(files: Files, options: Partial<LintOptions> = {}) {
  return lint({ ...defaultOptions, ...options }, rules, memoryHost(new Map(Object.entries(files))))
}

async function baselineOf(files: Files, options: Partial<LintOptions> = {}) {
  return { ...places, entries: entriesOf((await run(files, options)).findings, places) }
}

/** What is told of `after`, once `before` is known; and what of that is gone. */
async function since(before: Files, after: Files, options: Partial<LintOptions> = {}) {
  const { findings, baseline } = await run(after, { ...options, baseline: await baselineOf(before) })
  return { told: findings.map(({ rule }) => rule), gone: baseline?.gone ?? [] }
}

const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg'
const server = `data_dir = "/d"
server {
  enabled = true
  encrypt = "${key}"
}
telemetry {
  x = 1
}
`

describe('nothing is new', () => {
  const cases: readonly (readonly [string, Files, Files])[] = [
    ['where nothing has changed', { 'a.hcl': server }, { 'a.hcl': server }],
    ['where lines have moved', { 'a.hcl': server }, { 'a.hcl': `# Copyright\n\nregion = "eu"\n${server}` }],
    [
      'where blocks have changed places',
      { 'a.hcl': `${server}limits {\n  z = 1\n}\n` },
      { 'a.hcl': `limits {\n  z = 1\n}\n${server}` },
    ],
    [
      'where spaces have changed',
      { 'a.hcl': server },
      { 'a.hcl': server.replaceAll(' = ', '    =  ').replaceAll('  ', '\t') },
    ],
    ['where line ends have changed', { 'a.hcl': server }, { 'a.hcl': server.replaceAll('\n', '\r\n') }],
    ['where the file has another name', { 'x.d/a.hcl': server }, { 'x.d/z.hcl': server }],
    [
      'where the key has changed',
      { 'a.hcl': server },
      { 'a.hcl': server.replace(key, `${key.slice(3)}abc`) },
    ],
    [
      'where the first of two files is another one now',
      { 'x.d/a.hcl': server, 'x.d/b.hcl': 'telemetry {\n  x = 1\n}\n' },
      { 'x.d/c.hcl': server, 'x.d/b.hcl': 'telemetry {\n  x = 1\n}\n' },
    ],
    [
      'where a file was split',
      { 'x.d/a.hcl': server },
      { 'x.d/a.hcl': server.replace(/telemetry[^]*/, ''), 'x.d/b.hcl': 'telemetry {\n  x = 1\n}\n' },
    ],
  ]
  it.each(cases)('%s', async (_, before, after) => {
    expect((await run(before)).findings.length).toBeGreaterThan(2)
    expect(await since(before, after)).toEqual({ told: [], gone: [] })
  })

  it('where findings are about files as a whole', async () => {
    const before = { 'a.hcl': 'datacenter = "dc1"\n', 'b.hcl': 'log_level = "WARN"\n' }
    const after = { 'a.hcl': '# one\ndatacenter = "dc1"\n', 'b.hcl': '# two\nlog_level = "WARN"\n' }
    const options = { only: new Set(['config/agents-guessed']) }
    const baseline = await baselineOf(before, options)
    expect(baseline.entries).toHaveLength(1)
    expect((await run(after, { ...options, baseline })).findings).toEqual([])
  })
})

describe('it is new', () => {
  it('what stands in a line of other words, or in another directory', async () => {
    const more = server.replace('x = 1', 'x = 2')
    expect((await since({ 'a.hcl': server }, { 'a.hcl': more })).told).toEqual(['config/unknown-key'])
    const { told } = await since({ 'x/a.hcl': server }, { 'x/a.hcl': server, 'y/a.hcl': server })
    expect(told).toHaveLength((await run({ 'a.hcl': server })).findings.length)
  })

  it('the last of several that are alike', async () => {
    const block = (count: number) => 'limits {\n  x = 1\n}\n'.repeat(count)
    const options = { only: new Set(['config/unknown-key']) }
    const baseline = await baselineOf({ 'a.hcl': block(2) }, options)
    expect(baseline.entries.map(({ count }) => count)).toEqual([2])
    const { findings, suppressed } = await run({ 'a.hcl': block(3) }, { ...options, baseline })
    expect([findings.length, suppressed.length]).toEqual([1, 2])
    const fewer = await run({ 'a.hcl': block(1) }, { ...options, baseline })
    expect([fewer.findings.length, fewer.baseline?.gone.map(({ count }) => count)]).toEqual([0, [1]])
  })

  it('always what says that nomadlint does not work', async () => {
    const files = { '.nomadlintrc': 'x = 1', 'a.hcl': 'region = "eu"' }
    expect((await baselineOf(files)).entries).toEqual([])
    const entry = { directory: '.', rule: 'config/invalid-settings', fingerprint: '', count: 9 }
    const { findings } = await run(files, { baseline: { ...places, entries: [entry] } })
    expect(findings).toHaveLength(1)
  })
})

describe('gone', () => {
  const fixed = server.replace(/telemetry[^]*/, '')

  it('is what was put right, and what is not there any more', async () => {
    const rulesOf = (entries: readonly BaselineEntry[]) => entries.map(({ rule }) => rule)
    expect(rulesOf((await since({ 'a.hcl': server }, { 'a.hcl': fixed })).gone)).toEqual([
      'config/unknown-key',
    ])
    const { gone } = await since({ 'x/a.hcl': server, 'b.hcl': fixed }, { 'b.hcl': fixed })
    expect([...new Set(gone.map(({ directory }) => directory))]).toEqual(['x'])
  })

  it.each([
    ['a part of the directory was read', { paths: ['b.hcl'] }],
    ['another directory was read', { paths: ['c'] }],
    ['the rule did not run', { only: new Set(['tls/disabled']) }],
    ['only what changes concern was asked for', { paths: ['b.hcl'], affected: true }],
  ])('is not what nobody looked for: %s', async (_, options) => {
    const others = { 'b.hcl': 'datacenter = "dc1"\n', 'c/c.hcl': 'datacenter = "dc1"\n' }
    expect(
      (await since({ 'a.hcl': server, ...others }, { 'a.hcl': fixed, ...others }, options)).gone,
    ).toEqual([])
  })
})

describe('not gone', () => {
  const tls = 'tls {\n  http = true\n}\n'

  it.each([
    ['in a file that Nomad refuses', { 'a.hcl': `acl {\n}\nacl {\n}\n` }],
    ['in an agent of which Nomad refuses a file', { 'a.hcl': '', 'b.hcl': 'acl {\n}\nacl {\n}\n' }],
  ])('is what may be back once the file is mended: %s', async (_, after) => {
    const before = { 'a.hcl': `${server}${tls}` }
    expect((await since(before, after)).gone).toEqual([])
    expect((await since(before, { 'a.hcl': '' })).gone).not.toEqual([])
  })
})

describe('the file', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../schemas/baseline.schema.json', import.meta.url), 'utf8'),
  )

  it('is as its schema says, sorted, the same again, and without secrets', async () => {
    const { entries } = await baselineOf({
      'b/a.hcl': server,
      'a/a.hcl': server,
      'a/b.hcl': 'limits {\n  "é\u2028" = 1\n}',
    })
    const text = baselineText(entries)
    const validate = new Ajv2020().compile(schema)
    expect(validate(JSON.parse(text)) || validate.errors).toBe(true)
    expect(readBaseline(createSource('b.json', text))).toEqual(entries)
    expect(baselineText(entries.toReversed())).toBe(text)
    expect(text).not.toContain(key.slice(0, 8))
    expect(readBaseline(createSource('b.json', baselineText([])))).toEqual([])
  })

  it('knows no finding by its key', async () => {
    const other = server.replace(key, `${'A'.repeat(42)}E`)
    expect(
      (await baselineOf({ 'a.hcl': server })).entries.filter(({ rule }) => !rule.startsWith('gossip/')),
    ).toEqual(
      (await baselineOf({ 'a.hcl': other })).entries.filter(({ rule }) => !rule.startsWith('gossip/')),
    )
  })

  it.each([
    ['', 0, 'a baseline is JSON'],
    ['version = 1', 0, 'a baseline is JSON'],
    ['{', 0, ''],
    ['{}', 0, 'it has no "version"'],
    ['{"version": 2}', 12, 'of another nomadlint'],
    ['{"version": 1, "findings": 3}', 27, 'a list of objects'],
    ['{"version": 1, "findings": [3]}', 27, 'a list of objects'],
    ['{"version": 1, "findings": {"a": {}}}', 33, 'a list of objects'],
    ['{"version": 1, "findings": [{"rule": "a"}]}', 28, 'an entry has'],
    [
      '{"version": 1, "findings": [{"rule": "a", "directory": "b", "fingerprint": "c", "count": 0}]}',
      89,
      '"count"',
    ],
  ])('%s is told', (text, start, message) => {
    const problem = readBaseline(createSource('b.json', text))
    expect(problem).toMatchObject({ span: { start }, message: expect.stringContaining(message) })
  })
})

it('any number of entries is read', () => {
  const entries = Array.from({ length: 210_000 }, (_, index) => ({
    directory: 'conf',
    rule: 'tls/disabled',
    fingerprint: String(index).padStart(32, '0'),
    count: 1,
  }))
  expect(readBaseline(createSource('baseline.json', baselineText(entries)))).toHaveLength(210_000)
})
