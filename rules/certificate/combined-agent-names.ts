import { defineRule, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: 'An agent that is server and client has both names in its certificate.',
  why: `The server's name is enough to start. But other clients fetch migrating disks from this one by HTTPS and
    expect \`client.<region>.nomad\` there, and so does the CLI when it asks the node itself.`,
  severity: 'warning',
  references: [
    'https://github.com/hashicorp/nomad/issues/5792',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls',
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

        client {
          enabled = true
          #         ~~~~ hardening/server-and-client
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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

        client {
          enabled = true
          #         ~~~~ hardening/server-and-client
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-and-client.pem"
          key_file  = "/etc/nomad.d/certs/server-and-client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const found = misnamed(agent, facts, 'one-of-two-names')
    // For development it is both because of its flag alone.
    if (found === undefined || agent.dev !== undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `This agent is a client as well, but its certificate lacks ${names.missing}.`,
      help: issueAdvice(agent, facts, leaf, 'issue one that has both names'),
      ...milder,
    }
  },
})
