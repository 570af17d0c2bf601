import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { positionAt } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

export const rule = 'config/string-boolean'
/** A setting about which this rule, an info, and nothing else has something to say. */
export const flawed = 'leave_on_terminate = "true"\n'

export async function run(files: Readonly<Record<string, string>>, options: Partial<LintOptions> = {}) {
  const host = memoryHost(new Map(Object.entries(files)))
  const report = await lint({ ...defaultOptions, ...options }, rules, host)
  return {
    told: report.findings.map(({ location: { source, span }, severity, ...finding }) => {
      const { line, column } = positionAt(source, span.start)
      return `${source.path}:${line}:${column} ${severity} ${finding.rule}`
    }),
    messages: report.findings.map(({ message, help = '' }) => `${message} ${help}`.trim()),
    report,
    host,
  }
}

/** What is told of a settings file at the top, with `a.hcl` beside it. */
export async function settings(text: string, more: Readonly<Record<string, string>> = {}) {
  return run({ '.nomadlintrc': text, 'a.hcl': 'datacenter = "dc1"\n', ...more })
}
