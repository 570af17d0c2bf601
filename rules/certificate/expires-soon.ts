import { day, defineRule, hcl, leafOf } from '#rule'

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
    if (leaf === undefined) return
    const { now, expiryWarningDays } = facts.policy
    const left = leaf.notAfter.getTime() - now.getTime()
    const third = (leaf.notAfter.getTime() - leaf.notBefore.getTime()) / 3
    if (left < 0 || left >= Math.min(expiryWarningDays * dayLength, third)) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate expires on ${day(leaf.notAfter)}, ${inTime(left)}.`,
      help: 'renew it, and reload the agent with SIGHUP',
    }
  },
})

/** Milliseconds. */
const dayLength = 24 * 60 * 60 * 1000

function inTime(milliseconds: number): string {
  const days = Math.floor(milliseconds / dayLength)
  if (days > 1) return `in ${days} days`
  const hours = Math.floor(milliseconds / (60 * 60 * 1000))
  return hours > 1 ? `in ${hours} hours` : 'within the hour'
}
