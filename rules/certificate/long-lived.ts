import { day, dayLength, defineRule, hcl, leafOf } from '#rule'

export default defineRule({
  summary: 'Certificates live for 398 days at most.',
  why: `A key that was copied opens the cluster for as long as the certificate lives, since Nomad looks at no
    revocation lists. Short lives also make sure that renewal works. 398 days is what browsers take of public CAs;
    \`nomad tls cert create\` makes 365.`,
  severity: 'warning',
  preset: 'strict',
  references: ['https://developer.hashicorp.com/nomad/docs/commands/tls/cert-create'],
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
          cert_file = "/etc/nomad.d/certs/ten-years.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/ten-years-key.pem"

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
    if (leaf === undefined || leaf.notAfter < facts.policy.now) return
    const days = Math.round((leaf.notAfter.getTime() - leaf.notBefore.getTime()) / dayLength)
    if (days <= 398) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate lives for ${days} days, until ${day(leaf.notAfter)}; 398 are enough.`,
      help: 'issue certificates for a year at most, and renew them by a program',
    }
  },
})
