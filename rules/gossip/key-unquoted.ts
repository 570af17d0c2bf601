import { bareGossipKeys, defineRule, hcl, insertText } from '#rule'

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
      hcl`
        server {
          encrypt = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA='
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
    for (const { start, end, otherQuotes } of bareGossipKeys(file)) {
      const [which, help] = otherQuotes
        ? ['double quotes, the only ones that count', 'replace the quotes by double quotes, `"`']
        : ['quotes', 'put double quotes around it']
      yield {
        at: { at: { source: file.source, span: { start, end } } },
        message: `The gossip key is not in ${which}: Nomad cannot read the file.`,
        help,
        fixes: otherQuotes
          ? []
          : [
              {
                title: 'put double quotes around the key',
                safe: true,
                changes: [insertText(file, start, '"'), insertText(file, end, '"')],
              },
            ],
      }
    }
  },
})
