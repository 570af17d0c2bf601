import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const said = async (rule: string, text: string, version?: string) =>
  (await findingsOf(`config/${rule}`, text, version)).map(({ severity, message, help }) => [
    severity,
    message,
    help,
  ])

describe('config/not-yet-known-key', () => {
  it('is all that is said of a block, whatever its label', async () => {
    for (const label of ['env_awz', 'env/aws', 'env~aws']) {
      const text = `client {\n  enabled = true\n  fingerprint "${label}" {\n  }\n}\n`
      expect(await said('not-yet-known-key', text, '1.6')).toHaveLength(1)
      expect(await findingsOf('config/invalid-value', `data_dir = "/d"\n${text}`, '1.6')).toEqual([])
    }
  })

  const text = 'reporting {\n}\nserver {\n  job_max_count = 3\n  start_timeout = "5s"\n}\n'
  const refuse = 'older ones refuse the file.'

  it('names the newest without a version, and asks for one', async () => {
    expect(await said('not-yet-known-key', text)).toEqual([
      [
        'warning',
        `\`server.job_max_count\` is known since Nomad 1.11.0: ${refuse}`,
        'say which version reads it: `--nomad-version`',
      ],
    ])
  })

  it('names each that a version refuses', async () => {
    const young = [
      ['error', `\`server.job_max_count\` is known since Nomad 1.11.0: ${refuse}`, 'delete it'],
      ['error', `\`server.start_timeout\` is known since Nomad 1.10.1 and 1.11.0: ${refuse}`, 'delete it'],
    ]
    const reporting = ['error', `\`reporting\` is known since Nomad 1.7.0: ${refuse}`, 'delete it']
    expect(await said('not-yet-known-key', text, '1.6')).toEqual([reporting, ...young])
    expect(await said('not-yet-known-key', text, '1.7')).toEqual(young)
    expect(await said('not-yet-known-key', text, '1.11')).toEqual([])
  })

  it('names each that a version ignores', async () => {
    const ignored = 'consul {\n  service_identity {\n    aud = ["a"]\n  }\n}\n'
    expect(await said('not-yet-known-key', ignored, '1.6')).toEqual([
      ['warning', '`consul.service_identity` is known since Nomad 1.7.0: older ones ignore it.', 'delete it'],
    ])
    expect(await said('not-yet-known-key', ignored)).toEqual([])
  })
})

describe('config/deprecated-key', () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ['server { retry_join = ["a"] }', '1.6', ['`server.retry_join` is deprecated since Nomad 0.10.0.']],
    ['server { protocol_version = 3 }', undefined, ['`server.protocol_version` is deprecated.']],
    // Of options of drivers no version has ended the old name.
    [
      'client { options { "user.blacklist" = "x" "driver.raw_exec.enable" = "1" } }',
      undefined,
      ['`client.options.user.blacklist` is deprecated since Nomad 1.0.0.'],
    ],
    ['vault { task_token_ttl = "1h" }', '1.6', []],
    ['vault { task_token_ttl = "1h" }', '1.9', ['`vault.task_token_ttl` is deprecated since Nomad 1.7.0.']],
    ['vault { task_token_ttl = "1h" }', '1.10', []],
    ['vault { task_token_ttl = "1h" }', undefined, []],
    ['vault { token = "x" }', '1.6', []],
    ['vault { token = "x" }', '1.9', ['`vault.token` is deprecated since Nomad 1.7.0.']],
    ['client { disk_free_mb = 3 }', '1.11', []],
    ['client { disk_free_mb = 3 }', undefined, ['`client.disk_free_mb` is deprecated since Nomad 2.0.0.']],
    // It has no effect any more, which config/no-effect says.
    ['vault { token = "x" }', '1.10', []],
    ['vault { token = "x" }', undefined, []],
  ])('%s in Nomad %s', async (text, version, messages) => {
    expect((await said('deprecated-key', text, version)).map(([, message]) => message)).toEqual(messages)
  })
})

describe('config/duplicate-key', () => {
  it.each([
    [
      'consul { service_identity { aud = ["a"] } service_identity { aud = ["b"] } }',
      '`service_identity` stands in `consul` already: Nomad ignores this block.',
    ],
    [
      'vault { address = "a" address = "b" }',
      '`address` stands more than once in `vault`: only one of them counts, the last if they are spelt alike.',
    ],
    [
      'client { host_volume "x" { path = "a" } host_volume "x" { path = "b" } }',
      'This `host_volume` has the label of another one: Nomad keeps only the last.',
    ],
  ])('%s', async (text, message) => {
    expect(await said('duplicate-key', text)).toEqual([['warning', message, 'keep one of them']])
  })

  it('deletes what does not count', async () => {
    const identities = (...names: readonly string[]) =>
      `vault {\n${names.map((name) => `  default_identity {\n    aud = ["${name}"]\n  }\n`).join('')}}\n`
    expect(await fixedBy('config/duplicate-key', identities('a', 'b'))).toBe(identities('a'))
    expect(await fixedBy('config/duplicate-key', 'vault {\n  address = "a"\n  address = "b"\n}\n')).toBe(
      'vault {\n  address = "b"\n}\n',
    )
  })
})

describe('config/not-agent-config', () => {
  const reads = 'nomadlint checks what `nomad agent -config` reads'

  it.each([
    [
      'job "a" {\n  group "b" {\n    task "c" {\n      driver = "docker"\n    }\n  }\n}\n',
      'This is a Nomad job, not agent configuration.',
      `\`nomad job validate\` checks jobs; ${reads}`,
    ],
    ['resource "a" "b" {}\n', 'This is a Terraform module, not agent configuration.', reads],
    [
      'namespace "default" {\n  policy = "read"\n}\n',
      'This is a Nomad ACL policy, not agent configuration.',
      reads,
    ],
  ])('%s', async (text, message, help) => {
    expect(await said('not-agent-config', text)).toEqual([['error', message, help]])
  })
})

describe('config/template', () => {
  const told = async (name: string, text: string) =>
    (await findingsOf('config/template', { [name]: text })).map(({ at, message }) => [at, message])
  const one = 'One value is a template that another tool fills in: it was not judged'

  it.each([
    ['a.hcl', 'region = "${region}"\n', '"${region}"', `${one}.`],
    [
      'a.hcl',
      'tls {\n  rpc = "${rpc}"\n}\nname = "${name}"\n',
      '"${rpc}"',
      '2 values are templates that another tool fills in, this is the first: they were not judged.',
    ],
    [
      'a.hcl.j2',
      '{% if a %}\nregion = "eu"\n{% endif %}\n',
      '{% if a %}',
      'This is a template: what its conditions leave out or put in was not judged.',
    ],
    [
      'a.hcl.j2',
      '{% if a %}\nregion = "{{ region }}"\n{% endif %}\n',
      '"{{ region }}"',
      `${one}, nor what may be absent.`,
    ],
  ])('%s: %j', async (name, text, at, message) => {
    expect(await told(name, text)).toEqual([[at, message]])
  })
})

it('config/no-role points at what turns a role off', async () => {
  const found = async (text: string) =>
    (await findingsOf('config/no-role', `data_dir = "/d"\n${text}`)).map(({ at }) => at)
  expect(await found('server {\n  bootstrap_expect = 3\n}\nclient {\n  enabled = false\n}\n')).toEqual([
    'false',
  ])
  expect(await found('server {\n  bootstrap_expect = 3\n}\n')).toEqual(['server'])
})

it.each([
  ['its files alone', '-config=/etc/nomad.d', 'region = "eu"\n', 'error'],
  ['a role by a flag', '-config=/etc/nomad.d -client', 'region = "eu"\n', undefined],
  ['words that are not known', '-config=/etc/nomad.d $OPTIONS', 'region = "eu"\n', undefined],
  ['another file that is not here', '-config=/etc/nomad.d -config=/etc/b.hcl', 'region = "eu"\n', undefined],
  ['a template', '-config=/etc/nomad.d', 'server {\n  enabled = "{{ server }}"\n}\n', undefined],
])('config/no-role knows what a unit starts: %s', async (_, flags, text, severity) => {
  const host = memoryHost(
    new Map([
      ['etc/nomad.d/nomad.hcl', text],
      ['etc/systemd/system/nomad.service', `[Service]\nExecStart=/usr/bin/nomad agent ${flags}\n`],
    ]),
  )
  const options = { ...defaultOptions, paths: ['etc'], root: '.', only: new Set(['config/no-role']) }
  const { findings } = await lint(options, rules, host)
  expect(findings.map((one) => one.severity)).toEqual(severity === undefined ? [] : [severity])
})

describe('config/duration-without-unit', () => {
  const first = async (text: string) => (await said('duration-without-unit', text))[0]

  it.each([
    ['client { artifact { http_read_timeout = "30" } }', 'warning', 'would not start if it used it.'],
    [
      'server { enabled = true }\nclient { artifact { http_read_timeout = "30" } }',
      'error',
      'does not start.',
    ],
    [
      'server { enabled = true }\nclient { max_kill_timeout = "30" }',
      'warning',
      'would not start if it used it.',
    ],
    ['client { enabled = true\n max_kill_timeout = "30" }', 'error', 'does not start.'],
    [
      'server { enabled = true }\nlog_file = ""\nlog_rotate_duration = "24"',
      'warning',
      'would not start if it used it.',
    ],
  ])('%s', async (text, severity, outcome) => {
    expect(await first(text)).toMatchObject([severity, expect.stringContaining(outcome), expect.any(String)])
  })

  it.each([
    // The default of 24h is a tenth, or ten times as much, at most.
    ['audit {\n  sink "a" {\n    rotate_duration = "240"\n  }\n}\n', '"240h"'],
    ['audit {\n  sink "a" {\n    rotate_duration = "241"\n  }\n}\n', '"241s"'],
    ['audit {\n  sink "a" {\n    rotate_duration = "2.5"\n  }\n}\n', '"2.5h"'],
    ['audit {\n  sink "a" {\n    rotate_duration = "-2"\n  }\n}\n', '"-2"'],
    ['audit {\n  sink "a" {\n    rotate_duration = "2"\n  }\n}\n', '"2s"'],
  ])('%s becomes %s', async (text, fixed) => {
    expect(await fixedBy('config/duration-without-unit', text)).toContain(`rotate_duration = ${fixed}\n`)
  })
})
