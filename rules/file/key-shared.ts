import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'Every agent has a private key of its own.',
  why: `Whoever takes a key from one node is every agent that has it: one client's disk is then worth the whole cluster's, and
    none of them can be locked out alone. Absolute paths are other files on every node, so the same path counts with
    \`--on-node\` only; a relative one comes along with the configuration.`,
  severity: 'warning',
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#key_file',
    'https://developer.hashicorp.com/nomad/tutorials/transport-security/security-enable-tls',
  ],
  examples: {
    bad: [
      {
        found: true,
        onNode: true,
        files: {
          'one.hcl': hcl`
            name = "one"

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
          'two.hcl': hcl`
            name = "two"

            tls {
              http      = true
              rpc       = true
              ca_file   = "/etc/nomad.d/certs/ca.pem"
              cert_file = "/etc/nomad.d/certs/server.pem"
              key_file  = "/etc/nomad.d/certs/server-key.pem"
              #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
    ],
    good: [
      {
        found: true,
        files: {
          'one.hcl': hcl`
            name = "one"

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
          'two.hcl': hcl`
            # The same path, on another node.
            name = "two"

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
        },
      },
    ],
  },
  *check({ agent, facts: { sharedKey } }) {
    if (sharedKey === undefined) return
    yield {
      at: agent.config.tls.key_file,
      message: `This private key is also that of ${sharedKey.agent}: whoever takes it from one is both.`,
      help: 'make a key and a certificate for each agent; their names may be the same',
      related: [{ message: 'the other agent', location: sharedKey.at }],
    }
  },
})
