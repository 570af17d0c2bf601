import { defineRule, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: 'Certificates for the command line stay with the command line.',
  why: `The certificate for the command line is one of many that a guide has people make, beside those for servers and
    clients. It opens the HTTPS API, but names no agent: it has \`cli.<region>.nomad\`, or no name at all where it
    was made as Nomad's old guide has it. An agent that shows it is refused by every server.`,
  severity: 'error',
  references: [
    'https://developer.hashicorp.com/nomad/docs/commands/tls/cert-create',
    'invalid role or region for certificate',
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
          cert_file = "/etc/nomad.d/certs/cli.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/cli-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/nameless.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/nameless-key.pem"

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
    const found = misnamed(agent, facts, 'command-line')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `${names.name === undefined ? 'The certificate has no name' : `${names.name} is a name for the command line`}, and Nomad wants ${names.wanted} of this agent.`,
      help: issueAdvice(
        agent,
        facts,
        leaf,
        `issue one for this ${agent.role === 'client' ? 'client' : 'server'}`,
      ),
      ...milder,
    }
  },
})
