import { defineRule, hcl, inVersions, workloadIdentities } from '#rule'

export default defineRule({
  summary: 'Vault and Consul can fetch the keys that workload identities are signed with.',
  why: `Vault and Consul trust a job's identity after fetching Nomad's public keys from \`/.well-known/jwks.json\`.
    They present no certificate for that, so an API that demands one turns them away, and jobs get no tokens.
    It works all the same where they are given the keys in another way, which this configuration does not show.`,
  severity: 'info',
  references: [
    'https://github.com/hashicorp/nomad/issues/23877',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_https_client',
    'remote error: tls: certificate required',
  ],
  examples: {
    bad: [
      hcl`
        vault {
          enabled = true

          default_identity {
            aud = ["vault.io"]
            ttl = "1h"
          }
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          #                        ~~~~
        }
      `,
    ],
    good: [
      hcl`
        # No identities for Vault or Consul: nobody fetches the keys.
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    const { http, verify_https_client } = agent.config.tls
    const identities = workloadIdentities(agent)
    if (http.effective !== true || verify_https_client.effective !== true || identities.length === 0) return
    // Before, there were no workload identities for Vault and Consul.
    if (inVersions(policy, '1.7.0', 'info') === undefined) return
    const who = [...new Set(identities.map(({ verifier }) => verifier))].join(' and ')
    yield {
      at: verify_https_client,
      message: `${who} cannot fetch Nomad's keys from this API: it demands a certificate that they do not present.`,
      help: 'give them the keys by `jwt_validation_pubkeys` or through a proxy that holds a certificate; or turn this off, with ACLs on',
      related: identities.map(({ section }) => ({
        message: 'identities are made for it here',
        location: section.at,
      })),
    }
  },
})
