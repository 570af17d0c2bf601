import { defineRule, hcl, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The gossip key has 32 bytes.',
  why: `16 bytes choose AES-128 and 24 AES-192, which nobody breaks today; but \`nomad operator gossip keyring generate\` has made
    keys of 32 bytes since Nomad 1.0, so a shorter one is as old as that or copied from an old guide. Nomad's own hint
    at start counts the characters of the base64 text instead of the bytes, and names the wrong cipher.`,
  severity: 'warning',
  preset: 'strict',
  hardening: true,
  cwe: 326,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt',
    'https://github.com/hashicorp/nomad/pull/8998',
  ],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kA=="
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }
      `,
    ],
  },
  *check({ agent: { config, role }, facts: { keyring } }) {
    if (role === 'client') return
    const { encrypt } = config.server
    const key = readGossipKey(encrypt.value ?? '')
    const content = keyring?.content
    // Where there is a keyring, its first key is the one in use.
    const used = content?.known === true && content.value.ok ? content.value.length : undefined
    const length = used ?? (key.status === 'key' ? key.bytes.length : 32)
    if (length >= 32) return
    yield {
      at: encrypt.written ? encrypt : config.data_dir,
      message: `The gossip key ${used === undefined ? '' : `in ${keyring?.path} `}is ${length} bytes long: AES-${length * 8}, where 32 bytes make AES-256.`,
      help: '`nomad operator gossip keyring generate` makes a longer one; `nomad operator gossip keyring install`, `use` and `remove` bring it to all servers',
    }
  },
})
