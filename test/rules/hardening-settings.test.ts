import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const server = 'data_dir = "/d"\nserver { enabled = true }\n'
const client = 'data_dir = "/d"\nclient { enabled = true }\n'
const both = 'data_dir = "/d"\nserver { enabled = true }\nclient { enabled = true }\n'
const https = 'tls {\n  http = true\n}\n'
const aead = 'keyring "aead" { active = true }\n'

const said = async (rule: string, text: string, version?: string) =>
  (await findingsOf(`hardening/${rule}`, text, version)).map(
    ({ severity, message }) => `${severity} ${message}`,
  )

describe('a list that replaces another', () => {
  const option = (name: string, value: string): string => `client { options = { "${name}" = "${value}" } }\n`
  const advice = async (text: string, version?: string) =>
    (await findingsOf('hardening/denylist-weakened', text, version)).map(({ message, help }) => [
      message,
      help,
    ])

  it.each([
    [
      option('user.checked_drivers', 'exec, qemu'),
      'java may run tasks as root: this list replaces the one of drivers whose users are checked.',
      'add java',
    ],
    [
      option('user.denylist', ''),
      'root and Administrator may run tasks again: this list replaces the one that denies it.',
      'add root and Administrator',
    ],
    [
      option('env.blacklist', 'HOME'),
      "CONSUL_TOKEN, CONSUL_HTTP_TOKEN, VAULT_TOKEN and 5 more of the agent's environment can be read by tasks: this list replaces the one that hides them.",
      'add CONSUL_TOKEN, CONSUL_HTTP_TOKEN, VAULT_TOKEN and 5 more',
    ],
    [
      option(
        'env.denylist',
        'CONSUL_TOKEN,CONSUL_HTTP_TOKEN, VAULT_TOKEN,NOMAD_LICENSE,AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_SESSION_TOKEN,GOOGLE_APPLICATION_CREDENTIALS',
      ),
      "VAULT_TOKEN of the agent's environment can be read by tasks: this list replaces the one that hides them.",
      'leave no blanks behind the commas: Nomad takes them for a part of the name',
    ],
    [
      'client { template { function_denylist = ["plugin"] } }\n',
      'Templates of jobs may call writeToFile, which Nomad denies them by default.',
      "add writeToFile: the list replaces Nomad's own",
    ],
  ])('%s', async (text, message, help) => {
    expect(await advice(text, '1.9.3')).toEqual([[message, help]])
  })

  it.each([
    option('user.checked_drivers', 'exec,qemu,java,raw_exec'),
    'client { template { function_denylist = ["plugin", "writeToFile"] } }\n',
    'client { template { function_denylist = "${denied}" } }\n',
    'client { template {} }\n',
  ])('is no weaker: %s', async (text) => {
    expect(await advice(text, '1.9.3')).toEqual([])
  })
})

describe('hardening/host-volume-sensitive-path', () => {
  const volume = (path: string, more = '') =>
    `data_dir = "/srv/nomad/"\ntls { key_file = "/srv/keys//agent.pem" }\nclient { host_volume "x" {\n path = "${path}"\n${more} } }\n`
  const own = "Nomad's own directory, with the secrets of all jobs"
  const programs = 'the programs of this node, to change'

  it.each([
    ['/', 'all files of this node'],
    ['//', 'all files of this node'],
    ['/etc/', "this node's passwords and keys"],
    ['/etc/.', "this node's passwords and keys"],
    ['/./srv/../etc', "this node's passwords and keys"],
    ['/..', 'all files of this node'],
    ['/srv/./nomad/x/..', own],
    ['/var//run/docker.sock', "Docker's socket: whoever can write to it is root"],
    ['/srv/nomad', own],
    ['/srv/nomad/server', own],
    ['/srv/nomad/client', own],
    ['/srv/nomad/alloc/', own],
    ['/srv/keys', 'the private key of this agent'],
    ['/usr', programs],
  ])('%s gives jobs %s', async (path, what) => {
    const found = await said('host-volume-sensitive-path', volume(path))
    expect(found.map((line) => line.replace(/^\w+ /, ''))).toEqual([`This volume gives jobs ${what}.`])
  })

  it.each([
    volume('/srv/data'),
    volume('/srv/nomad/server/raft'),
    volume('/srv/key'),
    volume('toString'),
    volume('/usr', 'read_only = true'),
    volume('/var/log', 'read_only = true'),
    `server { enabled = true }\n${volume('/')}`,
    'client { host_volume "x" {} }\n',
    'client { host_volume "x" { path = "" } }\n',
    'client { host_volume "x" { path = "/server" } }\n',
  ])('silent on %s', async (text) => {
    expect(await said('host-volume-sensitive-path', text)).toEqual([])
  })

  it('what is to be read only may still be too much', async () => {
    expect(await said('host-volume-sensitive-path', volume('/etc', 'read_only = true'))).toHaveLength(1)
  })
})

describe('hardening/limits-off', () => {
  const limits = (inside: string): string => `limits { ${inside} }\n`
  const artifact = (inside: string): string => `client { artifact { ${inside} } }\n`
  const open = 'open as many connections as the agent has file descriptors for.'

  it.each([
    [
      limits('https_handshake_timeout = "0s"'),
      'Callers of the API may hold connections open without ever completing TLS.',
    ],
    [limits('http_max_conns_per_client = 0'), `One caller of the API may ${open}`],
    [
      limits('rpc_handshake_timeout = "0"'),
      'Callers of RPC may hold connections open without ever completing TLS.',
    ],
    [limits('rpc_max_conns_per_client = 0'), `One caller of RPC may ${open}`],
    [artifact('http_max_size = "0"'), 'A job may fill the disk of this node with a download.'],
    [
      artifact('decompression_size_limit = "0B"'),
      'An archive may fill the disk of this node when it is unpacked.',
    ],
    [
      artifact('decompression_file_count_limit = 0'),
      'An archive may hold so many files that the disk of this node has no room for their names.',
    ],
  ])('%s', async (text, message) => {
    expect((await said('limits-off', text)).map((line) => line.replace(/^\w+ /, ''))).toEqual([message])
    expect(await said('limits-off', text.replace(/"0\w*"/, '"5s"').replace(/= 0 /, '= 5 '))).toEqual([])
  })

  it.each([
    `bind_addr = "127.0.0.1"\n${limits('http_max_conns_per_client = 0 https_handshake_timeout = "0s"')}`,
    client + limits('rpc_max_conns_per_client = 0 rpc_handshake_timeout = "0s"'),
    server + artifact('http_max_size = "0" decompression_file_count_limit = 0'),
    limits(''),
  ])('of no harm: %s', async (text) => {
    expect(await said('limits-off', text)).toEqual([])
  })
})

describe('hardening/token-lifetime', () => {
  const still = 'still counts on this client.'

  it.each([
    ['acl { token_ttl = "2h" }', `2h is how long a token that was revoked ${still}`],
    ['acl { policy_ttl = "61m" }', `61m is how long a policy that was deleted ${still}`],
    ['acl { role_ttl = "90m" }', `90m is how long a role that was deleted ${still}`],
    ['acl { token_max_expiration_ttl = "721h" }', '721h is how long a token that leaked may be good for.'],
    [
      'server { root_key_rotation_threshold = "8761h" }',
      '8761h is how long one key signs the identities of all jobs.',
    ],
  ])('%s', async (text, message) => {
    expect((await said('token-lifetime', text)).map((line) => line.replace(/^\w+ /, ''))).toEqual([message])
  })

  it.each([
    'acl { token_ttl = "1h" policy_ttl = "60m" role_ttl = "3600s" }',
    'acl { token_ttl = "${ttl}" }',
    'acl { token_ttl = "long" }',
    'acl { token_max_expiration_ttl = "720h" }',
    'server { root_key_rotation_threshold = "8760h" }',
    `${server}acl { token_ttl = "2h" }`,
    `${client}acl { token_max_expiration_ttl = "721h" }\nserver { root_key_rotation_threshold = "8761h" }`,
  ])('silent on %s', async (text) => {
    expect(await said('token-lifetime', text)).toEqual([])
  })
})

describe('what a whole agent lacks', () => {
  const logs = 'The log goes to standard output only: whether it is kept is up to what started the agent.'
  const wraps = 'The key that wraps the root keys lies beside them, in the state of the servers.'

  it.each<[string, string, readonly string[]]>([
    ['aead-only-keyring', server, [wraps]],
    ['aead-only-keyring', server + aead, [wraps]],
    ['aead-only-keyring', `${server}${aead}keyring "awskms" { active = true }`, []],
    ['aead-only-keyring', client, []],
    ['aead-only-keyring', aead, []],
    ['syslog-or-file-missing', server, [logs]],
    ['syslog-or-file-missing', `${server}log_file = ""`, [logs]],
    ['syslog-or-file-missing', `${server}log_file = "/var/log/nomad/"`, []],
    ['syslog-or-file-missing', `${server}log_file = "\${log}"`, []],
    ['syslog-or-file-missing', `${server}enable_syslog = true`, []],
    ['syslog-or-file-missing', `${server}eventlog { enabled = true }`, []],
    ['syslog-or-file-missing', 'region = "eu"', []],
    ['security-headers-missing', server, ['The API sends no `X-Content-Type-Options` to browsers.']],
    [
      'security-headers-missing',
      server + https,
      ['The API sends no `X-Content-Type-Options` and no `Strict-Transport-Security` to browsers.'],
    ],
    [
      'security-headers-missing',
      `${server}${https}http_api_response_headers { x-content-type-options = "nosniff" }`,
      ['The API sends no `Strict-Transport-Security` to browsers.'],
    ],
    ['security-headers-missing', `${server}ui { enabled = false }`, []],
    ['security-headers-missing', `${server}http_api_response_headers = "\${headers}"`, []],
    ['region-implicit', server, ['The region of this agent is not written, so it is "global".']],
    ['region-implicit', `region = "global"\n${server}`, []],
    ['region-implicit', 'bind_addr = "10.0.0.1"', []],
    ['server-and-client', server, []],
    ['server-and-client', client, []],
    [
      'server-and-client',
      both,
      ["This agent is server and client in one: jobs run beside the cluster's state and its keys."],
    ],
    ['remote-exec-enabled', server, []],
    ['remote-exec-enabled', 'client { servers = ["10.0.0.1"] }', []],
    ['remote-exec-enabled', `${client}client { disable_remote_exec = true }`, []],
    ['update-check-enabled', 'region = "eu"', []],
    ['update-check-enabled', `${server}disable_update_check = true`, []],
  ])('%s: %s', async (rule, text, expected) => {
    expect((await said(rule, text)).map((line) => line.replace(/^\w+ /, ''))).toEqual(expected)
  })

  it('that only some versions know', async () => {
    expect(await said('aead-only-keyring', server, '1.8.2')).toEqual([])
    expect(await said('aead-only-keyring', server, '1.8.3')).toHaveLength(1)
    const none = 'server { client_introduction { enforcement = "none" } }\n'
    expect(await said('client-introduction-off', none, '1.10')).toEqual([])
    expect(await said('client-introduction-off', none, '1.11')).toHaveLength(1)
    expect(await said('client-introduction-off', client + none, '1.11')).toEqual([])
    expect(await said('client-introduction-off', none.replace('none', 'warn'), '1.11')).toEqual([])
  })
})
