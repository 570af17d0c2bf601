import { defineRule, hcl, startOf } from '#rule'

export default defineRule({
  summary: 'It is known which files form an agent.',
  why: `Nomad makes one agent of all files that \`-config\` names. Which those are a directory does not tell, unless its
    name ends in \`.d\`: the files may be one agent in parts, or an agent each. The guess goes by what no two agents
    share, and everything that is said about the merged agent rests on it.`,
  severity: 'info',
  preset: 'all',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration#load-order-and-merging'],
  examples: {
    bad: [
      {
        found: true,
        files: {
          'base.hcl': hcl`
            datacenter = "dc1"
          `,
          'logs.hcl': hcl`
            log_level = "WARN"
            #~~~~~~~~~~~~~~~~~
          `,
        },
      },
    ],
    good: [
      {
        files: {
          'base.hcl': hcl`
            datacenter = "dc1"
          `,
          'logs.hcl': hcl`
            log_level = "WARN"
          `,
        },
      },
    ],
  },
  *check({ agent: { files, grouping, guessed } }) {
    const last = files.at(-1)
    if (!guessed || last === undefined) return
    const names = files.map((file) => file.source.path)
    yield {
      at: { at: startOf(last) },
      message:
        names.length === 1
          ? `This file is taken for an agent of its own: it ${grouping}.`
          : `${names.join(', ')} are taken for one agent: ${grouping}.`,
      help: 'if it is wrong, name the files of one agent with `--merge`',
    }
  },
})
