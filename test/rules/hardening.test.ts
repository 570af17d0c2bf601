import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { readStarted } from '../../server/cli/read-agent-flags.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'
import { findingsOf } from './findings-of.ts'

const hardening = rules.filter(({ id }) => id.startsWith('hardening/'))

async function rulesOf(text: string, flags?: string): Promise<readonly string[]> {
  const started =
    flags === undefined
      ? undefined
      : readStarted({ switches: new Set(), values: new Map([['agent-flags', [flags]]]), operands: [] })
  const options = { ...defaultOptions, paths: ['nomad.hcl'], started }
  const { findings } = await lint(options, rules, memoryHost(new Map([['nomad.hcl', text]])))
  return findings.map(({ severity, rule }) => `${severity} ${rule}`)
}

describe('who says that the API lets everybody in', () => {
  const server =
    'data_dir = "/d"\nserver {\n  enabled = true\n  encrypt = "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg="\n}\n'
  const everywhere = 'bind_addr = "0.0.0.0"\n'
  const files =
    'ca_file = "/c"\n cert_file = "/c"\n key_file = "/k"\n verify_server_hostname = true\n rpc = true\n'
  const https = `tls {\n http = true\n ${files}}\n`
  const mutual = `tls {\n http = true\n verify_https_client = true\n ${files}}\n`
  const rpcOnly = `tls {\n ${files}}\n`
  const acl = 'acl {\n  enabled = true\n}\n'
  const identity = 'vault {\n  default_identity {\n    aud = ["vault.io"]\n  }\n}\n'

  it.each<[string, readonly string[]]>([
    [server, ['warning hardening/acl-disabled', 'warning tls/disabled']],
    [server + everywhere, ['error hardening/public-plaintext-api', 'warning tls/disabled']],
    [server + everywhere + acl, ['warning tls/disabled']],
    [server + acl, ['warning tls/disabled']],
    [server + everywhere + https, ['warning tls/https-client-unverified']],
    [server + https, ['warning tls/https-client-unverified']],
    [server + https + acl, ['info tls/https-client-unverified']],
    [server + https + identity, ['info tls/https-client-unverified', 'warning hardening/acl-disabled']],
    [server + everywhere + mutual, ['warning hardening/acl-disabled']],
    [server + mutual + acl, []],
    [server + everywhere + rpcOnly, ['error hardening/public-plaintext-api']],
    [server + rpcOnly, ['warning hardening/acl-disabled', 'warning tls/http-plaintext']],
    [server + everywhere + rpcOnly + acl, ['warning tls/http-plaintext']],
    [`${server}acl {\n  enabled = "{{ acl }}"\n}\n${mutual}`, ['info config/template']],
  ])('%s', async (text, expected) => {
    const found = await rulesOf(text)
    const about = (line: string) => !/relative-path|file\/|drops-consul|blocks-jwks|string-boolean/.test(line)
    expect(found.filter(about).toSorted()).toEqual(expected.toSorted())
  })
})

describe('hardening/public-plaintext-api', () => {
  it.each<[string, string | undefined]>([
    ['bind_addr = "0.0.0.0"', '"0.0.0.0"'],
    ['bind_addr = "::"', '"::"'],
    ['bind_addr = "[::]"', '"[::]"'],
    ['bind_addr = "203.0.113.7"', '"203.0.113.7"'],
    ['bind_addr = "::ffff:203.0.113.7"', '"::ffff:203.0.113.7"'],
    ['bind_addr = "::ffff:0.0.0.0"', '"::ffff:0.0.0.0"'],
    ['bind_addr = "::ffff:10.1.2.3"', undefined],
    ['bind_addr = "2001:db8::7"', '"2001:db8::7"'],
    ['bind_addr = "{{ GetPublicIP }}"', '"{{ GetPublicIP }}"'],
    ['bind_addr = "10.0.0.7"\naddresses {\n  http = "10.0.0.7 0.0.0.0"\n}', '0.0.0.0'],
    ['bind_addr = "0.0.0.0"\naddresses {\n  http = "10.0.0.7"\n}', undefined],
    ['bind_addr = "10.1.2.3"', undefined],
    ['bind_addr = "172.16.0.1"', undefined],
    ['bind_addr = "172.32.0.1"', '"172.32.0.1"'],
    ['bind_addr = "192.168.1.1"', undefined],
    ['bind_addr = "100.101.102.103"', undefined],
    ['bind_addr = "169.254.1.1"', undefined],
    ['bind_addr = "127.0.0.1"\nadvertise {\n  http = "10.0.0.7"\n}', undefined],
    ['bind_addr = "fd00::7"', undefined],
    ['bind_addr = "fe80::7"', undefined],
    ['bind_addr = "::1"', undefined],
    ['bind_addr = "{{ GetPrivateIP }}"', undefined],
    ['bind_addr = "{{ GetInterfaceIP \\"eth0\\" }}"', undefined],
    ['bind_addr = "${bind}"', undefined],
    ['bind_addr = "nomad.example.com"', undefined],
    ['', undefined],
  ])('%s', async (text, at) => {
    const config = `data_dir = "/d"\nclient {\n  enabled = true\n}\n${text}\n`
    const found = await findingsOf('hardening/public-plaintext-api', config)
    expect(found.map((finding) => finding.at)).toEqual(at === undefined ? [] : [at])
  })
})

describe('hardening/literal-secret', () => {
  it.each<[string, boolean]>([
    ['consul { token = "6f6f2b1c-5a7e-4d7e-9a5e-2f8d7f1f9c3a" }', true],
    ['consul { auth = "user:hunter2x" }', true],
    ['acl { replication_token = "c2c8b7e2-6f9e-4b8e-8f0a-6f7ad2f7a8b1" }', true],
    ['vault { token = "hvs.CAESIJ1" }', true],
    ['telemetry { circonus_api_token = "cc0f2a4d" }', true],
    ['keyring "awskms" { secret_key = "wJalrXUtnFEMI" }', true],
    ['server { retry_join = ["provider=os password=abc123 tag_key=x"] }', true],
    ['consul { token = "" }', false],
    ['consul { token = "${token}" }', false],
    ['consul { token = "{{ with secret \\"kv/consul\\" }}{{ .Data.token }}{{ end }}" }', false],
    ['consul { token = "$CONSUL_HTTP_TOKEN" }', false],
    ['consul { token = "<token>" }', false],
    ['consul { token = "CHANGE_ME" }', false],
    ['consul { token = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" }', false],
    ['consul { token = "00000000-0000-0000-0000-000000000000" }', false],
    ['consul { token = "ENC[AES256_GCM,data:Zm9v,iv:YmFy]" }', false],
    ['server { encrypt = "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg=" }', false],
    ['server { retry_join = ["provider=aws tag_key=nomad tag_value=x"] }', false],
    ['server { retry_join = ["10.0.0.1"] }', false],
  ])('%s', async (text, expected) => {
    const found = await findingsOf('hardening/literal-secret', text)
    expect(found).toHaveLength(expected ? 1 : 0)
    // The value itself is nowhere in it.
    const value = /"([^"]+)"[^"]*$/.exec(text)?.[1] ?? ''
    for (const { message, help } of found) expect(`${message} ${help}`).not.toContain(value)
  })

  it('counts what an earlier file says, although a later one wins', async () => {
    const files = {
      'a.hcl': 'consul { token = "6f6f2b1c-5a7e" }',
      'b.hcl': 'consul { token = "9a5e-2f8d7f1f" }',
    }
    expect(await findingsOf('hardening/literal-secret', files)).toHaveLength(2)
  })
})

describe('what stays on this machine', () => {
  const consul = (address: string) =>
    `bind_addr = "10.0.0.7"\nconsul {\n  address = "${address}"\n  token = "$TOKEN"\n}\n`
  const vault = (address: string) =>
    `bind_addr = "10.0.0.7"\nvault {\n  enabled = true\n  address = "${address}"\n}\n`

  it.each<[string, boolean]>([
    ['127.0.0.1:8500', false],
    ['localhost:8500', false],
    ['[::1]:8500', false],
    ['unix:///run/consul.sock', false],
    ['10.0.0.7:8500', false],
    ['{{ GetInterfaceIP \\"docker0\\" }}:8500', false],
    ['{{ GetPrivateInterfaces | include \\"network\\" \\"10.0.0.0/8\\" | attr \\"address\\" }}:8500', false],
    ['https://consul.example.com:8501', false],
    ['${consul}:8500', false],
    ['10.0.0.8:8500', true],
    ['http://consul.example.com:8500', true],
    ['consul.service.consul:8500', true],
  ])('hardening/consul-plain-http: %s', async (address, expected) => {
    expect(await findingsOf('hardening/consul-plain-http', consul(address))).toHaveLength(expected ? 1 : 0)
  })

  it.each<[string, boolean]>([
    ['https://vault.example.com:8200', false],
    ['http://127.0.0.1:8200', false],
    ['http://10.0.0.7:8200', false],
    ['http://user:pass@localhost:8200/', false],
    ['HTTP://vault.example.com:8200', true],
    ['http://127.0.0.1.example.com:8200', true],
  ])('hardening/vault-plain-http: %s', async (address, expected) => {
    expect(await findingsOf('hardening/vault-plain-http', vault(address))).toHaveLength(expected ? 1 : 0)
  })
})

describe('hardening/denylist-weakened', () => {
  const options = (name: string, value: string) =>
    `client {\n  options = {\n    "${name}" = "${value}"\n  }\n}\n`
  const old =
    'CONSUL_TOKEN,CONSUL_HTTP_TOKEN,VAULT_TOKEN,NOMAD_LICENSE,AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_SESSION_TOKEN,GOOGLE_APPLICATION_CREDENTIALS'

  it.each<[string, string | undefined, RegExp | undefined]>([
    [options('user.denylist', 'ubuntu'), undefined, /root and Administrator may run tasks again/],
    [options('user.denylist', 'root'), undefined, undefined],
    [options('user.blacklist', 'Administrator'), undefined, undefined],
    [options('user.checked_drivers', 'exec'), undefined, /qemu and java may run tasks as root/],
    [options('env.denylist', old), '1.9.3', undefined],
    [options('env.denylist', old), '1.9.4', /CONSUL_HTTP_TOKEN_FILE, NOMAD_TOKEN, CONSUL_LICENSE and 6 more/],
    [options('env.denylist', old.replace(',', ', ')), '1.9.3', /CONSUL_HTTP_TOKEN of/],
    ['client {\n  template {\n    function_denylist = []\n  }\n}\n', '1.9.3', /plugin and writeToFile/],
    [
      'client {\n  template {\n    function_denylist = []\n  }\n}\n',
      undefined,
      /executeTemplate, plugin and writeToFile/,
    ],
    ['server {\n  enabled = true\n}\n' + options('user.denylist', 'x'), undefined, undefined],
  ])('%s with %s', async (text, version, expected) => {
    const [found, ...more] = await findingsOf('hardening/denylist-weakened', text, version)
    expect(more).toEqual([])
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found?.message).toMatch(expected)
  })
})

it('is silent of agents for development', async () => {
  const asked = hardening.filter(({ rule }) => !rule.hardening).map(({ id }) => id)
  expect(asked).toEqual(['hardening/dev-mode'])
  const text = 'enable_debug = true\nplugin "raw_exec" {\n  config {\n    enabled = true\n  }\n}\n'
  expect(await rulesOf(text, '-dev')).toEqual([])
  expect(await rulesOf(text)).toHaveLength(2)
})

it('says nothing of drivers on servers', async () => {
  const server = 'acl {\n  enabled = true\n}\nserver {\n  enabled = true\n}\n'
  const driver = 'plugin "docker" {\n  config {\n    allow_privileged = true\n  }\n}\n'
  expect(await findingsOf('hardening/docker-privileged', server + driver)).toEqual([])
  expect(await findingsOf('hardening/docker-privileged', driver)).toHaveLength(1)
})
