import type { Symptom } from '../symptom.ts'

const alerts = 'Go, crypto/tls/alert.go'
const nomadRpc = 'nomad/rpc.go: handleConn'

export const handshakeSymptoms: readonly Symptom[] = [
  {
    id: 'alert-bad-certificate',
    messages: [
      'remote error: tls: bad certificate',
      'remote error: bad certificate',
      'SSLV3_ALERT_BAD_CERTIFICATE',
      'sslv3 alert bad certificate',
      'tlsv1 alert bad certificate',
    ],
    cause:
      'The other side refused the certificate that this one showed, and its own log says why at the same moment: signed by a CA that it does not know, expired, without clientAuth, or with a wrong role or region. With TLS 1.2 a caller that shows no certificate at all is told the same.',
    remedy:
      'Look into the log of the other side, or lint the configuration of this one. For the CLI set NOMAD_CACERT, NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY; nomad-pack and other tools need them, too.',
    rules: [
      'certificate/not-signed-by-ca',
      'certificate/expired',
      'certificate/missing-client-auth',
      'certificate/role-mismatch',
      'certificate/chain-incomplete',
    ],
    sources: [
      alerts,
      'https://github.com/hashicorp/nomad/issues/2002',
      'https://github.com/hashicorp/nomad-pack/issues/417',
      'https://github.com/hashicorp/nomad/issues/19772',
    ],
  },
  {
    id: 'alert-unknown-authority',
    messages: [
      'remote error: tls: unknown certificate authority',
      'tlsv1 alert unknown ca',
      'alert unknown ca',
    ],
    cause:
      'The other side does not know the CA of the certificate that this one showed: its `ca_file` holds another, or an intermediate is in neither file.',
    remedy: 'Compare `ca_file` of both sides; append the intermediate to `cert_file` of this one.',
    rules: ['certificate/not-signed-by-ca', 'certificate/chain-incomplete', 'certificate/chain-order'],
    sources: [alerts],
  },
  {
    id: 'alert-unsupported-certificate',
    messages: ['remote error: tls: unsupported certificate', 'remote error: tls: unknown certificate'],
    cause:
      'The other side cannot do anything with the certificate that this one showed: its type, its usages, or an extension of it.',
    remedy: 'Look into the log of the other side; lint the configuration of this one.',
    rules: [
      'certificate/missing-client-auth',
      'certificate/missing-server-auth',
      'certificate/key-type-unsupported',
    ],
    sources: [alerts],
  },
  {
    id: 'alert-certificate-required',
    messages: [
      'remote error: tls: certificate required',
      "tls: client didn't provide a certificate",
      'tlsv13 alert certificate required',
      'No required SSL certificate was sent',
    ],
    cause:
      'The other side wants a certificate and got none. For the HTTP API that is `verify_https_client = true`: everyone needs one of the CA, Prometheus, browsers, and Consul and Vault, which fetch the keys of workload identities and send none. For RPC it is a client agent without `cert_file` and `key_file`.',
    remedy:
      'Give the caller a certificate (for the CLI: NOMAD_CLIENT_CERT, NOMAD_CLIENT_KEY). Where it cannot have one, set `verify_https_client = false` and `acl { enabled = true }`, or put a proxy before /.well-known/jwks.json.',
    rules: ['tls/https-client-blocks-jwks', 'tls/incomplete-files', 'tls/https-client-drops-consul-check'],
    sources: [
      alerts,
      'https://github.com/hashicorp/nomad/issues/23877',
      'https://github.com/hashicorp/consul/issues/22782',
      'https://github.com/prometheus/prometheus/issues/14964',
    ],
  },
  {
    id: 'alert-handshake-failure',
    messages: [
      'remote error: tls: handshake failure',
      'sslv3 alert handshake failure',
      'tls: no cipher suite supported by both client and server',
      'tls: no supported cipher suites',
    ],
    cause:
      'The two sides have no cipher suite, or no version of TLS, in common: `tls_cipher_suites` is narrow, none of its suites fits the key of the certificate, or a load balancer or an old program knows only old ones.',
    remedy:
      "Leave `tls_cipher_suites` out: Nomad's own list is good. Where it has to be written, let it hold suites for RSA and for ECDSA keys. Teach the other side ECDHE with AES-GCM rather than adding weak suites.",
    rules: ['tls/cipher-key-mismatch', 'tls/cipher-unknown', 'tls/min-version-invalid', 'tls/cipher-weak'],
    sources: [alerts, 'https://github.com/hashicorp/nomad/issues/5432'],
  },
  {
    id: 'alert-protocol-version',
    messages: [
      'remote error: tls: protocol version not supported',
      'tls: client offered only unsupported versions: {versions*}',
      'tls: server selected unsupported protocol version {version}',
      'tlsv1 alert protocol version',
      'unsupported protocol version',
    ],
    cause:
      'One side wants a newer TLS than the other has: `tls_min_version` of this one against an old program.',
    remedy: "Update the program; Nomad's default, tls12, is what everything of the last ten years has.",
    rules: ['tls/min-version-weak', 'tls/min-version-invalid'],
    sources: [alerts, 'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_min_version'],
  },
  {
    id: 'alert-other',
    messages: ['remote error: tls: {alert*}'],
    told: ['The other side said: {alert}.'],
    cause:
      'The other side broke off the handshake and said only this much. Its own log says why, at the same moment.',
    remedy: 'Look into the log of the other side; lint the configuration of both.',
    rules: ['certificate/not-signed-by-ca', 'certificate/expired', 'certificate/role-mismatch'],
    sources: [alerts],
    kind: 'general',
  },
  {
    id: 'not-tls',
    messages: [
      'tls: first record does not look like a TLS handshake',
      'wrong version number',
      'packet length too long',
      'tls: oversized record received with length {length}',
    ],
    cause:
      'One side speaks TLS and the other does not: `rpc` or `http` is on here and off there, https:// goes to a plain port, or a proxy or load balancer ends TLS on the way.',
    remedy:
      'Switch `http` and `rpc` on in the `tls` block of all agents, and write https:// where `http` is on.',
    rules: ['tls/rpc-plaintext', 'tls/http-plaintext', 'tls/disabled'],
    sources: ['Go, crypto/tls/conn.go: RecordHeaderError'],
  },
  {
    id: 'rpc-without-tls-refused',
    messages: [
      'non-TLS connection attempted with RequireTLS set',
      'Non-TLS connection attempted with RequireTLS set',
    ],
    cause:
      "An agent without `rpc = true` in its `tls` block talked to a server that has it. In a cluster that is going over to TLS, that is every agent which is not done yet: clients get lost meanwhile. Also Nomad's own ports tried by a health check.",
    remedy:
      'Switch `rpc` on in every agent. To go over without losing clients, set `rpc_upgrade_mode = true` on the servers first and take it out when all agents have TLS.',
    rules: ['tls/rpc-plaintext', 'tls/disabled', 'tls/upgrade-mode-on'],
    sources: [
      nomadRpc,
      'https://github.com/hashicorp/nomad/issues/4133',
      'https://developer.hashicorp.com/nomad/docs/configuration/tls#rpc_upgrade_mode',
    ],
  },
  {
    id: 'rpc-tls-refused',
    messages: ['TLS connection attempted, server not configured for TLS'],
    cause: 'An agent with `rpc = true` talked to a server that has it not.',
    remedy: 'Switch `rpc` on in the `tls` block of every server.',
    rules: ['tls/rpc-plaintext', 'tls/disabled', 'tls/no-effect'],
    sources: [nomadRpc],
  },
  {
    id: 'rpc-handshake-failed',
    messages: [
      'nomad.rpc: failed TLS handshake: remote_addr={address:peer} error={reason*}',
      'failed TLS handshake',
    ],
    told: ['{address}: {reason}.'],
    cause:
      'A server refused who connected to its RPC port. EOF or "connection reset" means that nothing was said: a TCP health check, a port scan, or an agent that gave up because it did not trust this server.',
    remedy: 'Look into the log of the agent at that address, or change the health check.',
    rules: ['certificate/not-signed-by-ca', 'certificate/role-mismatch', 'certificate/expired'],
    sources: [nomadRpc],
    kind: 'general',
  },
  {
    id: 'http-handshake-eof',
    messages: [
      'http: TLS handshake error from {address:peer}: EOF',
      'http: TLS handshake error from {address:peer}: read tcp {rest*}: connection reset by peer',
      'http: TLS handshake error from {address:peer}: {rest*}: i/o timeout',
    ],
    told: ['They come from {address}.'],
    cause:
      'Someone opens a connection to the HTTPS port and says nothing: a TCP health check of Consul or of a load balancer. It is harmless, but fills the log.',
    remedy: 'Let the check speak HTTPS (tls_skip_verify where it knows no CA), to /v1/agent/health.',
    rules: ['tls/https-client-drops-consul-check'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/1927',
      'https://github.com/hashicorp/nomad/issues/7742',
    ],
  },
  {
    id: 'http-handshake-failed',
    messages: ['http: TLS handshake error from {address:peer}: {reason*}'],
    told: ['{address}: {reason}.'],
    cause: 'The HTTPS API refused who connected, or was refused; the reason stands behind the address.',
    remedy: 'nomadlint explain "REASON" says more about it.',
    rules: [],
    sources: ['Go, net/http/server.go'],
    kind: 'general',
  },
  {
    id: 'rpc-eof-after-reload',
    messages: ['rpc error: EOF', 'rpc error: failed to get conn: {rest*}', 'rpc error: rpc error: EOF'],
    cause:
      'A server closed the connection without a word. After a change of certificates and a SIGHUP: the two sides no longer trust each other, or one of them has not reloaded. Otherwise a server that is going away, or one that speaks TLS to a client that does not.',
    remedy:
      'Look into the log of the servers at the same moment. Let old and new CA stand in `ca_file` of all agents while certificates change, and reload all of them.',
    rules: [
      'certificate/chain-incomplete',
      'certificate/not-signed-by-ca',
      'ca/several-roots',
      'tls/rpc-plaintext',
    ],
    sources: ['https://github.com/hashicorp/nomad/issues/4413'],
    kind: 'general',
  },
]
