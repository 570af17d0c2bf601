import { defineRule, hcl, milderBesideKeyring, newKeyForAll, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The gossip key is random.',
  why: `A key of one byte repeated, of bytes that count up, or of words is guessed before it is broken. It has to
    come from a random generator.`,
  severity: 'error',
  hardening: true,
  cwe: 330,
  references: ['https://developer.hashicorp.com/nomad/commands/operator/gossip/keyring-generate'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        server {
          encrypt = "dGhpcyBpcyBhIHNlY3JldA=="
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
  *check({ agent: { config, role }, facts }) {
    const { encrypt } = config.server
    if (encrypt.value === undefined || role === 'client') return
    const key = readGossipKey(encrypt.value)
    const pattern = key.status === 'key' ? patternOf(key.bytes) : undefined
    if (pattern === undefined) return
    yield {
      at: encrypt,
      message: `The gossip key is not random: it is ${pattern}.`,
      help: newKeyForAll,
      ...(pattern === words ? { severity: 'warning' } : milderBesideKeyring(facts)),
    }
  },
})

const words = 'readable text'

function patternOf(bytes: Uint8Array): string | undefined {
  const [first = 0, second = 0] = bytes
  const step = second - first
  const isSteady = bytes.every((byte, index) => byte === ((first + index * step) & 255))
  if (isSteady) return step === 0 ? 'one byte repeated' : 'a sequence of bytes'
  // Of 16 random bytes, all printable happens once in ten million.
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? words : undefined
}
