import {
  type Agent,
  addSettings,
  defineRule,
  freshKeyMark,
  hcl,
  isMisplacedGossipKey,
  nearestName,
  replaceText,
} from '#rule'

export default defineRule({
  summary: 'A server encrypts its gossip.',
  why: `TLS never covers Serf, the gossip protocol by which servers find each other; only \`server.encrypt\` does.
    Without it the servers' names and addresses cross the network in clear text, and whoever reaches port 4648
    can join and disturb. Nomad starts without a word. A keyring from an earlier start, in the data
    directory, encrypts as well: where it can be seen, as on the node, it counts.`,
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
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled          = true
          bootstrap_expect = 3
          encrypt          = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
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
      {
        machine: {
          '/opt/nomad/data/server/serf.keyring': '["q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="]',
        },
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
              enabled          = true
              bootstrap_expect = 3
            }
          `,
        },
      },
      hcl`
        # A part of an agent: another file may have the key.
        server {
          bootstrap_expect = 3
        }
      `,
    ],
  },
  *check({ agent, facts: { keyring } }) {
    const { config, role, complete } = agent
    const { encrypt } = config.server
    if (!complete || role === 'client' || encrypt.unknown || (encrypt.value ?? '') !== '') return
    // One that is there is used; what may be wrong with it is another finding.
    const content = keyring?.content
    if (content !== undefined && (content.known || keyring?.found !== undefined)) return
    if (isMeant(agent)) return
    const hidden = content?.known === false && content.why === 'permission'
    yield {
      at: encrypt.written ? encrypt : config.server,
      message: `Gossip between the servers is not encrypted: \`encrypt\` is ${encrypt.written ? 'empty' : 'not set'}${hidden ? `, and whether ${keyring?.path} is there cannot be seen by this user` : ''}.`,
      help: 'write the key of the other servers into `server { encrypt = "..." }`; where none has one, the output of `nomad operator gossip keyring generate`, on every server',
      freshKey: {
        title: 'insert a fresh gossip key, for every server to share',
        safe: false,
        changes: [
          encrypt.written
            ? replaceText(encrypt.at, `"${freshKeyMark}"`)
            : addSettings(
                agent.merged,
                ['server'],
                [{ name: 'encrypt', value: `"${freshKeyMark}"` }],
                config.server.at,
              ),
        ],
      },
    }
  },
})

/** A key is there, at the wrong place or under a misspelt name: that has been said. */
function isMeant({ strays }: Agent): boolean {
  return strays.some(
    (stray) =>
      isMisplacedGossipKey(stray) ||
      (stray.within === 'server' && nearestName(stray.name, ['encrypt']) !== undefined),
  )
}
