import { defineRule, hcl, keyOfTheOthers, milderBesideKeyring, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The gossip key is 16, 24 or 32 bytes long.',
  why: `The length chooses AES-128, AES-192 or AES-256, and no other is possible: the server does not start.
    \`nomad config validate\` checks the alphabet only. The error hides as long as a keyring from an earlier start
    lies in the data directory.`,
  severity: 'error',
  references: ['failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4"
          #         ~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        server {
          encrypt = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
  *check({ agent: { config, role }, facts }) {
    const { encrypt } = config.server
    if (encrypt.value === undefined || encrypt.value === '' || role === 'client') return
    const key = readGossipKey(encrypt.value)
    if (key.status !== 'wrong-length') return
    const hexadecimal = /^[0-9a-fA-F]+$/.test(encrypt.value)
    yield {
      at: encrypt,
      ...milderBesideKeyring(facts),
      message: `The gossip key is ${key.bytes.length} bytes long; 16, 24 or 32 are possible.`,
      help: hexadecimal
        ? `it looks like hexadecimal, which Nomad does not read; ${keyOfTheOthers}`
        : `${keyOfTheOthers}; 32 bytes are 44 characters`,
    }
  },
})
