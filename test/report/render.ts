import picocolors from 'picocolors'
import type { LintReport } from '../../server/engine/report.ts'
import { type Format, loadReporter } from '../../server/report/formats.ts'
import type { ReportContext } from '../../server/report/reporter.ts'
import { twoRules } from './two-rules.ts'

const context: ReportContext = {
  colors: picocolors.createColors(false),
  width: 80,
  version: '1.2.3',
  rules: twoRules,
  exitCode: 1,
  showSuppressed: true,
  workingTree: { top: '/repo/repository', below: 'infra' },
}

/** A report as a text. */
export async function rendered(
  format: Format,
  report: LintReport,
  rest: Partial<ReportContext> = {},
): Promise<string> {
  const render = await loadReporter(format)
  return [...render(report, { ...context, ...rest })].join('')
}
