import { defineRule, hcl, isPublishedKey, milderBesideKeyring, newKeyForAll, readGossipKey } from '#rule'

export default defineRule({
  summary: 'The gossip key is not one from a guide.',
  why: `Keys printed in public documentation, this one included, are the first that an attacker tries. They come along
    when an example is copied whole.`,
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
  *check({ agent: { config, role }, facts }) {
    const { encrypt } = config.server
    const key = readGossipKey(encrypt.value ?? '')
    const content = facts.keyring?.content
    const written = key.status === 'key' && isPublishedKey(key.bytes)
    if (written) {
      yield {
        at: encrypt,
        message: 'This gossip key is printed in public documentation: everybody has it.',
        help: newKeyForAll,
        ...(role === 'client' ? {} : milderBesideKeyring(facts)),
      }
    }
    if (content?.known !== true || !content.value.ok || !content.value.published) return
    if (written && content.value.configured === 'first') return
    yield {
      at: config.data_dir,
      message: `${facts.keyring?.path} encrypts with a gossip key that is printed in public documentation: everybody has it.`,
      help: newKeyForAll,
    }
  },
})
