import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: "The agent's own certificate comes first in `cert_file`.",
  why: `Go takes the first certificate of the file for the agent's own and sends the others along. With an intermediate
    in front, the private key does not fit it, and Nomad does not start. It happens when the parts of a chain are put
    together in the wrong order.`,
  severity: 'error',
  references: [
    'tls: private key does not match public key',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#cert_file',
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
          cert_file = "/etc/nomad.d/certs/server-chain-reversed.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

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
          cert_file = "/etc/nomad.d/certs/server-chain.pem"
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts: { tls } }) {
    const { certificate, ownBehind: own } = tls
    const first = certificate?.content.known ? certificate.content.value.certificates[0] : undefined
    if (own === undefined || first === undefined) return
    yield {
      at: agent.config.tls.cert_file,
      message: `The first certificate in this file is ${first.label}, and the agent's own, ${own.label}, stands behind it: Nomad takes the first for its own.`,
      help: "put the agent's certificate first, and behind it each intermediate that signed the one before",
    }
  },
})
