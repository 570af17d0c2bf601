import { defineRule, hcl, issueAdvice, misnamed } from '#rule'

export default defineRule({
  summary: "A client-only agent holds no server's certificate.",
  why: `To the rest of the cluster whoever shows \`server.<region>.nomad\` is a server. On a client that name
    lies on a machine that runs other people's jobs: who breaks out of one can read and write all of the
    cluster's state. If the certificate also has the client's own name everything works, and nobody notices.`,
  severity: 'error',
  cwe: 266,
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://github.com/hashicorp/nomad/issues/19405',
  ],
  examples: {
    bad: [
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
          cert_file = "/etc/nomad.d/certs/server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-key.pem"

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
          cert_file = "/etc/nomad.d/certs/server-and-client.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-and-client-key.pem"

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

        client {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const found = misnamed(agent, facts, 'server-name-on-client')
    if (found === undefined) return
    const { leaf, names, milder } = found
    yield {
      at: agent.config.tls.cert_file,
      message: `This agent is a client, but its certificate makes it a server: it has ${names.name}.`,
      help: issueAdvice(agent, facts, leaf, "issue one that has the client's name alone"),
      ...(names.both ? { severity: 'warning' } : milder),
    }
  },
})
