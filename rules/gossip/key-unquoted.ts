import { bareGossipKeys, defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The gossip key stands in quotes.',
  why: `A bare word is no value in Nomad's configuration language, and a key that begins with \`/\` even looks like
    a comment: the error that Nomad gives then says nothing about keys.`,
  severity: 'error',
  references: ["At 6:11: expected '/' for comment", 'https://github.com/hashicorp/nomad/issues/8032'],
  examples: {
    bad: [
      hcl`
        server {
          encrypt = /q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJ=
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
  *checkFile({ file }) {
    for (const span of bareGossipKeys(file)) {
      yield {
        at: { at: { source: file.source, span } },
        message: 'The gossip key is not in quotes: Nomad cannot read the file.',
        help: 'put double quotes around it',
      }
    }
  },
})
