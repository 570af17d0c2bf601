import { defineRule, hcl, isMisplacedGossipKey, moveSetting } from '#rule'

export default defineRule({
  summary: '`encrypt` stands in the `server` block.',
  why: `Consul has \`encrypt\` at the top of the file; Nomad has it in \`server\`. At the top, and in most blocks,
    Nomad refuses to start over it; in the blocks whose keys it does not check it ignores it, and gossip stays in
    clear text.`,
  severity: 'error',
  references: [
    'unexpected keys encrypt',
    'https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt',
  ],
  examples: {
    bad: [
      hcl`
        encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        #~~~~~~
      `,
      hcl`
        client {
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
          #~~~~~~
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
  *check({ agent: { merged, strays } }) {
    for (const { within, at } of strays.filter(isMisplacedGossipKey)) {
      yield {
        at: { at },
        message: `\`encrypt\` has no meaning ${within === '' ? 'at the top of the file' : `in \`${within}\``}: the gossip key belongs in \`server\`.`,
        help: 'move it into the `server` block of the servers',
        fixes: [
          {
            title: 'move it into the `server` block',
            safe: false,
            changes: [moveSetting(at, merged, ['server'], 'encrypt')],
          },
        ],
      }
    }
  },
})
