import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { nameOfBytes, systemPath } from '../node-names.ts'
import { writeAll } from './streams.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Puts a text in the place of a regular file, at once: whoever reads it finds the old text or the new one, and a
 * signal leaves nothing behind. Mode and owner are kept, and a link stays one: what it leads to is replaced. A file that
 * others share by hard links is written into, and so is one in a directory where none may be made, and one whose owner
 * only root could keep.
 */
export async function replaceFile(
  path: string,
  chunks: Iterable<string>,
  before: Stats | undefined,
): Promise<void> {
  if (before !== undefined && before.nlink > 1) return overwrite(path, chunks)
  const target = before === undefined ? endOfLinks(path) : realPath(path)
  const name = `.${basename(target).slice(0, 100)}.${randomBytes(4).toString('hex')}.tmp`
  const temporary = join(dirname(target), name)
  const end = (signal: NodeJS.Signals): void => {
    rmSync(systemPath(temporary), { force: true })
    stopListening()
    process.kill(process.pid, signal)
  }
  const stopListening = (): void => signals.forEach((signal) => process.off(signal, end))
  for (const signal of signals) process.on(signal, end)
  try {
    const descriptor = openForReplacement(temporary, before)
    if (descriptor === undefined)
      return before === undefined ? writeInto(path, chunks) : overwrite(path, chunks)
    await fill(descriptor, chunks)
    renameSync(systemPath(temporary), systemPath(target))
  } catch (error) {
    rmSync(systemPath(temporary), { force: true })
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
    if (!lstatSync(systemPath(at), { throwIfNoEntry: false })?.isSymbolicLink()) return at
    at = resolve(dirname(at), nameOfBytes(readlinkSync(systemPath(at), 'buffer')))
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

function realPath(path: string): string {
  return nameOfBytes(realpathSync.native(systemPath(path), 'buffer'))
}

/** Writes over what is in a regular file; where that cannot be done to its end, what was there is put back. */
function overwrite(path: string, chunks: Iterable<string>): void {
  const before = readFileSync(systemPath(path))
  const descriptor = openSync(systemPath(path), 'r+')
  try {
    writeFrom(
      descriptor,
      Array.from(chunks, (chunk) => Buffer.from(chunk)),
    )
  } catch (error) {
    writeFrom(descriptor, [before])
    throw error
  } finally {
    closeSync(descriptor)
  }
}

/** From the beginning on, and nothing behind it. */
function writeFrom(descriptor: number, parts: readonly Uint8Array[]): void {
  const bytes = Buffer.concat(parts)
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at)
  ftruncateSync(descriptor, bytes.length)
}

/** Writes to whatever is there: a FIFO, a device. */
export function writeInto(path: string, chunks: Iterable<string>): void {
  const descriptor = openSync(systemPath(path), 'w')
  try {
    for (const chunk of chunks) if (!writeAll(descriptor, Buffer.from(chunk))) return
  } finally {
    closeSync(descriptor)
  }
}

async function fill(descriptor: number, chunks: Iterable<string>): Promise<void> {
  try {
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

/** Undefined where no file may be made in the directory, or none of the same owner, though the one there may be writable. */
function openForReplacement(temporary: string, before: Stats | undefined): number | undefined {
  let descriptor: number | undefined
  try {
    descriptor = openSync(systemPath(temporary), 'wx', 0o666)
    if (before !== undefined) keepAccess(descriptor, before)
    return descriptor
  } catch (error) {
    if (descriptor !== undefined) {
      closeSync(descriptor)
      rmSync(systemPath(temporary), { force: true })
    }
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return undefined
    throw error
  }
}
