import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The private key in `key_file` has no passphrase.',
  why: `Nomad has no setting for a passphrase, and Go does not decrypt keys: an agent whose key is encrypted does not
    start. It happens when the key comes out of \`openssl\` or of a CA that asked for a passphrase. What protects the
    key on the node is the mode of its file.`,
  severity: 'error',
  references: [
    'tls: failed to parse private key',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#key_file',
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
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/encrypted-key.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

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
  *check({ agent, facts: { tls } }) {
    if (tls.key?.content.known !== true || !tls.key.content.value.encrypted) return
    yield {
      at: agent.config.tls.key_file,
      message: 'This private key is encrypted: Nomad cannot load it, and has no setting for a passphrase.',
      help: "decrypt it, such as by `openssl pkey -in FILE -out NEW`, and let Nomad's user alone read it",
    }
  },
})
