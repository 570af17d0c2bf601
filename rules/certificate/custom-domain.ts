import { defineRule, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: 'The names of agents end with `.nomad`.',
  why: `Nomad builds the name that it wants from role and region, and the domain is always \`nomad\`: there is no
    setting for it. \`nomad tls cert create -domain\` makes certificates for another one, and so do those who take
    the domain of the company, or a public CA, which issues nothing for \`.nomad\`.`,
  severity: 'error',
  references: [
    'https://github.com/hashicorp/nomad/issues/2539',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_server_hostname',
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
          cert_file = "/etc/nomad.d/certs/server-example-com.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-example-com-key.pem"

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
    const found = misnamed(agent, facts, 'other-domain')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate has ${names.name}, but the domain of agents is always nomad: Nomad wants ${names.wanted}.`,
      help: issueAdvice(agent, facts, leaf, `issue one that has ${names.wanted}`),
      ...milder,
    }
  },
})
