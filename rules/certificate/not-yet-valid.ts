import { authoritiesOf, defineRule, hcl, leafOf, moment, usedSeverity } from '#rule'

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
    const { now } = facts.policy
    const leaf = leafOf(facts)
    const own = leaf === undefined ? [] : [{ certificate: leaf, at: agent.config.tls.cert_file }]
    for (const { certificate, at } of [...own, ...authoritiesOf(agent, facts)]) {
      if (now >= certificate.notBefore) continue
      const what = certificate === leaf ? 'The certificate' : `The CA ${certificate.label}`
      yield {
        at,
        message: `${what} is not valid before ${moment(certificate.notBefore, now)}.`,
        help: 'check the clocks here and where it was issued',
        severity: usedSeverity(agent, 'error'),
      }
    }
  },
})
