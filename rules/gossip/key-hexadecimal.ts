import { defineRule, hcl, newKeyForAll } from '#rule'

export default defineRule({
  summary: 'The gossip key is base64 of random bytes, not hexadecimal text.',
  why: `Thirty-two hexadecimal digits are valid base64 as well, of 24 bytes. Nomad starts, but the key is not the
    one that was meant: every digit carries four bits of chance where base64 would carry six.`,
  severity: 'warning',
  cwe: 331,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
  *check({ agent: { config, role } }) {
    const { encrypt } = config.server
    // Any such text is base64 of 24 bytes.
    if (role === 'client' || !/^[0-9a-fA-F]{32}$/.test(encrypt.value ?? '')) return
    yield {
      at: encrypt,
      message:
        'The gossip key looks like hexadecimal; Nomad reads it as base64 of 24 bytes, a weaker key than meant.',
      help: newKeyForAll,
    }
  },
})
