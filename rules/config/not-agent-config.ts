import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'A file that is named for linting is agent configuration.',
  why: `Job specifications, ACL policies, Terraform modules and Packer templates end in \`.hcl\` as well. Found in a
    directory they are left alone; named on the command line, somebody expects an answer. Nomad itself would
    refuse such a file in \`-config\`.`,
  severity: 'error',
  references: ['https://github.com/hashicorp/nomad/issues/3639'],
  examples: {
    bad: [
      hcl`
        job "web" {
        #~~
          datacenters = ["dc1"]
        }
      `,
    ],
    good: [
      hcl`
        datacenter = "dc1"
      `,
    ],
  },
  *checkFile({ file }) {
    if (!file.named || file.kind === 'agent') return
    const first = file.parsed.tree.items[0]?.keys[0]?.span ?? { start: 0, end: 0 }
    yield {
      at: { at: { source: file.source, span: first } },
      message:
        file.kind === 'something else'
          ? 'This is not Nomad agent configuration.'
          : `This is ${file.kind}, not agent configuration.`,
      help:
        file.kind === 'a Nomad job'
          ? '`nomad job validate` checks jobs; nomadlint checks what `nomad agent -config` reads'
          : 'nomadlint checks what `nomad agent -config` reads',
    }
  },
})
