import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { type Baseline, type BaselineEntry, entriesOf, isRecordable } from '../engine/baseline/baseline.ts'
import { readBaseline } from '../engine/baseline/read.ts'
import { baselineText } from '../engine/baseline/write.ts'
import { byPosition } from '../engine/collect.ts'
import type { LintReport } from '../engine/report.ts'
import type { Host } from '../host.ts'
import { visible } from '../report/visible.ts'
import { counted } from '../report/words.ts'
import { decodeSource } from '../text/decode.ts'
import { positionAt } from '../text/source.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { refuseToOverwrite, writeOutput } from './output-file.ts'
import { shown } from './read-paths.ts'
import { write } from './streams.ts'

/** Bytes. */
const largestBaseline = 64 * 1024 * 1024

/** A baseline for a run. */
export interface BaselineFile {
  readonly known: Baseline
  /** Writes what was found, where that is asked for: gives what is left to be told. */
  record(report: LintReport): Promise<LintReport>
}

/** What `--baseline` names; of `--write-baseline` what is in that file already. */
export async function openBaseline(args: Arguments, host: Host): Promise<BaselineFile> {
  const written = valueOf(args, 'write-baseline')
  const file = written ?? valueOf(args, 'baseline') ?? ''
  const isNew = written !== undefined && !(await host.stat(file)).known
  const option = written === undefined ? 'baseline' : 'write-baseline'
  const known = { ...placesOf(file), entries: isNew ? [] : await readEntries(option, file, host) }
  const quiet = args.switches.has('quiet')
  return {
    known,
    record: async (report) => (written === undefined ? report : record(written, report, known, quiet)),
  }
}

async function readEntries(option: string, path: string, host: Host): Promise<readonly BaselineEntry[]> {
  const bytes = await host.read(path, largestBaseline)
  if (!bytes.known) {
    const hint =
      bytes.why === 'missing'
        ? `no such file; --write-baseline ${visible(path)} writes one`
        : 'cannot be read'
    throw new UsageError(`--${option} ${visible(path)}: ${hint}`)
  }
  const source = decodeSource(shown(path), bytes.value)
  const entries = readBaseline(source)
  if (!('message' in entries)) return entries
  const { line, column } = positionAt(source, entries.span.start)
  throw new UsageError(`--${option} ${visible(source.path)}:${line}:${column}: ${visible(entries.message)}`)
}

/** Directories by their way from the baseline, so that it holds wherever the command is started. */
function placesOf(file: string): Omit<Baseline, 'entries'> {
  const home = dirname(resolve(file))
  return {
    path: shown(file),
    nameOf: (directory) => {
      const name = relative(home, resolve(directory))
      const isBelow = name !== '..' && !name.startsWith(`..${sep}`) && !isAbsolute(name)
      return (isBelow ? name || '.' : resolve(directory)).replaceAll(sep, '/')
    },
    pathOf: (name) => shown(resolve(home, name)),
  }
}

/** What was found is known from now on. What this run could not find again stays in the file. */
async function record(
  file: string,
  report: LintReport,
  baseline: Baseline,
  quiet: boolean,
): Promise<LintReport> {
  refuseToOverwrite('--write-baseline ', file, report)
  const before = report.suppressed.filter(({ kind }) => kind === 'external')
  const fresh = report.findings
    .filter(isRecordable)
    .map((finding) => ({ finding, kind: 'external' as const }))
  const found = [...before, ...fresh].map(({ finding }) => finding)
  const entries = [...entriesOf(found, baseline), ...(report.baseline?.unjudged ?? [])]
  await writeOutput(file, [baselineText(entries)], 'the baseline')
  if (!quiet) write(2, `Wrote ${counted(found.length, 'finding')} to ${visible(file)}.\n`)
  return {
    ...report,
    findings: report.findings.filter((finding) => !isRecordable(finding)),
    suppressed: [...report.suppressed, ...fresh].sort((a, b) => byPosition(a.finding, b.finding)),
    failing: new Set(),
    baseline: { gone: [], unjudged: [] },
  }
}
