import { rules } from '../../rules/index.ts'
import { type Finding, type Severity, severityRank } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import { lint } from '../lint.ts'
import { createNodeHost } from '../node-host.ts'
import { loadReporter } from '../report/formats.ts'
import type { ReportContext } from '../report/reporter.ts'
import { summary } from '../report/summary.ts'
import { visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, valueOf } from './option.ts'
import { refuseToOverwrite, writeOutput, writeStream } from './output-file.ts'
import { createProgress } from './progress.ts'
import { readDate } from './read-date.ts'
import { readLintOptions } from './read-lint-options.ts'
import { type ReportTarget, reportTargets } from './report-targets.ts'
import type { Fixing } from './run-fix.ts'
import { secondOpinion } from './second-opinion.ts'
import { columns, write } from './streams.ts'
import { version } from './version.ts'
import { wantsFixes } from './wants-fixes.ts'
import { workingTree } from './working-tree.ts'

/** Columns of a frame where there is no terminal. */
const reportWidth = 120

/** `nomadlint [PATH ...]` */
export async function runLint(args: Arguments): Promise<number> {
  const asOf = valueOf(args, 'as-of')
  const host = { ...createNodeHost(asOf === undefined ? undefined : readDate(asOf)), secondOpinion }
  const options = await readLintOptions(args, rules, host)
  const targets = reportTargets(args)
  const progress = createProgress(args.switches.has('quiet'))
  const started = performance.now()
  const watched = { ...options, onProgress: progress.show }
  const { report, diff, told, failed }: Fixing = wantsFixes(args)
    ? await (await import('./run-fix.ts')).lintFixing(args, watched, rules, host)
    : { report: await lint(watched, rules, host), told: [], failed: false }
  progress.erase()
  const failOn = (valueOf(args, 'fail-on') ?? 'warning') as Severity | 'never'
  const code = failed ? exit.usage : exitCode(report, failOn)
  for (const { option, file } of targets) if (file !== undefined) refuseToOverwrite(option, file, report)
  if (diff !== undefined) write(1, diff)
  for (const target of targets)
    if (diff === undefined || target.file !== undefined) await writeReport(report, target, failOn, code, args)
  if (!args.switches.has('quiet')) write(2, told.map((line) => `${line}\n`).join(''))
  await writeSummary(report, args, performance.now() - started)
  await reportMissing(report.missing, host)
  for (const path of report.unlisted) write(2, `nomadlint: cannot read the directory ${visible(path)}\n`)
  if (code === exit.crash)
    write(2, 'nomadlint failed in part; please report this with the findings named internal/...\n')
  return code
}

async function writeReport(
  report: LintReport,
  { format, file }: ReportTarget,
  failOn: ReportContext['failOn'],
  code: number,
  args: Arguments,
): Promise<void> {
  const render = await loadReporter(format)
  const pieces = render(report, {
    colors: colorsFor(file === undefined ? 1 : undefined, colorMode(args)),
    width: file === undefined ? columns(1, reportWidth) : reportWidth,
    version,
    rules,
    failOn,
    exitCode: code,
    // GitHub takes what is suppressed in a SARIF log for open.
    showSuppressed: process.env['GITHUB_ACTIONS'] !== 'true',
    workingTree: workingTree(),
  })
  if (file === undefined) writeStream(1, pieces)
  else await writeOutput(file, pieces)
}

async function writeSummary(report: LintReport, args: Arguments, milliseconds: number): Promise<void> {
  const nothingThere = report.files === 0 && report.missing.length > 0
  if (!args.switches.has('quiet') && !nothingThere) write(2, summary(report, colorsFor(2, colorMode(args))))
  if (!args.switches.has('stats')) return
  const { statistics } = await import('../report/statistics.ts')
  write(2, statistics(report, milliseconds))
}

function colorMode(args: Arguments): ColorMode {
  return (valueOf(args, 'color') ?? 'auto') as ColorMode
}

function exitCode(report: LintReport, failOn: Severity | 'never'): number {
  if (report.findings.some(isOurFailure)) return exit.crash
  if (report.missing.length > 0 || report.unlisted.length > 0) return exit.usage
  const fails =
    failOn !== 'never' &&
    report.findings.some(({ severity }) => severityRank[severity] <= severityRank[failOn])
  return fails ? exit.findings : exit.clean
}

function isOurFailure({ rule }: Finding): boolean {
  return rule.startsWith('internal/')
}
