import { defineRule, hcl, issueAdvice, misnamed, regionAdvice, regionPlace } from '#rule'

export default defineRule({
  summary: 'The name in a certificate has the letter case of the region.',
  why: `Host names ignore letter case, so whoever connects to the agent is content. But servers compare the name as
    text when they are connected to, and there \`SERVER.global.nomad\` is somebody else: the agent is refused, and
    no leader is elected. Roles and \`nomad\` are written small, and the region as \`region\` has it.`,
  severity: 'error',
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_server_hostname',
    'unauthorized raft connection from ...',
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
          cert_file = "/etc/nomad.d/certs/server-upper-case.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-upper-case-key.pem"

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
    const found = misnamed(agent, facts, 'other-case')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate has ${names.name}; RPC and Raft compare letter by letter, and want ${names.wanted}.`,
      help: issueAdvice(
        agent,
        facts,
        leaf,
        `issue one that has ${names.wanted}`,
        names.region === undefined ? undefined : regionAdvice(agent, names.region),
      ),
      ...milder,
      related: names.region === undefined ? [] : regionPlace(agent),
    }
  },
})
