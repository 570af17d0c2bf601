import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainText } from '../../server/explain/explain.ts'

function ids(text: string): readonly string[] {
  return explainText(text).explained.map(({ symptom }) => symptom.id)
}

/** As people meet them: with names, addresses and wording of several releases. */
const texts = [
  [
    'x509: certificate is valid for server.global.nomad, localhost, not nomad.example.com',
    'certificate-lacks-host-name',
  ],
  [
    'Get https://ip:4646/v1/jobs: x509: certificate is valid for server.zhejiang.nomad, localhost, not client.zhejiang.nomad',
    'certificate-for-another-client-name',
  ],
  [
    'tls: failed to verify certificate: x509: certificate is valid for server.eu-west-1.nomad, not client.global.nomad',
    'certificate-for-another-client-name',
  ],
  [
    'x509: certificate is valid for client.global.nomad, not server.global.nomad',
    'certificate-for-another-server-name',
  ],
  ['certificate is valid for server..nomad, not client..nomad', 'certificate-for-empty-region'],
  [
    "x509: cannot validate certificate for 172.28.128.8 because it doesn't contain any IP SANs",
    'certificate-lacks-address',
  ],
  ['x509: certificate is valid for 127.0.0.1, not 10.1.2.3', 'certificate-lacks-address'],
  ['x509: certificate is valid for 127.0.0.1, not fd00::1', 'certificate-lacks-address'],
  [
    'x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0',
    'certificate-name-only-in-common-name',
  ],
  [
    'x509: certificate has expired or is not yet valid: current time 2030-01-01T00:00:00Z is after 2029-01-01T00:00:00Z',
    'certificate-expired',
  ],
  [
    'x509: certificate has expired or is not yet valid: current time 2030-01-01T00:00:00Z is before 2031-01-01T00:00:00Z',
    'certificate-not-yet-valid',
  ],
  ['x509: certificate signed by unknown authority', 'certificate-authority-unknown'],
  [
    'x509: certificate signed by unknown authority (possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate "nomad.ca")',
    'certificate-authority-mismatch',
  ],
  ['remote error: tls: bad certificate', 'alert-bad-certificate'],
  [
    'tls: failed to verify client certificate: x509: certificate specifies an incompatible key usage',
    'certificate-usage',
  ],
  [
    '[WARN] nomad.rpc: failed TLS handshake: remote_addr=10.0.0.5:38612 error="invalid role or region for certificate"',
    'certificate-wrong-role-or-region',
  ],
  [
    'unauthorized raft connection from 10.0.0.5:38612: request certificate is only valid for [*.global.nomad localhost]: invalid certificate, nomad not in server.global.nomad',
    'raft-certificate-not-a-server',
  ],
  [
    'rpc error: invalid certificate: client.global.nomad, localhost not in expected server.global.nomad',
    'rpc-certificate-not-expected',
  ],
  ['non-TLS connection attempted with RequireTLS set: remote_addr=10.0.0.5:38612', 'rpc-without-tls-refused'],
  [
    'client setup failed: Unsupported signature algorithm ed25519.PrivateKey; RSA and ECDSA only are supported.',
    'key-type-unsupported',
  ],
  [
    'Error starting agent: server setup failed: Failed to start RPC layer: VerifyIncoming set, and no Cert/Key pair provided!',
    'tls-without-certificate',
  ],
  [
    'Error starting agent: client setup failed: VerifyOutgoing set, and no CA certificate provided!',
    'tls-without-ca',
  ],
  [
    'Failed to load cert/key pair: Failed to load cert/key pair: tls: private key does not match public key',
    'key-of-another-certificate',
  ],
  [
    'failed to set up TLS expiration metrics: failed to parse CA file: failed to read file: open : no such file or directory',
    'tls-expiry-metrics',
  ],
  ['Failed to read CA file: open /etc/nomad.d/ca.pem: no such file or directory', 'tls-file-missing'],
  [
    'Failed to read CA file: open C:\\Program Files\\Nomad\\ca.pem: The system cannot find the file specified.',
    'tls-file-missing',
  ],
  ['Failed to parse any valid certificates in CA file: /etc/nomad.d/ca.pem', 'ca-file-without-certificate'],
  ['unsupported TLS version "TLS1.2"', 'tls-version-unknown'],
  ['unsupported TLS cipher " TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"', 'tls-cipher-unknown'],
  ['tls unexpected keys tls_prefer_server_cipher_suites', 'tls-option-removed'],
  ['Invalid encryption key: illegal base64 data at input byte 20', 'gossip-key-not-base64'],
  ['failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes', 'gossip-key-length'],
  ['no keys present in keyring file: /opt/nomad/server/serf.keyring', 'gossip-keyring-empty'],
  ['WARNING: keyring exists but -encrypt given, using keyring', 'gossip-keyring-wins'],
  [
    'nomad: memberlist: Decrypt packet failed: No installed keys could decrypt the message from=10.0.0.5:4648',
    'gossip-keys-differ',
  ],
  [
    "Error loading configuration from /etc/nomad.d: Error loading /etc/nomad.d/server.hcl: At 6:11: expected '/' for comment",
    'gossip-key-unquoted',
  ],
  ['Unknown token: 3:12 IDENT var.region', 'hcl2-expression'],
  ['server_join.server unexpected keys nope', 'key-unexpected-in-block'],
  ['Error loading /etc/nomad.d/a.hcl: unexpected keys foo, bar', 'key-unexpected'],
  ['* invalid key: datacenter', 'key-invalid-in-job'],
  ['panic: runtime error: index out of range [0] with length 0', 'agent-panic-keyring'],
  ["acl.token_ttl can't parse time duration 30", 'duration-unparsable'],
  ['Must specify either server, client or dev mode for the agent.', 'no-role'],
  ['Defaulting advertise to localhost is unsafe, please set advertise manually', 'advertise-localhost'],
  ['data-dir must be given as an absolute path: got data', 'path-not-absolute'],
  ['invalid configuration: unknown scheduler "x" in enabled schedulers', 'scheduler-unknown'],
  ['http: TLS handshake error from 10.0.0.9:51234: EOF', 'http-handshake-eof'],
  [
    'Error querying: Unexpected response code: 400 (Client sent an HTTP request to an HTTPS server.)',
    'http-to-https',
  ],
  [
    'net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01\\x00\\x02\\x02"',
    'http-to-https',
  ],
  ['peer has a conflicting expect value. All nodes should expect the same number', 'expect-differs'],
  ['CVE-2020-7956', 'any-certificate-can-be-server'],
] as const

test.each(texts)('%s', (text, id) => {
  expect(ids(text)).toEqual([id])
})

describe('texts that the parser of Nomad gives', () => {
  const lines = readFileSync(new URL('../fixtures/hcl1-cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const errors = lines
    .map((line) => (JSON.parse(line) as { error?: string }).error)
    .filter((text) => text !== undefined)

  test('each is known, and says more than that something failed', () => {
    expect(errors.length).toBeGreaterThan(300)
    const unknown = errors.filter((text) => {
      const { explained } = explainText(
        `Error loading /etc/nomad.d/nomad.hcl: failed to decode HCL file: ${text}`,
      )
      return !explained.some(({ symptom }) => symptom.kind === undefined)
    })
    expect(unknown).toEqual([])
  })
})

test('a line with a cause does not repeat that something failed', () => {
  expect(ids('Error starting agent: server setup failed: unsupported TLS version "x"')).toEqual([
    'tls-version-unknown',
  ])
  expect(ids('Error starting agent: something new')).toEqual(['agent-not-started'])
})

test('words of people are not looked for beside a message', () => {
  expect(ids('/v1/metrics')).toEqual(['metrics-readable-by-anyone'])
  expect(ids('Get "https://n:4646/v1/metrics": remote error: tls: certificate required')).toEqual([
    'alert-certificate-required',
  ])
})

test('a text that was wrapped is put together', () => {
  expect(ids('x509: certificate is valid for\n    server.eu.nomad, not\r\n    server.us.nomad')).toEqual([
    'certificate-for-another-server-name',
  ])
})

test('nothing is known of what is not', () => {
  expect(ids('the dog ate the certificate')).toEqual([])
  expect(ids('')).toEqual([])
})
