import { defineRule, hcl, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The keyring in the data directory encrypts with the key that `encrypt` has.',
  why: `A server writes \`encrypt\` into \`server/serf.keyring\` when it first starts, and from then on reads that file alone:
    Nomad warns "keyring exists but -encrypt given, using keyring". To write another key into the configuration
    changes nothing, until a new server starts with it, and cannot talk to the others.`,
  severity: 'warning',
  references: [
    'WARNING: keyring exists but -encrypt given, using keyring',
    'No installed keys could decrypt the message',
    'https://developer.hashicorp.com/nomad/commands/operator/gossip/keyring-use',
    'command/agent/agent.go, setupKeyrings',
  ],
  examples: {
    bad: [
      {
        machine: {
          '/opt/nomad/data/server/serf.keyring': '["VTDl1Uw5oH8W3F0bVw8zBzCkKuY2ZC8b3dYJqD9ZrpQ="]',
        },
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
              enabled = true
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
              #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
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
              enabled = true
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
            }
          `,
        },
      },
    ],
  },
  *check({ agent: { config }, facts: { keyring } }) {
    const { encrypt } = config.server
    const content = keyring?.content
    if (keyring === undefined || content?.known !== true || !content.value.ok) return
    const { configured } = content.value
    if (configured !== 'further' && configured !== 'absent') return
    // What is no key at all is told by the rules about that.
    if (readGossipKey(encrypt.value ?? '').status !== 'key') return
    yield {
      at: encrypt,
      message: `This key is not in use: ${keyring.path} is there, and ${configured === 'further' ? 'encrypts with another one of its keys' : 'holds other keys only'}.`,
      help:
        configured === 'further'
          ? '`nomad operator gossip keyring use KEY` makes this one the key that encrypts, on all servers at once'
          : '`nomad operator gossip keyring install KEY`, then `use KEY`, change it on all servers at once; or write here the key that is in use',
    }
  },
})
