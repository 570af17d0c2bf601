import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const said = async (rule: string, text: string) =>
  (await findingsOf(rule, text)).map(({ severity, at }) => `${severity} ${at}`)

describe('tls/relative-path', () => {
  it.each([
    ['certs/ca.pem', 1],
    ['./ca.pem', 1],
    ['1:/ca.pem', 1],
    ['~/ca.pem', 1],
    ['C:ca.pem', 1],
    ['/etc/ca.pem', 0],
    ['C:/nomad/ca.pem', 0],
    ['C:\\\\nomad\\\\ca.pem', 0],
    ['\\\\\\\\host\\\\share\\\\ca.pem', 0],
    ['${certs}/ca.pem', 0],
    ['', 0],
  ])('%s: %i', async (path, count) => {
    expect(await said('tls/relative-path', `tls {\n  ca_file = "${path}"\n}`)).toHaveLength(count)
  })
})

describe('tls/http-plaintext', () => {
  const tls = 'tls {\n  rpc = true\n}\n'

  it.each([
    ['', 'warning'],
    ['bind_addr = "127.0.0.1"', 'info'],
    ['addresses { http = "127.0.0.1 [::1]" }', 'info'],
    ['addresses { http = "127.0.0.1 10.0.0.1" }', 'warning'],
    ['bind_addr = "127.0.0.1"\naddresses { http = "0.0.0.0" }', 'warning'],
    ['bind_addr = "127.0.0.1"\naddresses { http = "${address}" }', 'warning'],
  ])('%s: %s', async (text, severity) => {
    expect(await said('tls/http-plaintext', tls + text)).toEqual([`${severity} tls`])
  })

  it.each([
    '',
    'tls { rpc = true http = true }',
    'tls { rpc = true http = "${http}" }',
    'tls { rpc = "${rpc}" }',
  ])('silent on %s', async (text) => {
    expect(await said('tls/http-plaintext', text)).toEqual([])
  })
})

describe('tls/misplaced-key', () => {
  it.each([
    ['server { tls_min_version = "tls12" }', ['error tls_min_version']],
    ['server { http = true }', ['error http']],
    [
      '{"rpc_upgrade_mode": false, "client": {"enabled": true, "rpc": true}}',
      ['error rpc_upgrade_mode', 'error rpc'],
    ],
    ['reporting { license { tls_cipher_suites = "" } }', ['warning tls_cipher_suites']],
    ['server { http = 4646 }', []],
    ['consul { ca_file = "/ca.pem" }', []],
    ['telemetry { ca_file = "/ca.pem" }', []],
    ['keyring "transit" { tls_min_version = "tls12" }', []],
    ['plugin "x" { config { verify_https_client = true } }', []],
  ])('%s', async (text, expected) => {
    const found = await said('tls/misplaced-key', text)
    expect(found.map((line) => line.replaceAll('"', ''))).toEqual(expected)
  })
})

describe('tls/no-effect', () => {
  const client = 'client {\n  enabled = true\n}\n'

  it.each([
    [
      'upgrade mode on a client',
      `${client}tls { rpc = true rpc_upgrade_mode = true }`,
      ['info rpc_upgrade_mode'],
    ],
    ['upgrade mode in a part of an agent', 'tls { rpc = true rpc_upgrade_mode = true }', []],
    ['what is off', 'tls { verify_https_client = false rpc_upgrade_mode = false }', []],
    ['a switch that is a template', 'tls { http = "${http}" verify_https_client = true }', []],
    ['suites with the default version', 'tls { tls_cipher_suites = "TLS_RSA_WITH_AES_256_GCM_SHA384" }', []],
  ])('%s', async (_, text, expected) => {
    expect(await said('tls/no-effect', text)).toEqual(expected)
  })

  it('says of suites under TLS 1.3 what then no rule on weak ones says', async () => {
    const text = 'tls { tls_min_version = "tls13" tls_cipher_suites = "TLS_RSA_WITH_AES_256_GCM_SHA384" }'
    expect(await said('tls/no-effect', text)).toEqual(['info tls_cipher_suites'])
    expect(await said('tls/cipher-weak', text)).toEqual([])
  })
})

describe('tls/min-version-invalid', () => {
  it.each([
    ['"1.2"', '"tls12"'],
    ['1.2', '"tls12"'],
    ['"TLSv1_2"', '"tls12"'],
    ['"tls1.3"', '"tls13"'],
    ['"TLS1.0"', '"tls12"'],
    ['" tls-1_3 "', '"tls13"'],
    ['"13"', '"tls13"'],
    ['"ssl3"', '"tls12" or "tls13"'],
    ['"dtls1.2"', '"tls12" or "tls13"'],
    ['"1.20"', '"tls12" or "tls13"'],
  ])('%s means %s', async (written, meant) => {
    const [found] = await findingsOf('tls/min-version-invalid', `tls {\n  tls_min_version = ${written}\n}`)
    expect(found).toMatchObject({ at: written, help: `write ${meant}` })
  })

  it.each(['""', '"tls10"', '"tls12"', '"${version}"'])('silent on %s', async (written) => {
    expect(await said('tls/min-version-invalid', `tls {\n  tls_min_version = ${written}\n}`)).toEqual([])
  })
})

describe('tls/https-client-blocks-jwks', () => {
  const tls = 'tls {\n  http = true\n  verify_https_client = true\n}\n'

  it('is one finding that names everybody', async () => {
    const identities =
      'consul {\n  service_identity {}\n  task_identity {}\n}\nvault {\n  default_identity {}\n}\n'
    const found = await findingsOf('tls/https-client-blocks-jwks', tls + identities)
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(/^Consul and Vault cannot/)])
  })
})

describe('tls/https-client-drops-consul-check', () => {
  const tls = 'tls {\n  http = true\n  verify_https_client = true\n}\n'

  it.each([
    ['no consul block', '', 0],
    ['another cluster', 'consul { name = "other" }', 0],
    ['a template', 'consul { auto_advertise = "${advertise}" }', 0],
    ['an empty block', 'consul {}', 1],
  ])('%s', async (_, consul, count) => {
    expect(await said('tls/https-client-drops-consul-check', tls + consul)).toHaveLength(count)
  })
})

describe('suites that Nomad refuses under TLS 1.3, where they have no effect', () => {
  const files = `
    ca_file = "/etc/nomad.d/certs/ca.pem"
    cert_file = "/etc/nomad.d/certs/server.pem"
    key_file = "/etc/nomad.d/certs/server-key.pem"`
  const block = (suites: string, version: string) =>
    `tls {\n rpc = true\n tls_min_version = "${version}"\n tls_cipher_suites = "${suites}"\n${files}\n}\n`

  it.each([
    ['tls/cipher-key-mismatch', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    ['tls/cipher-unknown', 'TLS_AES_128_GCM_SHA256'],
    ['tls/cipher-whitespace', ' TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  ])('%s alone says to delete them', async (rule, suites) => {
    const [found] = await findingsOf(rule, block(suites, 'tls13'), '2.0')
    expect(found?.help).toMatch(/^delete `tls_cipher_suites`/)
    expect(await said('tls/no-effect', block(suites, 'tls13'))).toEqual([])
    const [other] = await findingsOf(rule, block(suites, 'tls12'), '2.0')
    expect(other?.help).not.toMatch(/^delete `tls_cipher_suites`/)
  })
})

describe('tls/https-client-unverified', () => {
  const tls = 'tls {\n  http = true\n}\n'
  const identity = 'vault {\n  default_identity {}\n}\n'

  it.each([
    [tls, ['warning tls'], /^set/],
    [`${tls}acl { enabled = true }`, ['info tls'], /^set/],
    [tls + identity, ['info tls'], /^turn ACLs on; this may stay off/],
    [`${tls}${identity}acl { enabled = true }`, [], undefined],
  ])('%s', async (text, expected, help) => {
    expect(await said('tls/https-client-unverified', text)).toEqual(expected)
    const [found] = await findingsOf('tls/https-client-unverified', text)
    if (help !== undefined) expect(found?.help).toMatch(help)
  })
})

describe('tls/disabled', () => {
  const server = 'data_dir = "/d"\nserver { enabled = true }\n'
  const client = 'data_dir = "/d"\nclient { enabled = true }\n'

  it.each([
    [server, 'API, RPC and Raft are', 'add a'],
    [client, 'API and RPC are', 'add a'],
    [`${client}tls {}`, 'API and RPC are', 'fill the'],
    // hardening/public-plaintext-api speaks of the API.
    [`${server}bind_addr = "0.0.0.0"`, 'RPC and Raft are', 'add a'],
    [`${client}bind_addr = "0.0.0.0"`, 'RPC is', 'add a'],
    [`${client}bind_addr = "0.0.0.0"\nacl { enabled = true }`, 'API and RPC are', 'add a'],
  ])('%s', async (text, message, help) => {
    const [found] = await findingsOf('tls/disabled', text)
    expect(found?.message).toContain(`This agent uses no TLS: ${message} in clear text`)
    expect(found?.help).toMatch(new RegExp(`^${help} \`tls\` block`))
  })
})

describe('tls/incomplete-files', () => {
  const client = 'data_dir = "/d"\nclient { enabled = true }\n'
  const server = 'data_dir = "/d"\nserver { enabled = true }\n'
  const rpc = 'tls {\n  rpc = true\n  ca_file = "/ca.pem"\n}\n'
  const bare = 'tls {\n  rpc = true\n}\n'
  const both = rpc.replace('rpc', 'http = true\n  verify_https_client = true\n  rpc')

  it.each([
    ['a client', client + rpc, undefined, 'error', /up to Nomad 1\.11 the servers refuse .* does not start$/],
    ['a client of old', client + rpc, '1.11', 'error', /; the servers refuse every handshake/],
    ['a client of today', client + rpc, '2.0', 'error', /Nomad does not start without$/],
    ['a client without a CA', client + bare, '1.11', 'error', /Nomad does not start without$/],
    [
      'a client with HTTPS for the certified',
      client + both,
      '1.11',
      'error',
      /Nomad does not start without$/,
    ],
    ['a server', server + rpc, '1.11', 'error', /Nomad does not start without$/],
    ['a part of an agent', rpc, undefined, 'warning', /unless another file of the agent does/],
  ])('%s', async (_, text, version, severity, help) => {
    const [found, ...more] = await findingsOf('tls/incomplete-files', text, version)
    expect(more).toEqual([])
    expect(found?.severity).toBe(severity)
    expect(found?.help).toMatch(help)
  })
})

describe('tls/rpc-plaintext', () => {
  it.each([
    ['a part that does not speak of it', 'tls {\n  http = true\n}\n', ['warning tls']],
    ['a part that says so', 'tls {\n  http = true\n  rpc = false\n}\n', ['error false']],
    ['a whole agent', 'data_dir = "/d"\nclient { enabled = true }\ntls {\n  http = true\n}\n', ['error tls']],
  ])('%s', async (_, text, expected) => {
    expect(await said('tls/rpc-plaintext', text)).toEqual(expected)
  })
})
