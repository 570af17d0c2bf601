import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { defineRule, hcl, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The gossip key is not one from a guide.',
  why: `Keys printed in public documentation are the first that an attacker tries. They come along when an
    example is copied whole.`,
  severity: 'error',
  hardening: true,
  cwe: 1394,
  references: [
    'https://developer.hashicorp.com/nomad/docs/secure/traffic/gossip-encryption',
    'https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt',
  ],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "cg8StVXbQJ0gPvMd9o7yrg=="
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
  *check({ agent: { config } }) {
    const { encrypt } = config.server
    const key = encrypt.value === undefined ? undefined : readGossipKey(encrypt.value)
    if (key?.status !== 'key' || !published.has(bytesToHex(sha256(key.bytes)))) return
    yield {
      at: encrypt,
      message: 'This gossip key is printed in public documentation: everybody has it.',
      help: 'generate one with `nomad operator gossip keyring generate`; on a running cluster rotate with `nomad operator gossip keyring`',
    }
  },
})

/** SHA-256 of the decoded keys of Nomad's gossip and TLS guides, old and new, and their generators' samples. */
const published: ReadonlySet<string> = new Set([
  '208d22ed458d87303e07aa28d5b5d3f4347b025f782b3a22b82aecc9cfe00906',
  '5e9203b1c2089ae65eafa8912d01b77ea629490326003d36fee58b69f487935a',
  '2bbfe7a844ed1b287799871351cbfca56cb9db24dda0504a09c1f2af8d8dde28',
  '42212daaa0b0fdde870259534df24f80d08efbc047a1494407037b5c46167a80',
  '6940aaf8abb7054e0235eaf7cd50a988980a4d7c9964c58ab8cf24c5e692187e',
  '07173fc857bc3d8891cdc47e83332ae4090a1a9afc4da95b92b85c4f6717da11',
  'cf02afddb0437e74b04378498091edb0d60a725a265ddbeefe151af7b945e99a',
])
