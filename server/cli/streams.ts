import { fstatSync, writeSync } from 'node:fs'
import { chunksOf } from './chunks.ts'
import { UsageError } from './option.ts'
import { reasonOf } from './system-error.ts'

/** A stream's file descriptor: 1 or 2. */
export type Descriptor = 1 | 2

/**
 * Writes all of a text before it returns, so that nothing is lost however the process ends. A reader that went
 * away (`nomadlint | head`) is no error of ours: false, and the rest is dropped.
 */
export function write(descriptor: Descriptor, text: string | Uint8Array): boolean {
  if (text.length === 0) return true
  if (process.platform === 'win32' && isTerminal(descriptor)) {
    // Only the stream knows how to hand Unicode to a Windows console; it writes there at once, too.
    ;(descriptor === 1 ? process.stdout : process.stderr).write(text)
    return true
  }
  try {
    return writeAll(descriptor, Buffer.from(text))
  } catch (error) {
    // Without standard error there is nobody to tell.
    if (descriptor === 2) return false
    throw new UsageError(`cannot write to standard output: ${reasonOf(error)}`)
  }
}

/** A text in pieces, until the reader goes away. */
export function writeStream(descriptor: Descriptor, pieces: Iterable<string>): void {
  for (const chunk of chunksOf(pieces)) if (!write(descriptor, chunk)) return
}

/** Also for other descriptors than our own. Other trouble than a reader that went away is thrown. */
export function writeAll(descriptor: number, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') return false
      // The other end of a pipe may have made it non-blocking: wait for the reader.
      if (code !== 'EAGAIN') throw error
      sleep(2)
    }
  }
  return true
}

/** Blocks this thread. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Asking a stream costs more than the file's type does, and only a character device can be a terminal. */
export function isTerminal(descriptor: Descriptor): boolean {
  try {
    if (process.platform !== 'win32' && !fstatSync(descriptor).isCharacterDevice()) return false
  } catch {
    return false
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY
}

/** Columns of the terminal, or what suits a file or a pipe. */
export function columns(descriptor: Descriptor, otherwise: number): number {
  const stream = isTerminal(descriptor) ? (descriptor === 1 ? process.stdout : process.stderr) : undefined
  return stream === undefined ? otherwise : Math.max(40, stream.columns || otherwise)
}
