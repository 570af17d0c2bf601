import { defineRule, type Hcl2Cause, hcl, hcl2Differences, lineIndexAt, showsSecret } from '#rule'

export default defineRule({
  summary: 'Tools that read HCL 2 can read the file too.',
  why: `Nomad reads agent configuration as HCL 1. \`nomad fmt\`, hclfmt, conftest, most editors and most other tools for
    \`.hcl\` files read HCL 2 and refuse some of what Nomad takes. Nothing is wrong with such a file; this rule is for those
    who want both. It asks HashiCorp's own parser of HCL 2.`,
  severity: 'warning',
  preset: 'all',
  needs: 'hcl2',
  references: [
    'https://github.com/hashicorp/hcl/blob/v2.23.0/hclsyntax/spec.md',
    'https://github.com/hashicorp/nomad/issues/16312',
  ],
  examples: {
    bad: [
      hcl`
        client {
          options {
            "docker.nvidia_runtime"  = "r"
        #   ~~~~~~~~~~~~~~~~~~~~~~~
            docker.cleanup.image = "false"
        #   ~~~~~~~~~~~~~~~~~~~~
          }
          meta { rack = "r1" row = "4" }
        #                    ~~~
        }
      `,
      hcl`
        datacenter = "\x64c1"
        #             ~~
      `,
    ],
    good: [
      hcl`
        client {
          options = {
            "docker.nvidia_runtime"  = "r"
            "docker.cleanup.image"   = "false"
          }
        }
      `,
    ],
  },
  *checkFile({ file: { source, parsed }, hcl2 }) {
    if (hcl2?.known !== true || hcl2.value.length === 0) return
    const lineOf = (offset: number): number => lineIndexAt(source, offset)
    const differences = hcl2Differences(source, parsed.tree)
    for (const { cause, span } of differences) {
      const [message, help] = words[cause]
      yield { at: { at: { source, span } }, message, help }
    }
    // HCL 2 stops at the first error it meets, and puts it a little before or behind the cause.
    const explained = new Set(differences.map(({ span }) => lineOf(span.start)))
    for (const { span, message } of hcl2.value) {
      if (explained.has(lineOf(span.start))) continue
      const [summary = '', detail = ''] = message.split('; ', 2)
      const secret = showsSecret(source, { start: span.start - 1, end: span.end + 1 })
      yield {
        at: { at: { source, span } },
        message: `HCL 2 does not take this: ${summary.toLowerCase()}.`,
        ...(secret || detail === '' ? {} : { help: `its parser says: ${detail}` }),
      }
    }
  },
})

const words: Readonly<Record<Hcl2Cause, readonly [string, string]>> = {
  'quoted-name': [
    'HCL 2 takes no name in quotes in a block.',
    'take off the quotes, or where the block is a map put `=` before its brace',
  ],
  'dotted-name': [
    'HCL 2 takes no dot in a name.',
    'where the block is a map, put `=` before its brace and quotes around the name',
  ],
  comma: ['HCL 2 takes no comma behind a setting.', 'delete it, and begin a new line'],
  'same-line': ['HCL 2 wants every setting on a line of its own.', 'begin a new line before it'],
  'one-line-block': [
    'HCL 2 takes one setting in a block on one line, and no more.',
    'write the block over several lines',
  ],
  'opening-brace': ['HCL 2 wants the brace on the line of the name.', 'put it there'],
  'closing-brace': ['HCL 2 wants the closing brace on a line of its own.', 'begin a new line before it'],
  'broken-line': ['HCL 2 wants name, `=` and the beginning of the value on one line.', 'join the lines'],
  repeated: ['HCL 2 takes a name once in a block.', 'delete the one that does not count'],
}
