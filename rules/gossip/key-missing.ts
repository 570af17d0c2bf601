import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'A server encrypts its gossip.',
  why: `TLS never covers Serf, the gossip protocol by which servers find each other; only \`server.encrypt\` does.
    Without it the servers' names and addresses cross the network in clear text, and whoever reaches port 4648
    can join and disturb. Nomad starts without a word. A keyring that is already in the data directory encrypts
    as well, and cannot be seen from here.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  strictSeverity: 'error',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt'],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
        #~~~~~
          enabled          = true
          bootstrap_expect = 3
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
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled          = true
          bootstrap_expect = 3
          encrypt          = ""
          #                  ~~
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
    good: [
      hcl`
        server {
          bootstrap_expect = 3
        }
      `,
    ],
  },
  *check({ agent: { config, role, complete } }) {
    const { encrypt } = config.server
    if (!complete || role === 'client' || encrypt.unknown || (encrypt.value ?? '') !== '') return
    yield {
      at: encrypt.written ? encrypt : config.server,
      message: `Gossip between the servers is not encrypted: \`encrypt\` is ${encrypt.written ? 'empty' : 'not set'}.`,
      help: 'put the output of `nomad operator gossip keyring generate` into `server { encrypt = "..." }` of every server',
    }
  },
})
