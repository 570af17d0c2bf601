import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { lineIndexAt } from '../../server/text/source.ts'
import { testCertificates } from '../certificates.ts'
import { marksOf } from '../marks.ts'
import { memoryHost } from '../memory-host.ts'

const directory = fileURLToPath(new URL('../fixtures/templates', import.meta.url))
const names = readdirSync(directory)

async function lintTemplate(name: string, text: string) {
  const files = new Map<string, string | Uint8Array>([[name, text]])
  for (const [path, bytes] of await testCertificates()) files.set(`/etc/nomad.d/${path}`, bytes)
  return lint({ ...defaultOptions, paths: [name], preset: 'strict' }, rules, memoryHost(files))
}

const notice = 'config/template'

describe('templates of other tools', () => {
  it('are all tried', () => {
    const endings = new Set(names.map((name) => name.slice(name.lastIndexOf('.'))))
    expect([...endings].sort()).toEqual(['.ctmpl', '.erb', '.j2', '.tftpl', '.tpl'])
  })

  it.each(names)('%s: what is marked is found, and nothing else', async (name) => {
    const text = readFileSync(join(directory, name), 'utf8')
    const { findings } = await lintTemplate(name, text)
    const found = findings
      .filter(({ rule }) => rule !== notice)
      .map(({ rule, location: { source, span } }) => {
        const line = lineIndexAt(source, span.start)
        const start = source.lineStarts[line] as number
        return { file: name, line, start: span.start - start, end: span.end - start, rule }
      })
    expect(found).toEqual(marksOf(name, text, ''))
    expect(findings.filter(({ rule }) => rule === notice)).toHaveLength(1)
  })

  it.each(names.filter((name) => !name.startsWith('broken')))(
    '%s: a name that is no template gets its syntax errors',
    async (name) => {
      const text = readFileSync(join(directory, name), 'utf8')
      const { findings } = await lintTemplate('nomad.hcl', text)
      expect(findings.some(({ rule }) => rule === 'config/syntax')).toBe(true)
    },
  )
})

describe('what a template leaves open', () => {
  const agent = (text: string) => lintTemplate('nomad.hcl.j2', text)
  const rulesOf = async (text: string) =>
    (await agent(text)).findings.map(({ rule }) => rule).filter((rule) => rule !== notice)

  it('is whether anything is absent: an agent with conditions is not complete', async () => {
    const server = 'data_dir = "/opt/nomad"\nserver {\n  enabled = true\n}\n'
    expect(await rulesOf(server)).toEqual(expect.arrayContaining(['tls/disabled', 'gossip/key-missing']))
    expect(await rulesOf(`${server}{% if x %}\nlog_json = true\n{% endif %}\n`)).toEqual([])
    expect(await rulesOf(`${server}{{ more }}\n`)).toEqual([])
    expect(await rulesOf(`${server}tls = {{ tls | to_json }}\n`)).toEqual([])
    expect(await rulesOf(`${server}{% include "tls.hcl" %}\n`)).toEqual([])
    expect(await rulesOf(`${server}{# a comment #}\n{% set x = 1 %}\n`)).toContain('tls/disabled')
  })

  it('is what a block holds beside what it shows', async () => {
    const tls = (more: string) => `tls {\n  rpc = true\n${more}}\n`
    expect(await rulesOf(tls(''))).toContain('tls/server-hostname-unverified')
    expect(await rulesOf(tls('  {{ more }}\n'))).toEqual([])
    expect(await rulesOf(tls('  {{ key }} = true\n'))).toEqual([])
    expect(await rulesOf(tls('  {% if x %}{{ more }}{% endif %}\n'))).toEqual([])
    expect(await rulesOf(`{{ more }}\n${tls('')}`)).toEqual([])
  })

  it('is so for the whole agent that the template is a part of', async () => {
    const whole = 'data_dir = "/opt/nomad"\nserver {\n  enabled = true\n}\n'
    const contents = { 'base.hcl': whole, 'more.hcl.j2': '{{ more }}\n' }
    const options = { ...defaultOptions, paths: Object.keys(contents), merge: true }
    const { agents, findings } = await lint(options, rules, memoryHost(new Map(Object.entries(contents))))
    expect(agents).toHaveLength(1)
    expect(findings.map(({ rule }) => rule)).toEqual([notice])
  })

  it('is which role an agent has that depends on a condition', async () => {
    const { agents } = await agent(
      '{% if x %}\nserver {\n  enabled = true\n}\n{% endif %}\nclient { enabled = true }\n',
    )
    expect(agents.map(({ role }) => role)).toEqual(['client'])
  })

  it('is a setting of several branches', async () => {
    const text =
      'server {\n  enabled = true\n{% if x %}\n  encrypt = "c2hvcnQ="\n{% else %}\n  encrypt = "bG9uZ2Vy"\n{% endif %}\n}\n'
    expect(await rulesOf(text)).toEqual([])
  })

  it('is counted where conditions decide how brackets pair', async () => {
    const text =
      'client {\n{% if x %}\n  meta {\n{% endif %}\n{% if y %}\n  options {\n{% endif %}\n  a = "b"\n  }\n}\n'
    const { findings, notChecked } = await agent(text)
    expect(findings.filter(({ rule }) => rule === 'config/syntax')).toEqual([])
    expect(notChecked.map(({ what }) => what)).toContain('template')
  })
})

describe('secrets in templates', () => {
  it('are known, in whatever syntax they stand', async () => {
    const key = 'cg8StVXbQJ0gPvMd9o7yrg=='
    const text = [
      `{# encrypt = "${key}" #}`,
      `{% set encrypt = "${key}" %}`,
      'server {',
      `  encrypt = {{ gossip | default("${key}") }}`,
      `  encrypt = "{{ gossip | default("${key}") }}"`,
      '}',
    ].join('\n')
    const report = await lintTemplate('nomad.hcl.j2', text)
    const source = report.findings[0]?.location.source
    const spans = source === undefined ? [] : report.secretsOf(source)
    const masked = spans.reduceRight(
      (left, { start, end }) => `${left.slice(0, start)}***${left.slice(end)}`,
      text,
    )
    expect(source?.text).toBe(text)
    expect(masked).not.toContain(key)
  })
})
