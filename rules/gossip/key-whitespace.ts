import { defineRule, hcl, readGossipKey, removeText, spanWithin } from '#rule'

export default defineRule({
  summary: 'No space or tab stands in the gossip key.',
  why: `Nomad skips line breaks in the key and nothing else: a space or tab, mostly at an end, from copying, makes
    it refuse the key.`,
  severity: 'error',
  references: ['Invalid encryption key: illegal base64 data at input byte N'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA= "
          #                                                      ~
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
  *check({ agent: { config } }) {
    const { encrypt } = config.server
    const key = encrypt.value === undefined ? undefined : readGossipKey(encrypt.value)
    if (key?.status !== 'whitespace') return
    const blank = spanWithin(encrypt.at, encrypt.value as string, key.at)
    yield {
      at: blank,
      message: 'A space or tab stands in the gossip key: Nomad refuses it.',
      help: 'take it out',
      fixes: [{ title: 'take the blank out', safe: true, changes: [removeText(blank)] }],
    }
  },
})
