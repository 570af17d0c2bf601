import { defineRule, hcl, leafOf, moment, renewalAdvice, usedSeverity } from '#rule'

export default defineRule({
  summary: 'The certificate has not expired.',
  why: `Every handshake with an expired certificate fails, RPC and HTTPS alike. A running agent goes on until it
    has to connect again, so it often shows only at the next restart.`,
  severity: 'error',
  cwe: 324,
  references: [
    'x509: certificate has expired or is not yet valid',
    'https://github.com/hashicorp/nomad/issues/24128',
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
          cert_file = "/etc/nomad.d/certs/expired.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/expired-key.pem"

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
    const leaf = leafOf(facts)
    if (leaf === undefined || facts.policy.now <= leaf.notAfter) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate expired on ${moment(leaf.notAfter, facts.policy.now)}.`,
      help: renewalAdvice(agent, facts, leaf),
      severity: usedSeverity(agent, 'error'),
    }
  },
})
