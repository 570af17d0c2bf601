import { anchorsOf, defineRule, hcl } from '#rule'

export default defineRule({
  summary: '`ca_file` holds one root.',
  why: `Whoever has a certificate of any of them is let in, so each is one more key that has to be guarded. While a CA
    is being replaced both have to be here; afterwards the old one can go.`,
  severity: 'info',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls#ca_file'],
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
          ca_file   = "/etc/nomad.d/certs/two-roots.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

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
    const anchors = anchorsOf(facts)
    const roots = anchors.filter(({ selfSigned, isCa, version }) => selfSigned && (isCa || version < 3))
    const names = [...new Set(roots.map(({ label }) => label))]
    if (roots.length < 2 || anchors.some(({ isPublic }) => isPublic)) return
    const listed = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
    yield {
      at: agent.config.tls.ca_file,
      message: `This file trusts ${roots.length} roots: ${listed}.`,
      help: 'take out those that no agent has a certificate of any more',
    }
  },
})
