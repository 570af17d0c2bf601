import { defineRule, hcl, issueAdvice, misnamed, regionAdvice, regionPlace } from '#rule'

export default defineRule({
  summary: "A certificate's region is the agent's.",
  why: `The region is a part of the name: \`server.eu.nomad\` is no server in region \`global\`. With
    \`verify_server_hostname\` the agent is refused in its own region. Either the certificate was issued for
    another region, or \`region\` is not set and so \`global\`.`,
  severity: 'error',
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_server_hostname',
    'unauthorized raft connection from ...',
    'https://github.com/hashicorp/nomad/issues/11084',
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
          cert_file = "/etc/nomad.d/certs/server-eu.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-eu-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        region = "us"

        client {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client-eu.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/client-eu-key.pem"

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

        region = "eu"

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-eu.pem"
          key_file  = "/etc/nomad.d/certs/server-eu-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const found = misnamed(agent, facts, 'other-region')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `The certificate is for region ${names.region}, but this agent is in region ${agent.region}${agent.config.region.written ? '' : ', the default'}: it has ${names.name}, not ${names.wanted}.`,
      help: issueAdvice(
        agent,
        facts,
        leaf,
        `issue one that has ${names.wanted}`,
        regionAdvice(agent, names.region),
      ),
      ...milder,
      related: regionPlace(agent),
    }
  },
})
