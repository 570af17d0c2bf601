import { defineRule, foreignNames, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: 'A certificate names agents of one region.',
  why: `With a name such as \`server.eu.nomad\` in it, a certificate is good for a server of region \`eu\` as well,
    whatever region its agent is in: what is taken from the one opens the other. Mostly nobody meant it: until
    1.10.3, 1.9.11 and 1.8.15 \`nomad tls cert create\` added the name of region \`global\` to every certificate.`,
  severity: 'warning',
  references: [
    'https://github.com/hashicorp/nomad/issues/26086',
    'https://github.com/hashicorp/nomad/pull/16959',
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
          cert_file = "/etc/nomad.d/certs/server-of-two-regions.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-of-two-regions-key.pem"

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
    const found = misnamed(agent, facts, 'fits') ?? misnamed(agent, facts, 'one-of-two-names')
    if (found === undefined) return
    const { leaf } = found
    const names = foreignNames(agent, leaf)
    if (names.length === 0) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate is good for agents of other regions as well: it has ${names.join(' and ')}, and this agent is in region ${agent.region}.`,
      help: issueAdvice(agent, facts, leaf, 'issue one for this region alone'),
    }
  },
})
