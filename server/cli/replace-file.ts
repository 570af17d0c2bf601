import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { writeAll } from './streams.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Puts a text in the place of a regular file, at once: whoever reads it finds the old text or the new one, and a
 * signal leaves nothing behind. Mode and owner are kept, and a link stays one: what it leads to is replaced. A file that
 * others share by hard links is written into, and so is one in a directory where none may be made.
 */
export async function replaceFile(
  path: string,
  chunks: Iterable<string>,
  before: Stats | undefined,
): Promise<void> {
  if (before !== undefined && before.nlink > 1) return writeInto(path, chunks)
  const target = before === undefined ? endOfLinks(path) : realpathSync(path)
  const name = `.${basename(target).slice(0, 100)}.${randomBytes(4).toString('hex')}.tmp`
  const temporary = join(dirname(target), name)
  const end = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { force: true })
    stopListening()
    process.kill(process.pid, signal)
  }
  const stopListening = (): void => signals.forEach((signal) => process.off(signal, end))
  for (const signal of signals) process.on(signal, end)
  try {
    const descriptor = openForReplacement(temporary)
    if (descriptor === undefined) return writeInto(path, chunks)
    await fill(descriptor, chunks, before)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    stopListening()
  }
}

/** Where a chain of links leads that ends in a name that is not there: that file is made, and the links stay. */
function endOfLinks(path: string): string {
  let at = path
  // As many as Linux follows.
  for (let links = 0; links < 40; links++) {
    if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at
    at = resolve(dirname(at), readlinkSync(at))
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

/** Writes to whatever is there: a FIFO, a device. */
export function writeInto(path: string, chunks: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    for (const chunk of chunks) if (!writeAll(descriptor, Buffer.from(chunk))) return
  } finally {
    closeSync(descriptor)
  }
}

async function fill(descriptor: number, chunks: Iterable<string>, before: Stats | undefined): Promise<void> {
  try {
    if (before !== undefined) keepAccess(descriptor, before)
    for (const chunk of chunks) {
      writeAll(descriptor, Buffer.from(chunk))
      // A signal is heard between two chunks.
      await turn()
    }
  } finally {
    closeSync(descriptor)
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
