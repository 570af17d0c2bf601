import { day, defineRule, expiresSoon, hcl, inTime, leafOf, renewalAdvice } from '#rule'

export default defineRule({
  summary: 'The certificate does not expire soon.',
  why: `Renewing takes time, an expired certificate takes the agent off the cluster. Soon means within 30 days,
    or within the last third of a validity that is short: a certificate from Vault that lives a day is
    healthy.`,
  severity: 'warning',
  references: ['https://github.com/hashicorp/nomad/issues/24128'],
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
          cert_file = "/etc/nomad.d/certs/expires-soon.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/expires-soon-key.pem"

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
          cert_file = "/etc/nomad.d/certs/short-lived.pem"
          key_file  = "/etc/nomad.d/certs/short-lived-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const leaf = leafOf(facts)
    const left = leaf && expiresSoon(leaf, facts)
    if (leaf === undefined || left === undefined) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate expires on ${day(leaf.notAfter)}, ${inTime(left)}.`,
      help: renewalAdvice(agent, facts, leaf),
    }
  },
})
