import { rules } from '../../rules/index.ts'
import { type Finding, type Severity, severityRank } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import { lint } from '../lint.ts'
import { createNodeHost } from '../node-host.ts'
import { type Format, loadReporter } from '../report/formats.ts'
import { summary } from '../report/summary.ts'
import { visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, valueOf } from './option.ts'
import { refuseToOverwrite, writeOutput } from './output-file.ts'
import { createProgress } from './progress.ts'
import { readDate } from './read-date.ts'
import { readLintOptions } from './read-lint-options.ts'
import type { Fixing } from './run-fix.ts'
import { secondOpinion } from './second-opinion.ts'
import { columns, write } from './streams.ts'
import { wantsFixes } from './wants-fixes.ts'

/** Columns of a frame where there is no terminal. */
const reportWidth = 120

/** `nomadlint [PATH ...]` */
export async function runLint(args: Arguments): Promise<number> {
  const asOf = valueOf(args, 'as-of')
  const host = { ...createNodeHost(asOf === undefined ? undefined : readDate(asOf)), secondOpinion }
  const options = await readLintOptions(args, rules, host)
  const progress = createProgress(args.switches.has('quiet'))
  const started = performance.now()
  const watched = { ...options, onProgress: progress.show }
  const { report, diff, told, failed }: Fixing = wantsFixes(args)
    ? await (await import('./run-fix.ts')).lintFixing(args, watched, rules, host)
    : { report: await lint(watched, rules, host), told: [], failed: false }
  progress.erase()
  refuseToOverwrite(valueOf(args, 'output'), report)
  if (diff === undefined) await writeReport(report, args)
  else write(1, diff)
  if (!args.switches.has('quiet')) write(2, told.map((line) => `${line}\n`).join(''))
  await writeSummary(report, args, performance.now() - started)
  await reportMissing(report.missing, host)
  for (const path of report.unlisted) write(2, `nomadlint: cannot read the directory ${visible(path)}\n`)
  if (failed) return exit.usage
  return exitCode(report, (valueOf(args, 'fail-on') ?? 'warning') as Severity | 'never')
}

async function writeReport(report: LintReport, args: Arguments): Promise<void> {
  const render = await loadReporter((valueOf(args, 'format') ?? 'pretty') as Format)
  const file = valueOf(args, 'output')
  const colors = colorsFor(file === undefined ? 1 : undefined, colorMode(args))
  const text = render(report, { colors, width: file === undefined ? columns(1, reportWidth) : reportWidth })
  if (file === undefined) write(1, text)
  else writeOutput(file, text)
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
  if (report.findings.some(isOurFailure)) {
    write(2, 'nomadlint failed in part; please report this with the findings named internal/...\n')
    return exit.crash
  }
  if (report.missing.length > 0 || report.unlisted.length > 0) return exit.usage
  const fails =
    failOn !== 'never' &&
    report.findings.some(({ severity }) => severityRank[severity] <= severityRank[failOn])
  return fails ? exit.findings : exit.clean
}

function isOurFailure({ rule }: Finding): boolean {
  return rule.startsWith('internal/')
}
