import type { Symptom } from '../symptom.ts'

export const consulVaultSymptoms: readonly Symptom[] = [
  {
    id: 'consul-tls',
    messages: [
      'https://{address}:8501{path*}: x509: {reason*}',
      'https://{address}:8501{path*}: tls: failed to verify certificate: x509: {reason*}',
      'https://{address}:8501{path*}: remote error: tls: {reason*}',
      'https://127.0.0.1:8550{path*}: remote error: tls: {reason*}',
    ],
    told: ['Consul is at {address}: {reason}.', 'It says: {reason}.'],
    cause:
      "The agent and Consul do not trust each other: `consul.ca_file` is not Consul's CA, Consul's certificate is not for the `address` that is used, or Consul does not know the CA of `consul.cert_file`, or that has expired. A SIGHUP does not read these files again; only a restart does.",
    remedy:
      'Set `address` to a name of its certificate, `ssl = true`, `ca_file` (and `cert_file`, `key_file`) in the `consul` block. Do not set `verify_ssl = false`.',
    rules: ['hardening/consul-verify-ssl-off', 'hardening/consul-plain-http'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/2002',
      'https://github.com/hashicorp/nomad/issues/17297',
    ],
  },
  {
    id: 'consul-unreachable',
    messages: [
      'unable to query Consul datacenters: {reason*}',
      '/v1/agent/service/register{_*}: context deadline exceeded',
      'failed to acquire consul self endpoint: error={reason*}',
      'still unable to update services in Consul',
      'failed to update services in Consul',
      'Failed to initialize Consul client: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      'The agent cannot talk to Consul; the reason stands behind. Without TLS Consul listens on 8500, with it mostly on 8501, and `consul { ssl = true }` has to say so.',
    remedy: 'Set `address`, and `ssl = true` with `ca_file` where Consul has TLS.',
    rules: ['hardening/consul-plain-http', 'hardening/consul-verify-ssl-off'],
    sources: ['client/fingerprint/consul.go', 'command/agent/consul/service_client.go'],
    kind: 'general',
  },
  {
    id: 'vault-tls',
    messages: [
      'https://{address}:8200{path*}: x509: {reason*}',
      'https://{address}:8200{path*}: tls: failed to verify certificate: x509: {reason*}',
      'https://{address}:8200{path*}: remote error: tls: {reason*}',
    ],
    told: ['Vault is at {address}: {reason}.'],
    cause:
      "The agent and Vault do not trust each other: `vault.ca_file` is missing, unreadable or not the CA of Vault's certificate, or that is not for the `address` that is used. A client does not start without a file that is named; else the calls fail later.",
    remedy:
      "Set `ca_file` in the `vault` block to Vault's CA, and restart the agent. Do not set `tls_skip_verify`.",
    rules: ['hardening/vault-tls-skip-verify', 'hardening/vault-plain-http'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/26407',
      'https://github.com/hashicorp/nomad/issues/7090',
      'https://github.com/hashicorp/nomad/issues/6052',
    ],
  },
  {
    id: 'vault-unreachable',
    messages: [
      'failed to create vault client',
      'failed to setup vault client: {reason*}',
      'Failed to initialize Vault client',
      'failed to contact vault',
    ],
    told: ['It says: {reason}.'],
    cause: 'The agent cannot talk to Vault; the reason stands behind.',
    remedy: 'Set `address` and `ca_file` in the `vault` block.',
    rules: ['hardening/vault-plain-http', 'hardening/vault-tls-skip-verify'],
    sources: ['client/client.go: setupVaultClients'],
    kind: 'general',
  },
  {
    id: 'consul-token',
    messages: [
      'Unexpected response code: 403 (rpc error making call: Permission denied',
      'Unexpected response code: 403 (ACL not found)',
      "lacks permission 'service:write'",
      "lacks permission 'agent:read'",
      'Permission denied: token with AccessorID',
    ],
    cause: 'The token that the agent gives to Consul lacks rights, or there is none.',
    remedy:
      'The token needs agent:read, node:read, service:write, and acl:write where Nomad makes tokens. Give it as CONSUL_HTTP_TOKEN rather than in the file.',
    rules: ['hardening/literal-secret'],
    sources: ['https://developer.hashicorp.com/nomad/docs/secure/acl/consul'],
  },
  {
    id: 'vault-token-ignored',
    messages: ['Vault token must be set', 'Unable to renew Vault token', 'failed to validate self token'],
    cause:
      'Nomad 1.10 took the way of `vault.token` out: jobs get their tokens by workload identity, and the key does nothing any more.',
    remedy:
      'Set `default_identity` in the `vault` block of the servers; nomad setup vault makes what Vault needs.',
    rules: ['config/no-effect', 'config/deprecated-key', 'hardening/literal-secret'],
    sources: ['https://developer.hashicorp.com/nomad/docs/upgrade/upgrade-specific'],
  },
  {
    id: 'identity-audience',
    messages: [
      'invalid audience (aud) claim',
      'invalid issuer (iss) claim',
      'error validating token: invalid audience',
    ],
    cause:
      'The workload identity names another audience or issuer than the auth method of Vault or Consul expects.',
    remedy:
      'Make `aud` of `default_identity` (Vault) or `service_identity` and `task_identity` (Consul) that of the auth method, and `oidc_issuer` the same on all servers.',
    rules: [],
    sources: ['https://developer.hashicorp.com/nomad/docs/secure/workload-identity/vault'],
  },
  {
    id: 'identity-key-unknown',
    messages: [
      'no known key successfully validated the token signature',
      'failed to verify id token signature',
    ],
    cause:
      'Vault or Consul does not have the public key that Nomad signed the workload identity with: its jwks_url leads to another cluster, the servers were made anew, or it still keeps the keys that it fetched before.',
    remedy:
      'Compare what /.well-known/jwks.json says there and on the servers (nomad operator root keyring list); write the auth method again after keys were made anew.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/issues/23387',
      'https://github.com/hashicorp/vault/issues/9912',
    ],
  },
  {
    id: 'consul-server-certificate',
    messages: ['a TLS certificate with a CommonName of {name} is required for this operation'],
    told: ['The name is {name}.'],
    cause:
      'Consul says so, not Nomad: one of its servers has a certificate without the name of a server of its datacenter.',
    remedy:
      "Issue it for server.<datacenter>.<domain>: consul tls cert create -server. Nomad's and Consul's certificates are different ones.",
    rules: [],
    sources: ['https://github.com/hashicorp/consul/issues/11207'],
  },
  {
    id: 'envoy-bad-certificate',
    messages: [
      'TLS error: {_*}SSLV3_ALERT_BAD_CERTIFICATE',
      'TLS error: {_*}CERTIFICATE_VERIFY_FAILED',
      'CERTIFICATE_VERIFY_FAILED',
    ],
    cause:
      "A sidecar of Consul Connect does not trust who answers, or is not trusted: the gRPC port of Consul has TLS and `consul.grpc_ca_file` is not set, or Nomad and Consul have certificates of one CA under each other's names.",
    remedy:
      'Set `grpc_ca_file` and `grpc_address` in the `consul` block of clients; use a CA for each of the two.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/issues/19772',
      'https://github.com/hashicorp/nomad/issues/9812',
      'https://github.com/hashicorp/consul/issues/16617',
    ],
  },
]
