import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const client = 'data_dir = "/d"\nclient { enabled = true }\n'
const server = 'data_dir = "/d"\nserver { enabled = true }\n'
const identity = 'vault {\n  default_identity {}\n}\n'
const acl = 'acl { enabled = true }\n'
const files = 'ca_file = "/c" cert_file = "/c" key_file = "/k"'

const tls = (inside: string): string => `tls { ${inside} }\n`

describe('tls/incomplete-files', () => {
  const first = async (text: string, version?: string) =>
    (await findingsOf('tls/incomplete-files', text, version))[0]

  it.each([
    [
      tls('http = true verify_https_client = true cert_file = "/c" key_file = "/k"'),
      'HTTPS that verifies its clients needs `ca_file`, `cert_file` and `key_file`; `ca_file` is not set.',
      'set `ca_file` in the `tls` block; Nomad does not start without',
    ],
    [
      tls('http = true key_file = "/k"'),
      'HTTPS needs `cert_file` and `key_file`; `cert_file` is not set.',
      'set `cert_file` in the `tls` block; every handshake fails without',
    ],
    [
      tls('http = true'),
      'HTTPS needs `cert_file` and `key_file`; neither is set.',
      'set `cert_file` and `key_file` in the `tls` block; every handshake fails without',
    ],
    [
      tls('rpc = true verify_server_hostname = true'),
      'TLS for RPC needs `ca_file`, `cert_file` and `key_file`; none of them is set.',
      'set `ca_file`, `cert_file` and `key_file` in the `tls` block; Nomad does not start without',
    ],
    [
      tls('verify_server_hostname = true'),
      'A `tls` block that is not empty needs, since Nomad 2.0.0, `ca_file`, `cert_file` and `key_file`; none of them is set.',
      'set `ca_file`, `cert_file` and `key_file` in the `tls` block; Nomad does not start without',
    ],
    [
      tls('ca_file = "/c"'),
      'A `tls` block that is not empty needs, since Nomad 2.0.0, `ca_file`, `cert_file` and `key_file`; `cert_file` and `key_file` are not set.',
      'set `cert_file` and `key_file` in the `tls` block; Nomad does not start without',
    ],
  ])('a server with %s', async (text, message, help) => {
    expect(await first(server + text, '2.0')).toMatchObject({ severity: 'error', at: 'tls', message, help })
  })

  it('points at the file that is set to nothing', async () => {
    const text = tls(`rpc = true ${files.replace('"/k"', '""')}`)
    expect(await first(text)).toMatchObject({
      at: '""',
      message: expect.stringMatching(/`key_file` is not set/),
    })
  })

  it.each([
    ['since 2.0', tls('ca_file = "/c"'), '2.0', 'error'],
    ['in some versions', tls('ca_file = "/c"'), undefined, 'warning'],
    ['in none of those', tls('ca_file = "/c"'), '1.11', undefined],
    ['with HTTPS off, and none of the others', tls('http = false'), '2.0', undefined],
    [
      'with names that are not known',
      tls('rpc = true ca_file = "${a}" cert_file = "${b}" key_file = "${c}"'),
      '2.0',
      undefined,
    ],
  ])('files wanted %s', async (_, text, version, severity) => {
    expect((await first(server + text, version))?.severity).toBe(severity)
  })

  it('asks a client whose API is plain for them as servers refuse it', async () => {
    const text = `${client}${tls('rpc = true verify_https_client = true ca_file = "/c"')}`
    expect((await first(text, '1.11'))?.help).toContain('the servers refuse every handshake of this client')
  })
})

describe('a setting without effect', () => {
  it.each([
    [
      client + tls('rpc = true rpc_upgrade_mode = true'),
      'only servers take connections for RPC.',
      'delete it',
    ],
    [tls('rpc = false rpc_upgrade_mode = true'), 'it adds to `rpc`, which is off.', 'delete it'],
  ])('%s', async (text, reason, help) => {
    const found = await findingsOf('tls/no-effect', text)
    expect(found).toMatchObject([{ message: `\`rpc_upgrade_mode\` has no effect: ${reason}`, help }])
    expect(await findingsOf('tls/upgrade-mode-on', text)).toEqual([])
  })

  it('is that about RPC in an agent for development, of which no other rule speaks', async () => {
    const text = tls('verify_server_hostname = true')
    expect(await findingsOf('tls/no-effect', text)).toEqual([])
    expect(await findingsOf('tls/no-effect', text, undefined, '-dev')).toMatchObject([
      {
        at: 'verify_server_hostname',
        message: '`verify_server_hostname` has no effect: it is about encrypted RPC, and `rpc` is off.',
        help: 'set `rpc = true`',
      },
    ])
    for (const other of ['rpc = true verify_server_hostname = true', 'verify_server_hostname = false'])
      expect(await findingsOf('tls/no-effect', tls(other), undefined, '-dev')).toEqual([])
  })
})

describe('tls/https-client-unverified', () => {
  const open = 'The API is encrypted, but answers anybody: callers need neither a certificate nor a token.'
  const set = 'set `verify_https_client = true`, and give the CLI a certificate of its own'
  const noCertificate = 'The API answers callers without a certificate; '

  it.each([
    [server, open, set],
    ['acl { enabled = false }\n', open, set],
    [
      '',
      'The API is encrypted, but asks callers for no certificate; whether it asks for a token is not said here.',
      set,
    ],
    [acl, `${noCertificate}ACLs guard it, except metrics and status.`, set],
    ['acl { enabled = "${acl}" }\n', `${noCertificate}whether ACLs guard it is not known.`, set],
    [
      identity,
      `${noCertificate}workload identity needs that, since Vault and Consul fetch its keys without one.`,
      'turn ACLs on; this may stay off then, as workload identity wants it',
    ],
  ])('with %s', async (text, message, help) => {
    const found = await findingsOf('tls/https-client-unverified', text + tls('http = true'))
    expect(found).toMatchObject([{ message, help }])
  })

  it('is not to be turned on where Vault fetches the keys', async () => {
    const text = identity + tls('http = true')
    expect(await fixedBy('tls/https-client-unverified', text)).toBe(text)
    expect(await fixedBy('tls/https-client-unverified', 'tls {\n  http = true\n}\n')).toBe(
      'tls {\n  http                = true\n  verify_https_client = true\n}\n',
    )
  })
})

describe('what mutual TLS on the API costs', () => {
  const consul = 'consul {}\n'
  const mutual = tls('http = true verify_https_client = true')

  it.each([tls('http = true'), tls('verify_https_client = true'), tls('')])(
    'nothing with %s',
    async (text) => {
      expect(await findingsOf('tls/https-client-blocks-jwks', identity + text)).toEqual([])
      expect(await findingsOf('tls/https-client-drops-consul-check', consul + text)).toEqual([])
    },
  )

  it.each([
    [server, 'Nomad does not register the check of its API in Consul, which has no certificate to present.'],
    [
      client,
      'Nomad does not register the check of its API in Consul, which has no certificate to present: this client has no check then.',
    ],
  ])('a check in Consul: %s', async (role, message) => {
    const found = await findingsOf('tls/https-client-drops-consul-check', role + consul + mutual)
    expect(found).toMatchObject([{ at: 'true', message }])
  })

  it('keys for Vault, since Nomad has workload identities for it', async () => {
    const rule = 'tls/https-client-blocks-jwks'
    expect(await findingsOf(rule, identity + mutual, '1.6')).toEqual([])
    expect(await findingsOf(rule, identity + mutual, '1.7')).toMatchObject([{ severity: 'info' }])
  })
})

describe('tls/disabled', () => {
  it.each([
    'http = true',
    'rpc = true',
    'verify_server_hostname = true',
    'verify_https_client = true',
    'ca_file = "/c"',
    'cert_file = "/c"',
    'key_file = "/k"',
    'rpc = "${rpc}"',
  ])('is silent where another rule has something to say: %s', async (text) => {
    expect(await findingsOf('tls/disabled', server + tls(text))).toEqual([])
  })

  it.each([
    ['client { enabled = true }\n', '', 'global-client-nomad'],
    ['server { enabled = true }\n', '', 'global-server-nomad'],
    ['server { enabled = true }\n', 'region = "eu"\n', 'eu-server-nomad'],
    [
      'server { enabled = true }\nclient { enabled = true }\n',
      'region = "${region}"\n',
      'global-server-nomad',
    ],
  ])('writes the block that %s wants', async (role, region, own) => {
    const text = `data_dir = "/d"\n${region}${role}`
    expect(await fixedBy('tls/disabled', text)).toBe(`${text}
tls {
  http                   = true
  rpc                    = true
  ca_file                = "/etc/nomad.d/tls/nomad-agent-ca.pem"
  cert_file              = "/etc/nomad.d/tls/${own}.pem"
  key_file               = "/etc/nomad.d/tls/${own}-key.pem"
  verify_server_hostname = true
  verify_https_client    = true
}
`)
  })
})

describe('the words of', () => {
  it.each([
    [
      'tls/http-plaintext',
      `bind_addr = "127.0.0.1"\n${tls('rpc = true')}`,
      'The API is in clear text, although RPC is encrypted; only this machine reaches it.',
    ],
    [
      'tls/min-version-weak',
      tls('tls_min_version = "tls11"'),
      'TLS 1.1 is accepted, which is retired because it can be attacked.',
    ],
    [
      'tls/relative-path',
      tls('ca_file = "~/ca.pem"'),
      '"~/ca.pem" is a relative path: Nomad does not know `~`.',
    ],
    [
      'tls/relative-path',
      tls('ca_file = "ca.pem~"'),
      '"ca.pem~" is a relative path: which file it is depends on where Nomad is started.',
    ],
    [
      'tls/cipher-whitespace',
      tls(
        'rpc = true tls_cipher_suites = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305 , TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305"',
      ),
      'Blanks or line breaks count as part of 2 of the names, which are unknown then: Nomad does not start.',
    ],
    [
      'tls/rpc-plaintext',
      tls('cert_file = "/c"'),
      'RPC and Raft traffic is in clear text, although TLS is configured.',
    ],
    [
      'tls/rpc-plaintext',
      tls('key_file = "${key}"'),
      'RPC and Raft traffic is in clear text, although TLS is configured.',
    ],
  ])('%s: %s', async (rule, text, message) => {
    expect((await findingsOf(rule, text)).map((finding) => finding.message)).toEqual([message])
  })

  it('suites for keys of another type', async () => {
    const certified =
      'ca_file = "/etc/nomad.d/certs/ca.pem" cert_file = "/etc/nomad.d/certs/server-rsa.pem" key_file = "/etc/nomad.d/certs/server-rsa-key.pem"'
    const text = tls(`rpc = true tls_cipher_suites = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" ${certified}`)
    expect(await findingsOf('tls/cipher-key-mismatch', text)).toMatchObject([
      {
        message:
          'All these suites are for ECDSA keys, and the private key is an RSA key: Nomad does not start.',
        help: 'add a suite for it, such as "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"',
      },
    ])
  })

  it('a name like no cipher suite', async () => {
    const found = await findingsOf('tls/cipher-unknown', tls('tls_cipher_suites = "HIGH"'))
    expect(found).toMatchObject([{ help: "delete it, or write one of Nomad's names" }])
    expect(await fixedBy('tls/cipher-unknown', 'tls {\n  tls_cipher_suites = "HIGH"\n}\n')).toBe('tls {\n}\n')
  })
})
