import { bareGossipKeys, type ConfigFile, defineRule, hcl, lineIndexAt, type Span, secretsOf } from '#rule'

export default defineRule({
  summary: 'A file is in the language that Nomad reads: HCL 1, or JSON.',
  why: `Agent configuration is HCL 1, not the HCL 2 of job specifications: no variables, no functions, no bare
    words. Nomad stops at the first error and often names a later line; here every error is told, where it is.
    What Nomad's parser swallows without a word, a setting without its value for instance, is a warning.`,
  severity: 'error',
  references: ['https://github.com/hashicorp/hcl/tree/hcl1', 'Error parsing: At L:C: ...'],
  examples: {
    bad: [
      hcl`
        server {
          enabled = var.is_server
          #         ~~~~~~~~~~~~~
        }
      `,
      hcl`
        data_dir = "C:\nomad\data"
        #             ~~
      `,
    ],
    good: [
      hcl`
        # Several settings on one line, quoted keys and commas: HCL 1 takes them all.
        client { "node_class" = "web", meta { "rack" = "r1" } }
      `,
    ],
  },
  *checkFile({ file }) {
    const keys = bareGossipKeys(file)
    for (const { severity, span, message, help, nomad } of file.parsed.problems) {
      if (keys.some((key) => sharesLine(file, key, span))) continue
      const said = nomad === undefined || isNearSecret(file, span) ? undefined : `Nomad says: ${nomad}`
      const advice = [help, said].filter((part) => part !== undefined).join(' ')
      yield {
        at: { at: { source: file.source, span } },
        message,
        ...(advice === '' ? {} : { help: advice }),
        ...(severity === 'warning' ? { severity } : {}),
      }
    }
  },
})

function sharesLine({ source }: ConfigFile, a: Span, b: Span): boolean {
  return lineIndexAt(source, a.start) === lineIndexAt(source, b.start)
}

/** Nomad's messages quote what stands in the file; a secret whose quotes are broken must not get into one. */
function isNearSecret(file: ConfigFile, span: Span): boolean {
  return secretsOf(file.source).some(
    (secret) => sharesLine(file, secret, span) || (secret.start < span.end && span.start < secret.end),
  )
}
