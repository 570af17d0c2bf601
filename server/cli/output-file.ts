import { fstatSync, type Stats, statSync } from 'node:fs'
import type { LintReport } from '../engine/report.ts'
import { visible } from '../report/visible.ts'
import { chunksOf } from './chunks.ts'
import { UsageError } from './option.ts'
import { replaceFile, writeInto } from './replace-file.ts'
import { type Descriptor, writeStream } from './streams.ts'
import { reasonOf } from './system-error.ts'

/**
 * Writes a report to a file. A regular one is replaced at once, so that nobody reads half a report; a FIFO or
 * a device is written to, and a name of our own output (`/dev/stdout`, `-`) is that output.
 */
export async function writeOutput(
  path: string,
  pieces: Iterable<string>,
  what = 'the report',
): Promise<void> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    const own = path === '-' ? 1 : ownDescriptor(stats)
    if (own !== undefined) writeStream(own, pieces)
    else if (stats === undefined || stats.isFile()) await replaceFile(path, chunksOf(pieces), stats)
    else writeInto(path, chunksOf(pieces))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`cannot write ${what} to ${visible(path)}: ${reasonOf(error)}`)
  }
}

/** What is written never takes the place of a file it is about. `option` is what named the file. */
export function refuseToOverwrite(option: string, path: string, report: LintReport): void {
  const target = statOf(path)
  if (target === undefined || !target.isFile()) return
  const read = new Set([
    ...report.agents.flatMap(({ files }) => files),
    ...report.findings.map(({ location }) => location.source.path),
  ])
  for (const file of read) {
    const stats = statOf(file)
    if (stats === undefined || stats.dev !== target.dev || stats.ino !== target.ino) continue
    throw new UsageError(`${visible(option + path)} would replace a file that was linted`)
  }
}

/** Whatever the trouble is, it is told when the file is written. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function ownDescriptor(stats: Stats | undefined): Descriptor | undefined {
  if (stats === undefined) return undefined
  return ([1, 2] as const).find((descriptor) => {
    const own = fstatSync(descriptor)
    return own.dev === stats.dev && own.ino === stats.ino
  })
}
