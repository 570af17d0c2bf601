import { certificatesWithout, defineRule, hcl, issueAdvice, listUsages } from '#rule'

export default defineRule({
  summary: 'Certificates of agents are for client authentication.',
  why: `Every agent connects to servers, and shows its certificate there. Where that lists its usages and client
    authentication is not among them, servers refuse it. A certificate that lists none is good for all; the CAs
    above it count too. Public CAs no longer issue certificates for client authentication.`,
  severity: 'error',
  references: [
    'x509: certificate specifies an incompatible key usage',
    'https://github.com/hashicorp/consul/issues/11357',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-auth-only.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-auth-only-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

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
  *check({ agent, facts }) {
    if (agent.config.tls.rpc.effective !== true) return
    for (const { at, certificate, own } of certificatesWithout(agent, facts, 'clientAuth')) {
      yield {
        at,
        message: own
          ? `The certificate is not for client authentication: it is for ${listUsages(certificate)} alone.`
          : `The CA ${certificate.label} allows no client authentication: it is for ${listUsages(certificate)} alone.`,
        help: own
          ? issueAdvice(agent, facts, certificate, 'issue one that has both usages')
          : 'issue the CA anew without extended key usages, or with both',
      }
    }
  },
})
