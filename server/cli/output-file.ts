import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { LintReport } from '../engine/report.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'
import { type Descriptor, write, writeAll } from './streams.ts'
import { reasonOf } from './system-error.ts'

/**
 * Writes a report to a file. A regular one is replaced at once, so that nobody reads half a report; a FIFO or
 * a device is written to, and a name of our own output (`/dev/stdout`, `-`) is that output.
 */
export function writeOutput(path: string, text: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    const own = path === '-' ? 1 : ownDescriptor(stats)
    if (own !== undefined) write(own, text)
    else if (stats === undefined || stats.isFile()) replaceFile(path, text, stats)
    else writeInto(path, text)
  } catch (error) {
    throw new UsageError(`cannot write the report to ${visible(path)}: ${reasonOf(error)}`)
  }
}

/** A report never takes the place of a file it is about. */
export function refuseToOverwrite(path: string | undefined, report: LintReport): void {
  const target = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
  if (path === undefined || target === undefined || !target.isFile()) return
  const read = new Set([
    ...report.agents.flatMap(({ files }) => files),
    ...report.findings.map(({ location }) => location.source.path),
  ])
  for (const file of read) {
    const stats = statSync(file, { throwIfNoEntry: false })
    if (stats === undefined || stats.dev !== target.dev || stats.ino !== target.ino) continue
    throw new UsageError(`-o ${visible(path)} would replace a file that was linted`)
  }
}

function ownDescriptor(stats: Stats | undefined): Descriptor | undefined {
  if (stats === undefined) return undefined
  return ([1, 2] as const).find((descriptor) => {
    const own = fstatSync(descriptor)
    return own.dev === stats.dev && own.ino === stats.ino
  })
}

/** Replaces a regular file at once, with its mode and owner kept; one that others share by hard links is written into. */
export function replaceFile(path: string, text: string, before: Stats | undefined): void {
  if (before !== undefined && before.nlink > 1) return writeInto(path, text)
  // A link stays one: what it leads to is replaced.
  const target = before === undefined ? path : realpathSync(path)
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.tmp`)
  const descriptor = openForReplacement(temporary)
  if (descriptor === undefined) return writeInto(path, text)
  try {
    if (before !== undefined) keepAccess(descriptor, before)
    writeAll(descriptor, Buffer.from(text))
    closeSync(descriptor)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function keepAccess(descriptor: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(descriptor)
  if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid)
  fchmodSync(descriptor, mode & 0o777)
}

/** Undefined where no file may be made in the directory, though the one that is there may be writable. */
function openForReplacement(temporary: string): number | undefined {
  try {
    return openSync(temporary, 'wx', 0o666)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return undefined
    throw error
  }
}

function writeInto(path: string, text: string): void {
  const descriptor = openSync(path, 'w')
  try {
    writeAll(descriptor, Buffer.from(text))
  } finally {
    closeSync(descriptor)
  }
}
