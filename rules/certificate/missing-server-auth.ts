import { certificatesWithout, defineRule, hcl, issueAdvice, listUsages } from '#rule'

export default defineRule({
  summary: 'Certificates of agents are for server authentication.',
  why: `Whoever connects to an agent refuses it where the certificate lists its usages and server authentication is
    not among them. A certificate that lists none is good for all. The CAs above it count too. A client-only agent
    is connected to by HTTPS alone, so there it is a warning.`,
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
          cert_file = "/etc/nomad.d/certs/client-auth-only.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/client-auth-only-key.pem"

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
    const { rpc, http } = agent.config.tls
    const clientOnly = agent.role === 'client'
    if (rpc.effective !== true || (clientOnly && http.effective !== true)) return
    for (const { at, certificate, own } of certificatesWithout(agent, facts, 'serverAuth')) {
      yield {
        at,
        message: own
          ? `The certificate is not for server authentication: it is for ${listUsages(certificate)} alone.`
          : `The CA ${certificate.label} allows no server authentication: it is for ${listUsages(certificate)} alone.`,
        help: own
          ? issueAdvice(agent, facts, certificate, 'issue one that has both usages')
          : 'issue the CA anew without extended key usages, or with both',
        ...(clientOnly ? { severity: 'warning' } : {}),
      }
    }
  },
})
