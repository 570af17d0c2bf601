import { createSource, type Source } from './source.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Bytes to text. Nomad refuses invalid UTF-8 at the byte where it stands, so those places are kept: every
 * invalid byte becomes one U+FFFD, as Go's decoder steps over them. A byte order mark stays in the text.
 */
export function decodeSource(path: string, bytes: Uint8Array): Source {
  try {
    return createSource(path, strict.decode(bytes))
  } catch {
    const invalid = new Set<number>()
    return createSource(path, decodeBrokenUtf8(bytes, invalid), invalid)
  }
}

function decodeBrokenUtf8(bytes: Uint8Array, invalid: Set<number>): string {
  const parts: string[] = []
  let length = 0
  let good = 0
  const push = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  for (let at = 0; at < bytes.length; ) {
    const width = sequenceLength(bytes, at)
    if (width > 0) {
      at += width
      continue
    }
    if (good < at) push(strict.decode(bytes.subarray(good, at)))
    invalid.add(length)
    push('\ufffd')
    good = ++at
  }
  if (good < bytes.length) push(strict.decode(bytes.subarray(good)))
  return parts.join('')
}

/** Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80
    const high = first === 0xed ? 0x9f : 0xbf
    return second >= low && second <= high && isContinuation(bytes[at + 2]) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80
    const high = first === 0xf4 ? 0x8f : 0xbf
    const rest = isContinuation(bytes[at + 2]) && isContinuation(bytes[at + 3])
    return second >= low && second <= high && rest ? 4 : 0
  }
  return 0
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
