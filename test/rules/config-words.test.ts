import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const server = 'data_dir = "/d"\nserver { enabled = true }\n'
const client = 'data_dir = "/d"\nclient { enabled = true }\n'

const said = async (rule: string, text: string | Record<string, string>, version?: string) =>
  (await findingsOf(`config/${rule}`, text, version)).map(({ message, help }) => [message, help])

describe('config/unknown-key', () => {
  it.each<[string, string, string | undefined]>([
    ['tls "a" {}', '`tls` takes no label: Nomad reads it as a key and refuses the file.', 'delete the label'],
    ['acl "a" {}', '`acl` takes no label: Nomad reads it as a key and refuses the file.', 'delete the label'],
    [
      'client { host_volume { path = "/x" } }',
      '`host_volume` needs a label: Nomad takes what stands inside for it.',
      'write `host_volume "name" { ... }`',
    ],
    [
      'server { colour = "red" }',
      '`colour` is no key in `server`: Nomad refuses the file.',
      'Nomad says: server unexpected keys colour',
    ],
    ['consul { colour = "red" }', '`colour` is no key in `consul`: Nomad ignores it.', undefined],
    [
      'server { server_join.retry_join = ["a"] }',
      '`server_join.retry_join` is no key in `server`: Nomad refuses the file.',
      'no dot leads into a block: write `server_join { retry_join = ... }`; Nomad says: server unexpected keys server_join.retry_join',
    ],
    [
      'variables {}\nserver {}',
      '`variables` is no key at the top of the file: Nomad refuses the file.',
      'agent configuration knows no variables and no references: write the values; Nomad says: unexpected keys variables',
    ],
    [
      'acl { tokens {} }',
      '`tokens` is no key in `acl`: Nomad refuses the file.',
      "it is Consul's: Nomad's agents need no tokens of their own; delete it; Nomad says: acl unexpected keys tokens",
    ],
    [
      'tls { verify_outgoing = true }',
      '`verify_outgoing` is no key in `tls`: Nomad refuses the file.',
      "it is Consul's: Nomad checks servers by `verify_server_hostname`; Nomad says: tls unexpected keys verify_outgoing",
    ],
    [
      'tls { defaults {} }',
      '`defaults` is no key in `tls`: Nomad refuses the file.',
      "it is Consul's: in Nomad the settings stand in `tls` itself; Nomad says: tls unexpected keys defaults",
    ],
  ])('%s', async (text, message, help) => {
    expect(await said('unknown-key', text)).toEqual([[message, help]])
  })

  it('knows comments that JSON has not', async () => {
    expect(await said('unknown-key', { 'a.json': '{"//": "why", "server": {}}' })).toMatchObject([
      [
        expect.any(String),
        'JSON has no comments that Nomad takes: delete it; Nomad says: unexpected keys //',
      ],
    ])
  })

  it.each([
    ['serverr {\n}\n', 'server {\n}\n'],
    ['bootstrap_expect = 3\nserver {\n}\n', 'server {\n  bootstrap_expect = 3\n}\n'],
    ['server {\n  colour = "red"\n}\n', 'server {\n  colour = "red"\n}\n'],
    // Of several blocks that know it, nobody can tell which is meant.
    ['acl {\n  address = "10.0.0.1"\n}\n', 'acl {\n  address = "10.0.0.1"\n}\n'],
  ])('%s becomes %s', async (text, fixed) => {
    expect(await fixedBy('config/unknown-key', text)).toBe(fixed)
  })
})

describe('config/wrong-type is fixed where no other value can be meant', () => {
  it.each([
    ['leave_on_terminate = " Yes "', 'leave_on_terminate = true'],
    ['leave_on_terminate = "disabled"', 'leave_on_terminate = false'],
    ['leave_on_terminate = "maybe"', 'leave_on_terminate = "maybe"'],
    ['client { gc_disk_usage_threshold = "80.5" }', 'client { gc_disk_usage_threshold = 80.5 }'],
    ['client { gc_disk_usage_threshold = "80" }', 'client { gc_disk_usage_threshold = 80 }'],
    ['client { gc_disk_usage_threshold = "80.55" }', 'client { gc_disk_usage_threshold = 80.55 }'],
    ['client { gc_disk_usage_threshold = "80%" }', 'client { gc_disk_usage_threshold = "80%" }'],
    ['client { gc_disk_usage_threshold = "about 80" }', 'client { gc_disk_usage_threshold = "about 80" }'],
    [
      'region = <<E\nx\nE\nleave_on_terminate = <<E\ntrue\n\nE\n',
      'region = <<E\nx\nE\nleave_on_terminate = <<E\ntrue\n\nE\n',
    ],
    ['client { servers = "a" }', 'client { servers = ["a"] }'],
    ['client { servers = "" }', 'client { servers = "" }'],
    ['tls { rpc = ["true"] }', 'tls { rpc = ["true"] }'],
    ['ports { http = "x" }', 'ports { http = "x" }'],
  ])('%s becomes %s', async (text, fixed) => {
    expect(await fixedBy('config/wrong-type', text)).toBe(fixed)
  })
})

describe('config/no-effect', () => {
  const noAddress = 'Nomad passes over it, and no address is in this host network.'

  it.each<[string, string, string]>([
    [
      'client { cgroup_parent = "x" }',
      '`cgroup_parent` has no effect in Nomad 2: nothing reads it any more.',
      'delete it',
    ],
    [
      'vault { token = "x" }',
      '`token` has no effect since Nomad 1.10.0: it is lost when Nomad merges this file with its defaults.',
      'delete it, and let jobs have identities (`default_identity`)',
    ],
    ['server { log_file = "/x" }', '`log_file` has no effect in a block.', 'write it at the top of the file'],
    [
      'client { server_join { start_join = ["a"] } }',
      '`start_join` has no effect in a client.',
      'write it as `retry_join`',
    ],
    [
      'client { template { function_blacklist = ["a"] } }',
      '`function_blacklist` has no effect under this name: templates are rendered with the default list all the same.',
      'write `function_denylist`, with the functions that are denied by default as well',
    ],
    [
      'client { options { "consul.token" = "a" other = "b" } }',
      '`consul.token` has no effect: Nomad ignores options that begin with `consul`.',
      'write it in a `consul` block, at the top of the file',
    ],
    [
      'client { host_network "pub" { cidr = "10.0.0.1/33" } }',
      `"10.0.0.1/33" is no network in CIDR notation: ${noAddress}`,
      'write at most 32 behind the `/`',
    ],
    [
      'client { host_network "pub" { cidr = "10.0.0.0/8, 192.168.0.0/16" } }',
      '" 192.168.0.0/16" is no network in CIDR notation: Nomad passes over it.',
      'leave out the blanks around it',
    ],
    [
      'client { host_network "pub" { cidr = "2001:db8::1" interface = "eth0" } }',
      `"2001:db8::1" is no network in CIDR notation: ${noAddress}`,
      'write "2001:db8::1/128" for this address alone',
    ],
    [
      'client { host_network "pub" { cidr = "2001:db8::1/129" } }',
      `"2001:db8::1/129" is no network in CIDR notation: ${noAddress}`,
      'write at most 128 behind the `/`',
    ],
    [
      'client { host_network "pub" { cidr = "eth0" } }',
      `"eth0" is no network in CIDR notation: ${noAddress}`,
      'write networks such as "10.0.0.0/8", separated by commas alone',
    ],
    [
      'client { host_network "pub" { interface = "{{ GetDefaultInterfaces | atr `name` }}" } }',
      `"atr" is no function of templates for addresses: ${noAddress}`,
      'did you mean "attr"?',
    ],
    [
      'server { bootstrap_expect = -1 }',
      '`server.bootstrap_expect` has no effect below zero: Nomad takes it for not written.',
      'delete it, or write more than 0',
    ],
  ])('%s', async (text, message, help) => {
    expect(await said('no-effect', text, '2.0')).toEqual([[message, help]])
  })

  it.each([
    ['server {\n  log_file = "/x"\n}\n', 'server {\n}\n\nlog_file = "/x"\n'],
    [
      'log_file = "/y"\nclient {\n  log_file = "/x"\n}\n',
      'log_file = "/y"\nclient {\n  log_file = "/x"\n}\n',
    ],
    [
      'client {\n  server_join {\n    start_join = ["a"]\n  }\n}\n',
      'client {\n  server_join {\n    retry_join = ["a"]\n  }\n}\n',
    ],
    ['client {\n  cgroup_parent = "x"\n}\n', 'client {\n}\n'],
    ['vault {\n  token = "x"\n}\n', 'vault {\n}\n'],
  ])('%s becomes %s', async (text, fixed) => {
    expect((await fixedBy('config/no-effect', text)).replaceAll(/\n+/g, '\n')).toBe(
      fixed.replaceAll(/\n+/g, '\n'),
    )
  })

  it.each([
    'client { server_join { start_join = ["a"] retry_join = ["b"] } }',
    'client { bind_wildcard_default_host_network = true }',
    'server { server_join { start_join = ["a"] } }',
    'server { bootstrap_expect = 0 }',
    'client { host_network "pub" { cidr = "10.0.0.0/8,2001:db8::/32," interface = "eth0" } }',
    'client { host_network "pub" { cidr = "" interface = "{{ GetDefaultInterfaces | attr `name` }}" } }',
    'client { host_network "pub" { cidr = "${cidr}" } }',
    'data_dir = "/d"\nserver { enabled = true }\nclient { host_network "pub" { cidr = "x" } }',
  ])('silent on %s', async (text) => {
    expect(await said('no-effect', text, '2.0')).toEqual([])
  })
})

describe('config/duration-without-unit', () => {
  const missing = 'is a duration without a unit:'

  it.each<[string, string, string]>([
    [
      'server { heartbeat_grace = 30 }',
      `\`heartbeat_grace\` ${missing} Nomad refuses the file.`,
      'write a unit behind it and quotes around it; the default is "10s"',
    ],
    [
      `${server}limits { rpc_handshake_timeout = "5" }`,
      `\`rpc_handshake_timeout\` ${missing} Nomad does not start.`,
      'write a unit behind it and quotes around it; the default is "5s"',
    ],
    [
      `${client}limits { rpc_handshake_timeout = "5" }`,
      `\`rpc_handshake_timeout\` ${missing} Nomad would not start if it used it.`,
      'write a unit behind it and quotes around it; the default is "5s"',
    ],
    [
      `${server}log_file = "/x"\nlog_rotate_duration = "24"`,
      `\`log_rotate_duration\` ${missing} Nomad does not start.`,
      'write a unit behind it and quotes around it; the default is "24h"',
    ],
    [
      `${server}log_rotate_duration = "24"`,
      `\`log_rotate_duration\` ${missing} Nomad would not start if it used it.`,
      'write a unit behind it and quotes around it; the default is "24h"',
    ],
  ])('%s', async (text, message, help) => {
    expect(await said('duration-without-unit', text)).toEqual([[message, help]])
  })
})

describe('what only one of two files says', () => {
  const agent = (...texts: readonly string[]) =>
    Object.fromEntries(texts.map((text, index) => [`${index + 1}.hcl`, text]))
  const later = '2.hcl, which Nomad reads later,'

  it.each<[string, string, string]>([
    ['region = "a"', 'region = "b"', `${later} sets \`region\` differently: this value is not in force.`],
    [
      'client { meta { a = "1" b = "2" } }',
      'client { meta { b = "3" c = "4" } }',
      `${later} sets \`b\` in \`client.meta\` differently: this value is not in force.`,
    ],
    [
      'plugin "docker" { config { a = 1 } }',
      'plugin "docker" { config { a = 2 } }',
      `${later} replaces the whole \`plugin.config\`: this value is not in force.`,
    ],
    [
      'ui { content_security_policy { script_src = ["a"] } }',
      'ui { content_security_policy { script_src = ["b"] } }',
      `${later} sets \`ui.content_security_policy.script_src\` differently: this value is not in force.`,
    ],
  ])('config/overridden-value: %s, %s', async (first, second, message) => {
    expect(await said('overridden-value', agent(first, second))).toEqual([
      [message, 'delete it, or edit the later file'],
    ])
  })

  it.each<[string, string, string]>([
    [
      'tls { rpc = true }',
      'tls { rpc = false }',
      '`false` has no effect: `tls.rpc` stays on once a file turns it on.',
    ],
    ['region = "a"', 'region = ""', 'An empty text has no effect: `region` keeps what an earlier file says.'],
    [
      'ports { http = 5646 }',
      'ports { http = 0 }',
      '`0` has no effect: `ports.http` keeps what an earlier file says.',
    ],
    [
      'client { servers = ["a"] }',
      'client { servers = [] }',
      'An empty list has no effect: Nomad adds up what all files say in `client.servers`.',
    ],
    [
      'server { server_join { retry_join = ["a"] } }',
      'server { server_join { retry_join = [] } }',
      'An empty value has no effect: `server.server_join.retry_join` keeps what an earlier file says.',
    ],
  ])('config/cannot-unset: %s, %s', async (first, second, message) => {
    expect(await said('cannot-unset', agent(first, second))).toEqual([
      [message, 'delete it here, and change 1.hcl'],
    ])
  })
})
