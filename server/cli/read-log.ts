import { isatty } from 'node:tty'
import type { LogExplainer } from '../explain/explain.ts'
import type { Explanation } from '../explain/explanation.ts'
import { UsageError } from './option.ts'
import { stdinChunks } from './stdin.ts'
import { write } from './streams.ts'

/** Explains standard input as it comes, however much it is. */
export function readLog(explainer: LogExplainer): Explanation {
  if (isatty(0)) write(2, 'Reading a log from standard input; Ctrl-D ends it.\n')
  let decoder: TextDecoder | undefined
  let isFirst = true
  for (const bytes of stdinChunks()) {
    if (isFirst) {
      refuseCompressed(bytes)
      decoder = utf16Decoder(bytes)
      isFirst = false
    }
    explainer.push(decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true })))
  }
  return explainer.end()
}

function refuseCompressed(bytes: Uint8Array): void {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw new UsageError('standard input is compressed by gzip: zcat FILE | nomadlint explain -')
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)
    throw new UsageError('standard input is compressed by zstd: zstdcat FILE | nomadlint explain -')
}

/** PowerShell writes UTF-16 into files. */
function utf16Decoder(bytes: Uint8Array): TextDecoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be') : undefined
}
