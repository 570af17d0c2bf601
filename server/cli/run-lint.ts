import { rules } from '../../rules/index.ts'
import type { Finding } from '../engine/finding.ts'
import { settingsRule } from '../engine/inspection.ts'
import type { LintReport } from '../engine/report.ts'
import type { Host } from '../host.ts'
import { lint } from '../lint.ts'
import { createNodeHost } from '../node-host.ts'
import { secondOpinion } from '../node-second-opinion.ts'
import { loadReporter } from '../report/formats.ts'
import { summary } from '../report/summary.ts'
import { visible } from '../report/visible.ts'
import type { BaselineFile } from './baseline-file.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { reportFailures } from './crash.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { createProgress } from './progress.ts'
import { readDate } from './read-date.ts'
import { readLintOptions } from './read-lint-options.ts'
import { type ReportTarget, reportTargets } from './report-targets.ts'
import type { Fixing } from './run-fix.ts'
import { columns, write, writeStream } from './streams.ts'
import { version } from './version.ts'
import { wantsFixes } from './wants-fixes.ts'
import { workingTree } from './working-tree.ts'

/** From so many files on a run is worth some care about memory. */
const manyFiles = 500

/** Columns of a frame where there is no terminal. */
const reportWidth = 120

/** `nomadlint [PATH ...]` */
export async function runLint(args: Arguments): Promise<number> {
  const asOf = valueOf(args, 'as-of')
  const host = { ...createNodeHost(asOf === undefined ? undefined : readDate(asOf)), secondOpinion }
  if (!args.switches.has('watch')) return await lintOnce(args, host)
  refuseToWatch(args)
  const { watchAndRun } = await import('./watch.ts')
  return await watchAndRun({
    host,
    own: reportTargets(args).flatMap(({ file }) => file ?? []),
    quiet: args.switches.has('quiet'),
    run: (watched) => lintOnce(args, watched),
  })
}

/** What makes no sense more than once. */
function refuseToWatch({ operands, switches, values }: Arguments): void {
  if (operands.includes('-')) throw new UsageError('--watch needs files: standard input does not change')
  const once = ['changed', 'affected', 'fix', 'unsafe-fixes', 'diff', 'write-baseline']
  const other = once.find((name) => switches.has(name) || values.has(name))
  if (other !== undefined) throw new UsageError(`--watch and --${other} exclude each other`)
}

async function lintOnce(args: Arguments, host: Host): Promise<number> {
  const options = await readLintOptions(args, rules, host)
  const targets = reportTargets(args)
  const progress = createProgress(args.switches.has('quiet'))
  const started = process.hrtime.bigint()
  const baseline = await readBaseline(args, host)
  let slowHeap: Promise<void> | undefined
  const onProgress = (done: number, total: number): void => {
    progress.show(done, total)
    if (total > manyFiles) slowHeap ??= growSlowly()
  }
  const watched = { ...options, baseline: baseline?.known, onProgress }
  const {
    report: found,
    diff,
    told,
    failed,
  }: Fixing = wantsFixes(args)
    ? await (await import('./run-fix.ts')).lintFixing(args, watched, rules, host)
    : { report: await lint(watched, rules, host), told: [], failed: false }
  progress.erase()
  await slowHeap
  const report = (await baseline?.record(found)) ?? found
  const judged = exitCode(report)
  const incomplete = failed || options.trouble !== undefined
  const code = incomplete ? Math.max(judged, exit.usage) : judged
  for (const { option, file } of targets)
    if (file !== undefined) (await outputFile()).refuseToOverwrite(option, file, report)
  if (diff !== undefined) write(1, diff)
  for (const target of targets)
    if (diff === undefined || target.file !== undefined) await writeReport(report, target, code, args)
  if (!args.switches.has('quiet')) write(2, told.map((line) => `${line}\n`).join(''))
  await writeSummary(report, args, Number(process.hrtime.bigint() - started) / 1e6)
  await reportMissing(report.missing, host)
  if (options.trouble !== undefined) write(2, `nomadlint: ${visible(options.trouble)}\n`)
  for (const path of report.unlisted) write(2, `nomadlint: cannot read the directory ${visible(path)}\n`)
  reportFailures(report.failures)
  if (report.findings.some(isOurFailure))
    write(2, 'nomadlint failed in part; please report this with the findings named internal/...\n')
  return code
}

async function growSlowly(): Promise<void> {
  const heap = await import('./heap-growth.ts')
  heap.growSlowly()
}

/** What `--baseline` and `--write-baseline` ask for. */
async function readBaseline(args: Arguments, host: Host): Promise<BaselineFile | undefined> {
  if (!args.values.has('baseline') && !args.values.has('write-baseline')) return undefined
  const { openBaseline } = await import('./baseline-file.ts')
  return openBaseline(args, host)
}

async function writeReport(
  report: LintReport,
  { format, file }: ReportTarget,
  code: number,
  args: Arguments,
): Promise<void> {
  const render = await loadReporter(format)
  const pieces = render(report, {
    colors: colorsFor(file === undefined ? 1 : undefined, colorMode(args)),
    width: file === undefined ? columns(1, reportWidth) : reportWidth,
    version,
    rules,
    exitCode: code,
    // GitHub takes what is suppressed in a SARIF log for open.
    showSuppressed: process.env['GITHUB_ACTIONS'] !== 'true',
    workingTree: workingTree(),
  })
  if (file === undefined) writeStream(1, pieces)
  else await (await outputFile()).writeOutput(file, pieces)
}

/** Few runs write files, and it takes long to load what that takes. */
function outputFile() {
  return import('./output-file.ts')
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

function exitCode(report: LintReport): number {
  if (report.failures.length > 0 || report.findings.some(isOurFailure)) return exit.crash
  const badSettings = report.findings.some(({ rule }) => rule === settingsRule)
  if (badSettings || report.missing.length > 0 || report.unlisted.length > 0) return exit.usage
  return report.failing.size > 0 ? exit.findings : exit.clean
}

function isOurFailure({ rule }: Finding): boolean {
  return rule.startsWith('internal/')
}
