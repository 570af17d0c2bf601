import {
  bareGossipKeys,
  defineRule,
  hcl,
  hclTwoExpressions,
  joinAdvice,
  lineIndexAt,
  nomadOnProblem,
  repairText,
  type Span,
} from '#rule'

export default defineRule({
  summary: 'A file is in the language that Nomad reads: HCL 1, or JSON.',
  why: `Agent configuration is HCL 1, not the HCL 2 of job specifications: no variables, no functions, no bare
    words. Nomad stops at the first error and often names a later line; here every error is told, where it is.
    What Nomad's parser swallows without a word, a setting without its value for instance, is a warning. Where it
    loses all that follows, as after a missing comma in JSON, what is missing then is not told as well.`,
  severity: 'error',
  references: ['https://github.com/hashicorp/hcl/tree/hcl1', 'Error parsing: At L:C: ...'],
  examples: {
    bad: [
      hcl`
        server {
          enabled = yes
          #         ~~~
        }
      `,
      hcl`
        data_dir = "C:\nomad\data"
        #             ~~
      `,
      {
        files: {
          'nomad.json':
            '{"server": {"enabled": true}, "tls": {"http": true "rpc": true}, "region": "eu"}\n #                                                 ~~~~~\n',
        },
      },
    ],
    good: [
      hcl`
        # Several settings on one line, quoted keys and commas: HCL 1 takes them all.
        client { "node_class" = "web", meta { "rack" = "r1" } }
      `,
    ],
  },
  *checkFile({ file }) {
    if (file.kind !== 'agent') return
    const lineOf = ({ start }: Span): number => lineIndexAt(file.source, start)
    const keys = new Set(bareGossipKeys(file).map(lineOf))
    const expressions = new Set(hclTwoExpressions(file).map(({ problem }) => problem))
    for (const problem of file.parsed.problems) {
      const { severity, span, message, help, repair } = problem
      if (expressions.has(problem) || keys.has(lineOf(span))) continue
      yield {
        at: { at: { source: file.source, span } },
        message,
        ...joinAdvice(help, nomadOnProblem(file, problem)),
        ...(severity === 'warning' ? { severity } : {}),
        ...(repair && {
          fixes: [
            {
              title: repair.title,
              safe: repair.unsafe !== true,
              reveals: true,
              changes: [repairText(file.source, repair)],
            },
          ],
        }),
      }
    }
  },
})
