import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { summary } from '../../server/report/summary.ts'
import { type Files, run, unit } from './start/lint-files.ts'

async function agentLine(files: Files): Promise<string> {
  const report = await run(files, { paths: Object.keys(files) })
  const line = summary(report, createColors(false))
    .split('\n')
    .find((one) => one.startsWith('Agent '))
  return line?.replace(/^[^:]*: /, '').replace(/, region.*$/, '') ?? ''
}

describe('the role of an agent', () => {
  it.each<[string, Files]>([
    ['with flags that are not known', { 'a.hcl': '', 'nomad.service': unit('-config=/x/a.hcl $OPTS') }],
    ['of a condition', { 'a.hcl.tftpl': '%{ if server }\nserver {\n  enabled = true\n}\n%{ endif }\n' }],
    ['of a variable', { 'a.hcl.j2': 'server {\n  enabled = {{ is_server }}\n}\n' }],
  ])('is not known: %s', async (_, files) => {
    expect(await agentLine(files)).toBe('role not known')
  })

  it.each<[string, string, Files]>([
    ['neither server nor client', 'a part of one', { 'a.hcl': 'tls {\n  rpc = true\n}\n' }],
    ['neither server nor client', 'of a template', { 'a.hcl.j2': 'region = "{{ region }}"\n' }],
    [
      'client',
      'beside what is not known',
      { 'a.hcl.j2': 'client {\n  enabled = true\n  node_class = "{{ x }}"\n}\n' },
    ],
  ])('is %s: %s', async (role, _, files) => {
    expect(await agentLine(files)).toBe(role)
  })
})

describe('whether callers need a token', () => {
  const tls = 'tls {\n  http = true\n  cert_file = "/c"\n  key_file = "/k"\n  ca_file = "/a"\n}\n'
  const message = async (text: string) =>
    (await run({ 'a.hcl': text })).findings.find(({ rule }) => rule === 'tls/https-client-unverified')
      ?.message

  it('may stand in another file, where this one is a part of an agent', async () => {
    expect(await message(tls)).toMatch(/asks callers for no certificate; whether it asks for a token/)
  })

  it.each([
    ['no ACLs are in a whole agent', `data_dir = "/d"\nserver {\n  enabled = true\n}\n${tls}`],
    ['ACLs are off', `acl {\n  enabled = false\n}\n${tls}`],
  ])('is known where %s', async (_, text) => {
    expect(await message(text)).toMatch(/neither a certificate nor a token/)
  })
})
