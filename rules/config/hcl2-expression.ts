import { defineRule, hcl, hclTwoExpressions, joinAdvice, nomadOnProblem } from '#rule'

export default defineRule({
  summary: 'Values are written out: agent configuration has no variables, functions or expressions.',
  why: `Job specifications are HCL 2, agent configuration is HCL 1. What Terraform or a job would work out, Nomad cannot
    read here: it refuses the file. Only address settings know templates, in quotes: \`"{{ GetPrivateIP }}"\`.`,
  severity: 'error',
  references: ['Unknown token: 2:13 IDENT var.is_server', 'https://github.com/hashicorp/nomad/issues/12390'],
  examples: {
    bad: [
      hcl`
        region = var.region
        #        ~~~~~~~~~~

        server {
          enabled          = local.servers > 0 ? true : false
          #                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          bootstrap_expect = length(local.hosts)
          #                  ~~~~~~~~~~~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        region    = "eu"
        bind_addr = "{{ GetPrivateIP }}"
      `,
    ],
  },
  *checkFile({ file }) {
    if (file.kind !== 'agent') return
    for (const { problem, kind } of hclTwoExpressions(file)) {
      yield {
        at: { at: { source: file.source, span: problem.span } },
        message: `This is ${names[kind]} of HCL 2; agent configuration is HCL 1 and has none.`,
        ...joinAdvice('write the value itself', nomadOnProblem(file, problem)),
      }
    }
  },
})

const names = { variable: 'a variable', function: 'a function', expression: 'an expression' }
