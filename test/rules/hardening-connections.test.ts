import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const server = 'data_dir = "/d"\nserver { enabled = true }\n'
const client = 'data_dir = "/d"\nclient { enabled = true }\n'
const away = 'address = "http://away.example.com:8200"'
const here = 'address = "https://127.0.0.1:8200"'

const said = async (rule: string, text: string) =>
  (await findingsOf(`hardening/${rule}`, text)).map(
    ({ severity, at, message }) => `${severity} ${at}: ${message}`,
  )

describe('hardening/consul-plain-http', () => {
  const consul = (secret: string, more = ''): string =>
    `consul {\n  address = "10.0.0.8:8500"\n  ${secret}\n  ${more}\n}\n`
  const sends = (what: string) => [
    `warning "10.0.0.8:8500": Nomad sends its ${what} to this address in clear text.`,
  ]

  it.each([
    ['token = "$TOKEN"', '', sends('token')],
    ['token = "${token}"', '', sends('token')],
    ['auth = "nomad:secret"', '', sends('password')],
    ['auth = ""', '', []],
    ['', '', []],
    ['token = "$TOKEN"', 'ssl = true', []],
    ['token = "$TOKEN"', 'ssl = "${ssl}"', []],
  ])('with %s %s', async (secret, more, expected) => {
    expect(await said('consul-plain-http', consul(secret, more))).toEqual(expected)
  })

  it('is silent where the address is not written: the environment may name one', async () => {
    expect(await said('consul-plain-http', 'consul { token = "$TOKEN" }')).toEqual([])
    expect(await said('consul-plain-http', 'consul { token = "$TOKEN" address = "" }')).toEqual([])
  })
})

describe('a certificate that is not verified', () => {
  const consul = (inside: string): string => `consul {\n  ssl = true\n  verify_ssl = false\n  ${inside}\n}\n`
  const vault = (inside: string): string =>
    `vault {\n  enabled = true\n  tls_skip_verify = true\n  ${inside}\n}\n`
  const transit = (value: string): string => `keyring "transit" {\n  tls_skip_verify = "${value}"\n}\n`
  const any = 'Nomad takes any certificate for'
  const onTheWay = `error false: ${any} Consul's: whoever is on the way reads its token.`
  const anyVault = `: ${any} Vault's: whoever is on the way reads tokens and secrets.`

  it.each<[string, readonly string[]]>([
    [consul('address = "consul.example.com:8501"'), [onTheWay]],
    [consul(''), [onTheWay]],
    [consul('address = "localhost:8501"'), [`warning false: ${any} Consul's, if only from this machine.`]],
    [consul('').replace('ssl = true', ''), []],
    [consul('').replace('= false', '= true'), []],
  ])('consul-verify-ssl-off: %s', async (text, expected) => {
    expect(await said('consul-verify-ssl-off', text)).toEqual(expected)
  })

  it.each<[string, readonly string[]]>([
    [vault('address = "https://vault.example.com:8200"'), [`error true${anyVault}`]],
    [vault(''), [`error true${anyVault}`]],
    [vault(here), [`warning true: ${any} Vault's, if only from this machine.`]],
    [vault(away), []],
    [vault('').replace('enabled = true', 'enabled = false'), []],
    [vault('').replace('tls_skip_verify = true', ''), []],
    [transit('true'), [`error "true"${anyVault}`]],
    [transit('1'), [`error "1"${anyVault}`]],
    [transit('T'), [`error "T"${anyVault}`]],
    [transit('false'), []],
    [transit('truely'), []],
    [transit('not true'), []],
    [transit(''), []],
    ['keyring "transit" {}\n', []],
  ])('vault-tls-skip-verify: %s', async (text, expected) => {
    expect(await said('vault-tls-skip-verify', text)).toEqual(expected)
  })
})

it.each<[string, readonly string[]]>([
  [`vault {\n  enabled = true\n  ${away}\n}\n`, ['error']],
  [`${client}vault {\n  enabled = true\n  ${away}\n}\n`, ['error']],
  [`${server}vault {\n  enabled = true\n  ${away}\n}\n`, ['warning']],
  [`vault {\n  ${away}\n}\n`, []],
  ['vault {\n  enabled = true\n}\n', []],
])('hardening/vault-plain-http: %s', async (text, severities) => {
  const found = await findingsOf('hardening/vault-plain-http', text)
  expect(found.map(({ severity }) => severity)).toEqual(severities)
})

describe('hardening/csp-weakened', () => {
  const policy = (inside: string): string => `ui { content_security_policy { ${inside} } }\n`

  it.each<[string, readonly string[]]>([
    [
      'script_src = ["\'self\'", "\'unsafe-eval\'"]',
      ["'unsafe-eval' lets scripts run that are not Nomad's own."],
    ],
    ['script_src = ["data:"]', ["data: lets scripts run that are not Nomad's own."]],
    ['default_src = ["https://*"]', ["https://* lets pages load what is not Nomad's own."]],
    ['frame_ancestors = [" * "]', ['* lets any page show the web interface inside itself.']],
    ['form_action = ["HTTP:"]', ['HTTP: lets forms send what is typed into them anywhere.']],
    ['frame_ancestors = ["data:"]', []],
    ['script_src = ["https://cdn.example.com", "x*", "*.example.com"]', []],
    ['form_action = ["https://a.example/*"]', []],
    ['', []],
  ])('%s', async (inside, messages) => {
    const found = await findingsOf('hardening/csp-weakened', policy(inside))
    expect(found.map(({ message }) => message)).toEqual(messages)
  })
})

it.each([
  ['', 'http://nomad.example.com', 1],
  ['', 'https://nomad.example.com', 0],
  ['', '', 0],
  [client, 'http://nomad.example.com', 0],
])('hardening/oidc-issuer-plain-http: %s%s: %i', async (role, issuer, count) => {
  const found = await findingsOf(
    'hardening/oidc-issuer-plain-http',
    `${role}server { oidc_issuer = "${issuer}" }\n`,
  )
  expect(found).toHaveLength(count)
})

describe('hardening/literal-secret says where else it may be', () => {
  it.each([
    [
      'consul { token = "6f6f2b1c-5a7e-4d7e" }',
      /^leave it out, and set `CONSUL_HTTP_TOKEN` in the environment/,
    ],
    ['consul { auth = "user:hunter2x" }', /^leave it out, and set `CONSUL_HTTP_AUTH` in the environment/],
    ['vault { token = "hvs.CAESIJ1" }', /^delete it: since Nomad 1\.10 it does nothing/],
    [
      'keyring "awskms" { secret_key = "wJalrXUtnFEMI" }',
      /^leave it out: the provider takes its credentials from the environment/,
    ],
    [
      'server { retry_join = ["provider=os password=abc123 tag_key=x"] }',
      /^leave the credentials out: they are taken from the environment/,
    ],
    [
      'client { server_join { retry_join = ["provider=os password=abc123 tag_key=x"] } }',
      /^leave the credentials out: they are taken from the environment/,
    ],
    [
      'acl { replication_token = "c2c8b7e2-6f9e-4b8e" }',
      /^let a tool fill it in when the file is put on the node, and let no one but Nomad's user read it there$/,
    ],
  ])('%s', async (text, help) => {
    const [found] = await findingsOf('hardening/literal-secret', text)
    expect(found?.help).toMatch(help)
  })
})
