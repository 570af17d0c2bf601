import { defineRule, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: "A certificate has the agent's name itself, no wildcard.",
  why: `A wildcard such as \`*.global.nomad\` passes where Go matches host names, on outgoing connections.
    Incoming RPC and Raft connections compare the name as text, and there it fails: servers come up and elect
    no leader.`,
  severity: 'error',
  references: ['unauthorized raft connection from ...', 'https://github.com/hashicorp/nomad/issues/11084'],
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
          cert_file = "/etc/nomad.d/certs/wildcard.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/wildcard-key.pem"

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
    const found = misnamed(agent, facts, 'wildcard')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate has the wildcard ${names.name}; RPC and Raft want exactly ${names.wanted}.`,
      help: issueAdvice(agent, facts, leaf, `issue one that has ${names.wanted} itself`),
      ...milder,
    }
  },
})
