import { day, defineRule, expiresSoon, hcl, inTime, neededAuthorities } from '#rule'

export default defineRule({
  summary: 'The CA does not expire soon.',
  why: `Replacing a CA takes longer than replacing a certificate: every agent needs the new one in its \`ca_file\`,
    beside the old one, before the first agent shows a certificate of it. Soon means within 30 days.`,
  severity: 'warning',
  references: ['https://developer.hashicorp.com/nomad/docs/commands/tls/ca-create'],
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
          ca_file   = "/etc/nomad.d/certs/expires-soon-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/expires-soon-ca-server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ certificate/expires-soon
          key_file  = "/etc/nomad.d/certs/expires-soon-ca-server-key.pem"

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
    const { all, certain } = neededAuthorities(agent, facts)
    const ending = all.flatMap(({ at, certificate }) => {
      const left = expiresSoon(certificate, facts)
      return left === undefined ? [] : [{ at, certificate, left }]
    })
    if (!certain && ending.length < all.length) return
    for (const { at, certificate, left } of certain ? ending : ending.slice(0, 1)) {
      yield {
        at,
        message: `The CA ${certificate.label} expires on ${day(certificate.notAfter)}, ${inTime(left)}.`,
        help: 'make a new CA now, put both into `ca_file` everywhere, then issue all certificates anew',
      }
    }
  },
})
