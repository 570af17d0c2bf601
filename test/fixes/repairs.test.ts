import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { fix } from '../../server/fix.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

const only = new Set(['config/syntax'])

async function repaired(text: string, path = 'nomad.hcl', more = {}): Promise<string> {
  const host = memoryHost(new Map([[path, text]]))
  const report = await fix({ ...defaultOptions, paths: [path], unsafe: false, only, ...more }, rules, host)
  return report.rewrites.get(path)?.text ?? text
}

const cases: readonly (readonly [string, string, string])[] = [
  ['an escape', 'region = "a\\.b"\n', 'region = "a\\\\.b"\n'],
  ['a Windows path', 'data_dir = "C:\\data\\sub"\n', 'data_dir = "C:\\\\data\\\\sub"\n'],
  [
    'a Windows path that ends in a backslash',
    'data_dir = "C:\\data\\"\nregion = "eu"\n',
    'data_dir = "C:\\\\data\\\\"\nregion = "eu"\n',
  ],
  ['a brace at the end', 'server {\n  enabled = true\n', 'server {\n  enabled = true\n}\n'],
  ['a brace on its line', 'server { enabled = true\n', 'server { enabled = true }\n'],
  ['an empty block', 'region = "eu"\nserver {', 'region = "eu"\nserver { }'],
  [
    'a brace before the next block',
    'server {\n  enabled = true # yes\n\nclient {\n  enabled = false\n}\n',
    'server {\n  enabled = true # yes\n}\n\nclient {\n  enabled = false\n}\n',
  ],
  [
    'two braces',
    'server {\n  server_join {\n    retry_max = 3\n',
    'server {\n  server_join {\n    retry_max = 3\n  }\n}\n',
  ],
  ['line endings of Windows', 'server {\r\n  enabled = true\r\n', 'server {\r\n  enabled = true\r\n}\r\n'],
  ['an opening brace', 'server\n  enabled = true\n}\n', 'server {\n  enabled = true\n}\n'],
  ['a missing =', 'region "eu"\n', 'region = "eu"\n'],
  [
    'a missing = before a number',
    'server {\n  bootstrap_expect 3\n}\n',
    'server {\n  bootstrap_expect = 3\n}\n',
  ],
  ['a colon', 'region: "eu"\n', 'region = "eu"\n'],
  ['a semicolon', 'region = "eu";\n', 'region = "eu"\n'],
  ['yes', 'server {\n  enabled = yes\n}\n', 'server {\n  enabled = true\n}\n'],
  ['Off', 'server {\n  enabled = Off\n}\n', 'server {\n  enabled = false\n}\n'],
  ['TRUE', 'server {\n  enabled = TRUE\n}\n', 'server {\n  enabled = true\n}\n'],
  ['a bare word', 'region = eu\n', 'region = "eu"\n'],
  ['a bare duration', 'leave_timeout = 30s\n', 'leave_timeout = "30s"\n'],
  ['other quotes', "region = 'eu'\n", 'region = "eu"\n'],
  ['a blank that is none', 'region\u00a0= "eu"\n', 'region = "eu"\n'],
  ['a character without width', 'region = \u200b"eu"\n', 'region = "eu"\n'],
  [
    'quotes in a template',
    'bind_addr = "{{ GetInterfaceIP "eth0" }}"\nregion = "eu"\n',
    'bind_addr = "{{ GetInterfaceIP \\"eth0\\" }}"\nregion = "eu"\n',
  ],
  [
    'quotes in a template that goes on',
    'bind_addr = "{{ GetPrivateInterfaces | include "name" "eth.*" | attr "address" }}"\nregion = "eu"\n',
    'bind_addr = "{{ GetPrivateInterfaces | include \\"name\\" \\"eth.*\\" | attr \\"address\\" }}"\nregion = "eu"\n',
  ],
  [
    'quotes in a template, not in the comment behind it',
    'region = "{{ f "a" }}" # or "{{ f "b" }}"\nname = "x"\n',
    'region = "{{ f \\"a\\" }}" # or "{{ f "b" }}"\nname = "x"\n',
  ],
  [
    'quotes in two templates of a line',
    'client {\n  servers = ["{{ f "a" }}", "b", "{{ g }}", "{{ f "c" }}"]\n}\n',
    'client {\n  servers = ["{{ f \\"a\\" }}", "b", "{{ g }}", "{{ f \\"c\\" }}"]\n}\n',
  ],
  [
    'a comma in a list',
    'plugin_dir = "/p"\nclient {\n  servers = ["a" "b"]\n}\n',
    'plugin_dir = "/p"\nclient {\n  servers = ["a", "b"]\n}\n',
  ],
  [
    'a key that needs quotes',
    'client {\n  meta {\n    a/b = "c"\n  }\n}\n',
    'client {\n  meta {\n    "a/b" = "c"\n  }\n}\n',
  ],
]

describe('what is plainly meant is written', () => {
  it.each(cases)('%s', async (_, before, after) => {
    expect(parseConfigFile(createSource('nomad.hcl', before), true).parsed.ok).toBe(false)
    expect(await repaired(before)).toBe(after)
    expect(parseConfigFile(createSource('nomad.hcl', after), true).parsed.ok).toBe(true)
  })

  it.each([
    ['= for a colon', '{"region"= "eu"}', '{"region": "eu"}'],
    ['a semicolon', '{"region": "eu"; "datacenter": "a"}', '{"region": "eu", "datacenter": "a"}'],
    ['a comma', '{"region": "eu" "datacenter": "a"}', '{"region": "eu", "datacenter": "a"}'],
    ['a colon', '{"server" {"enabled": true}}', '{"server": {"enabled": true}}'],
    ['a comment', '{\n  # here\n  "region": "eu"\n}\n', '{\n  \n  "region": "eu"\n}\n'],
    ['quotes in a template', '{"bind_addr": "{{ f "x" }}"}', '{"bind_addr": "{{ f \\"x\\" }}"}'],
    ['True', '{"acl": {"enabled": True}}', '{"acl": {"enabled": true}}'],
    ['single quotes', '{"region": \'eu\'}', '{"region": "eu"}'],
  ])('in JSON: %s', async (_, before, after) => {
    expect(await repaired(before, 'nomad.json')).toBe(after)
  })
})

it.each([
  ['an expression', 'region = var.region\n'],
  ['a string that does not end', 'region = "eu\ndatacenter = "dc1"\n'],
  ['a brace that closes nothing', 'region = "eu"\n}\n'],
  ['a string that a word and a string follow', 'region = "a " b " c"\nname = "x"\n'],
  ['a key without = behind a string', 'client {\n  meta { a = "x" b "y" }\n}\n'],
  ['a word with a quote in it', `region = 'e"u'\n`],
])('nothing is guessed about %s', async (_, text) => {
  expect(await repaired(text)).toBe(text)
})

const likely: readonly (readonly [string, string, string])[] = [
  [
    'quotes around a word',
    'node_class = "the "big" one"\nregion = "eu"\n',
    'node_class = "the \\"big\\" one"\nregion = "eu"\n',
  ],
  ['ture', 'acl {\n  enabled = ture\n}\n', 'acl {\n  enabled = true\n}\n'],
  ['Tru', 'acl {\n  enabled = Tru\n}\n', 'acl {\n  enabled = true\n}\n'],
  ['flase', 'acl {\n  enabled = flase\n}\n', 'acl {\n  enabled = false\n}\n'],
  ['FALES', 'acl {\n  enabled = FALES\n}\n', 'acl {\n  enabled = false\n}\n'],
]

it.each(likely)('what is only likely is left to a person: %s', async (_, before, after) => {
  expect(await repaired(before)).toBe(before)
  expect(await repaired(before, 'nomad.hcl', { unsafe: true })).toBe(after)
})

it('a word that is nearly true gets no quotes in JSON either', async () => {
  const before = '{"acl": {"enabled": ture}}'
  expect(await repaired(before, 'a.json')).toBe(before)
  expect(await repaired(before, 'a.json', { unsafe: true })).toBe('{"acl": {"enabled": true}}')
})

it('what the file then says is judged, and fixed in the same run', async () => {
  const text = 'data_dir = "/opt/nomad"\n\nserver {\n  enabled = "true"\n  bootstrap_expect = 3\n'
  const host = memoryHost(new Map([['nomad.hcl', text]]))
  const report = await fix({ ...defaultOptions, paths: ['nomad.hcl'], unsafe: false }, rules, host)
  expect(report.rewrites.get('nomad.hcl')?.text).toBe(
    'data_dir = "/opt/nomad"\n\nserver {\n  enabled = true\n  bootstrap_expect = 3\n}\n',
  )
  expect(report.fixed.map(({ rule }) => rule)).toEqual(['config/syntax', 'config/string-boolean'])
})

describe('values that Nomad refuses', () => {
  const values = { only: new Set(['config/invalid-value']) }

  it.each([
    ['a blank too many', 'log_level = " INFO"\n', 'log_level = "INFO"\n', false],
    ['one that is near', 'log_level = "DEUBG"\n', 'log_level = "DEBUG"\n', true],
    ['single backslashes', 'data_dir = "C:\\nomad\\\\data"\n', 'data_dir = "C:\\\\nomad\\\\data"\n', false],
  ])('%s', async (_, before, after, unsafe) => {
    expect(await repaired(before, 'nomad.hcl', { ...values, unsafe })).toBe(after)
    if (unsafe) expect(await repaired(before, 'nomad.hcl', values)).toBe(before)
  })
})
