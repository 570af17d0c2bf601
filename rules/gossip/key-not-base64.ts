import {
  type Change,
  defineRule,
  type GossipKey,
  hcl,
  keyOfNewCluster,
  keyOfTheOthers,
  type Location,
  readGossipKey,
  replaceWithin,
  spanWithin,
} from '#rule'

export default defineRule({
  summary: 'The gossip key is standard base64.',
  why: `Nomad decodes \`encrypt\` with the standard alphabet, \`+\` and \`/\`, and with padding. A key in the URL
    alphabet, in hexadecimal or without its \`=\` is refused and the agent does not start; a client-only agent
    refuses it too, although it has no use for the key.`,
  severity: 'error',
  references: [
    'Invalid encryption key: illegal base64 data at input byte N',
    'https://github.com/hashicorp/nomad/issues/8032',
  ],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW-_A="
          #                                                  ~
        }
      `,
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
          #                                                    ~
        }
      `,
    ],
    good: [
      hcl`
        server {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW+/A="
        }
      `,
    ],
  },
  *check({ agent: { config } }) {
    const { encrypt } = config.server
    const key = encrypt.value === undefined ? undefined : readGossipKey(encrypt.value)
    if (key?.status !== 'not-base64') return
    const { message, help } = words[key.cause]
    const text = encrypt.value as string
    yield {
      at: spanWithin(encrypt.at, text, key.at),
      message,
      help,
      fixes:
        key.cause === 'url-alphabet'
          ? [
              {
                title: 'write it in the standard alphabet',
                safe: true,
                changes: standardAlphabet(encrypt.at, text),
              },
            ]
          : [],
    }
  },
})

/** Sign by sign, so that no edit holds the key. */
function standardAlphabet(at: Location, text: string): readonly Change[] {
  return Array.from(text.matchAll(/[-_]/g), ({ index, 0: sign }) =>
    replaceWithin(spanWithin(at, text, index), sign === '-' ? '+' : '/'),
  )
}

type Cause = Extract<GossipKey, { status: 'not-base64' }>['cause']

const words: Readonly<Record<Cause, { readonly message: string; readonly help: string }>> = {
  'url-alphabet': {
    message: 'The gossip key is in the URL alphabet of base64; Nomad reads only the standard one.',
    help: 'write `+` for `-` and `/` for `_`: the key stays the same',
  },
  'url-unpadded': {
    message: 'The gossip key is in the URL alphabet of base64; Nomad reads only the standard one.',
    help: 'write `+` for `-` and `/` for `_`, and fill up the end with `=` to a multiple of four characters',
  },
  character: {
    message: 'The gossip key is not base64: this character cannot be in it.',
    help: keyOfTheOthers,
  },
  padding: {
    message: 'The gossip key is cut short: base64 ends with its padding, `=`.',
    help: `copy the whole key of the other servers, \`=\` included; ${keyOfNewCluster}`,
  },
  excess: {
    message: 'The gossip key ends in too much padding: this `=` is one too many.',
    help: 'delete what is too many: with its `=`, base64 is a multiple of four characters long',
  },
}
