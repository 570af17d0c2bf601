import { defineRule, hcl, type Location, leavesOf, replaceText } from '#rule'

export default defineRule({
  summary: 'True and false are written without quotes.',
  why: `Nomad takes the text \`"true"\` for \`true\`. Who reads it next may not, nor does Nomad take the next word that comes to
    mind: \`"yes"\` and \`"on"\` are refused.`,
  severity: 'info',
  references: ['github.com/hashicorp/hcl, decoder.go: decodeBool'],
  examples: {
    bad: [
      hcl`
        acl {
          enabled = "true"
          #         ~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        acl {
          enabled = true
        }
      `,
    ],
  },
  *checkFile({ file }) {
    for (const { leaf } of leavesOf(file.config)) {
      if (leaf.key.type !== 'bool') continue
      for (const { value, data } of leaf.origins) {
        if (typeof data !== 'boolean' || !isQuoted(value)) continue
        yield {
          at: { at: value },
          message: `\`${leaf.key.name}\` is text that Nomad reads as \`${data}\`.`,
          help: `write \`${data}\` without quotes`,
          fixes: [{ title: `write \`${data}\``, safe: true, changes: [replaceText(value, String(data))] }],
        }
      }
    }
  },
})

/** In quotes, or a heredoc. */
function isQuoted({ source, span }: Location): boolean {
  return ['"', '<'].includes(source.text.charAt(span.start))
}
