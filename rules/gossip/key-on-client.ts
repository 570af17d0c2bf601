import { defineRule, hcl, removeSetting } from '#rule'

export default defineRule({
  summary: 'A client holds no gossip key.',
  why: `Only servers gossip. A client-only agent checks that the key is base64 and then ignores it, so it is a
    secret of the servers lying on every node that runs jobs, for nothing.`,
  severity: 'info',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt'],
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

        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
  *check({ agent: { config, role } }) {
    const { encrypt } = config.server
    if (role !== 'client' || (encrypt.value ?? '') === '') return
    yield {
      at: encrypt,
      message: 'This agent is a client only: it has no use for the gossip key.',
      help: 'delete `encrypt` here; only servers need it',
      fixes: [{ title: 'delete `encrypt`', safe: false, changes: [removeSetting(encrypt.keyAt)] }],
    }
  },
})
