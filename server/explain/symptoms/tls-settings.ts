import type { Symptom } from '../symptom.ts'

const nomadTls = 'helper/tlsutil/config.go'

export const tlsSettingSymptoms: readonly Symptom[] = [
  {
    id: 'tls-without-ca',
    messages: [
      'VerifyOutgoing set, and no CA certificate provided!',
      'VerifyIncoming set, and no CA certificate provided!',
    ],
    cause: '`rpc` or `verify_https_client` is on, and no `ca_file` says whom to trust.',
    remedy: 'Set `ca_file` to the certificate of the CA.',
    rules: ['tls/incomplete-files'],
    sources: [`${nomadTls}: OutgoingTLSConfig, IncomingTLSConfig`],
  },
  {
    id: 'tls-without-certificate',
    messages: ['VerifyIncoming set, and no Cert/Key pair provided!'],
    cause:
      'A server with `rpc`, or an agent with `verify_https_client`, has no certificate to show: `cert_file` or `key_file` is not set.',
    remedy: 'Set both `cert_file` and `key_file`.',
    rules: ['tls/incomplete-files'],
    sources: [`${nomadTls}: IncomingTLSConfig`],
  },
  {
    id: 'tls-version-unknown',
    messages: ['unsupported TLS version "{version*}"'],
    told: ['It says "{version}".'],
    cause:
      '`tls_min_version` is none of tls10, tls11, tls12 and tls13, in lower case as here. Nomad before 1.8.3 does not know tls13.',
    remedy: 'Write tls12, or leave it out: tls12 is the default.',
    rules: ['tls/min-version-invalid'],
    sources: [`${nomadTls}: ParseMinVersion`],
  },
  {
    id: 'tls-cipher-unknown',
    messages: ['unsupported TLS cipher "{suite*}"'],
    told: ['The name is "{suite}".'],
    cause:
      "`tls_cipher_suites` has a name that is not on Nomad's own list: it is split at commas and not trimmed, so a blank makes a name unknown; names of TLS 1.3, names ending in _POLY1305_SHA256, and since 1.8.2 the three of CBC with SHA256 are none of its.",
    remedy:
      'Leave `tls_cipher_suites` out: the default is good. Otherwise take names from the documentation, with commas and no blanks.',
    rules: ['tls/cipher-unknown', 'tls/cipher-whitespace'],
    sources: [`${nomadTls}: ParseCiphers`, 'https://github.com/hashicorp/nomad/pull/23551'],
  },
  {
    id: 'tls-cipher-key-mismatch',
    messages: ["Specified cipher suites don't support the certificate signature algorithm {type}"],
    told: ['The key is {type}, and no suite in the list is for that.'],
    cause:
      "The suites of `tls_cipher_suites` are all for RSA and the agent's key is ECDSA, or the other way round.",
    remedy:
      "Add suites for the key's type (TLS_ECDHE_ECDSA_... or TLS_ECDHE_RSA_...), or leave `tls_cipher_suites` out.",
    rules: ['tls/cipher-key-mismatch'],
    sources: [`${nomadTls}: ParseCiphers`, 'https://github.com/hashicorp/nomad/pull/4565'],
  },
  {
    id: 'tls-option-removed',
    messages: [
      'tls unexpected keys tls_prefer_server_cipher_suites',
      'unexpected keys tls_prefer_server_cipher_suites',
      'tls_prefer_server_cipher_suites',
    ],
    cause:
      'Nomad 1.9 removed `tls_prefer_server_cipher_suites`, which Go had ignored for long, and refuses it now.',
    remedy: 'Delete the line.',
    rules: ['config/removed-key'],
    sources: ['https://github.com/hashicorp/nomad/pull/23712'],
  },
  {
    id: 'mtls-not-configured',
    messages: [
      'WARNING: mTLS is not configured - Nomad is not secure without mTLS!',
      'mTLS is not configured',
    ],
    cause:
      '`http` or `rpc` of the `tls` block is off: what agents or users say is in clear text, and anyone may take part.',
    remedy: 'Switch both on, with certificates for role and region, and `verify_server_hostname = true`.',
    rules: ['tls/disabled', 'tls/rpc-plaintext', 'tls/http-plaintext', 'hardening/public-plaintext-api'],
    sources: [
      'command/agent/command.go: IsValidConfig',
      'https://developer.hashicorp.com/nomad/docs/concepts/security',
    ],
  },
  {
    id: 'tls-downgraded',
    messages: [
      "downgrading agent's existing TLS configuration to plaintext",
      "upgrading agent's existing TLS configuration",
    ],
    cause: 'A SIGHUP changed the `tls` block, and the agent goes over to what it says now.',
    remedy:
      'Where it was not meant to be plaintext: a file of the configuration was not there, or says something else.',
    rules: ['tls/disabled', 'tls/rpc-plaintext', 'tls/http-plaintext'],
    sources: ['command/agent/agent.go: Reload'],
  },
]
