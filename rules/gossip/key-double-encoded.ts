import { defineRule, hcl, milderBesideKeyring, readGossipKey, replaceText } from '#rule'

export default defineRule({
  summary: 'The gossip key is base64 once, not twice.',
  why: `Secrets stores hand out values in base64; a key that was base64 already and is stored as such comes back
    encoded twice. Its length is wrong then, and the server does not start.`,
  severity: 'error',
  references: ['failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "cTgzdkVqUldlSkNyemU4U05GWjRrS3ZON3hJMFZuaVFxODN2RWpSV2VKQT0="
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
    if (encrypt.value === undefined || role === 'client') return
    const key = readGossipKey(encrypt.value)
    if (key.status !== 'double-encoded') return
    yield {
      at: encrypt,
      ...milderBesideKeyring(facts),
      message: 'The gossip key is encoded twice: what it decodes to is the base64 text of a key.',
      help: 'decode it once, and write what comes out',
      fixes: [
        {
          title: 'write the key as it was before it was encoded again',
          safe: true,
          changes: [replaceText(encrypt.at, `"${key.inner}"`)],
        },
      ],
    }
  },
})
