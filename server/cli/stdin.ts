import { readSync } from 'node:fs'
import { UsageError } from './option.ts'
import { sleep } from './streams.ts'
import { reasonOf } from './system-error.ts'

/** What reports call standard input where nothing else is said. */
export const stdinName = '<stdin>'

/** All of standard input, or undefined where it is longer than `limit` bytes. */
export function readStdin(limit: number): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const part = readPart(Buffer.allocUnsafe(65536))
    if (part.length === 0) return Buffer.concat(parts, length)
    length += part.length
    if (length > limit) return undefined
    parts.push(part)
  }
}

/** Standard input in parts, each of which is gone when the next one is asked for. */
export function* stdinChunks(): Iterable<Uint8Array> {
  const bytes = Buffer.allocUnsafe(262_144)
  for (;;) {
    const part = readPart(bytes)
    if (part.length === 0) return
    yield part
  }
}

function readPart(bytes: Buffer): Uint8Array {
  for (;;) {
    try {
      return bytes.subarray(0, readSync(0, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // A closed pipe on Windows ends with an error; one that the other side made non-blocking has nothing yet.
      if (code === 'EOF') return bytes.subarray(0, 0)
      if (code !== 'EAGAIN') throw new UsageError(`cannot read standard input: ${reasonOf(error)}`)
      sleep(2)
    }
  }
}
