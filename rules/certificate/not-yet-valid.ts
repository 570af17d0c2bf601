import { defineRule, hcl, leafOf, moment } from '#rule'

export default defineRule({
  summary: 'The certificate is valid already.',
  why: `Until then every handshake fails. Mostly the clock of the machine that issued it, or of this one, is
    wrong.`,
  severity: 'error',
  references: ['x509: certificate has expired or is not yet valid'],
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
          cert_file = "/etc/nomad.d/certs/not-yet-valid.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/not-yet-valid-key.pem"

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
    if (leaf === undefined || facts.policy.now >= leaf.notBefore) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate is not valid before ${moment(leaf.notBefore, facts.policy.now)}.`,
      help: 'check the clocks here and where it was issued',
    }
  },
})
