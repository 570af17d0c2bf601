import { resolve } from 'node:path'
import type { Format } from '../report/formats.ts'
import { visible } from '../report/visible.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'

/** A report that was asked for: its format, and the file it goes to; without one, standard output. */
export interface ReportTarget {
  readonly format: Format
  readonly file: string | undefined
  /** What names the file on the command line. */
  readonly option: string
}

/** `-f FORMAT` and `-o FILE` say what the report is, each `-f FORMAT=FILE` asks for one more. */
export function reportTargets(args: Arguments): readonly ReportTarget[] {
  const given = (args.values.get('format') ?? []).map(readTarget)
  const more = given.filter(({ file }) => file !== undefined)
  const format = given.findLast(({ file }) => file === undefined)?.format ?? defaultFormat()
  const targets = [{ format, file: valueOf(args, 'output'), option: '-o ' }, ...more]
  refuseSharedFile(targets.flatMap(({ file }) => file ?? []))
  return targets
}

function refuseSharedFile(files: readonly string[]): void {
  const seen = new Map<string, string>()
  for (const file of files) {
    const first = seen.get(resolve(file))
    if (first !== undefined) throw new UsageError(`two reports cannot go to one file: ${visible(first)}`)
    seen.set(resolve(file), file)
  }
}

function readTarget(value: string): ReportTarget {
  const sign = value.indexOf('=')
  if (sign < 0) return { format: value as Format, file: undefined, option: '' }
  const format = value.slice(0, sign) as Format
  if (sign === value.length - 1) throw new UsageError(`-f ${visible(value)} needs a file: -f ${format}=FILE`)
  return { format, file: value.slice(sign + 1), option: `-f ${format}=` }
}

function defaultFormat(): Format {
  return process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'pretty'
}
