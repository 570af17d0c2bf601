import { decodeBase64 } from './base64.ts'

export interface PemBlock {
  /** As in `-----BEGIN TYPE-----`. */
  readonly type: string
  readonly bytes: Uint8Array
  readonly hasHeaders: boolean
  /** `Proc-Type: 4,ENCRYPTED`, OpenSSL's own encryption of a key. */
  readonly encrypted: boolean
  /** Line of the BEGIN line, from 1. */
  readonly line: number
}

/** Something that begins like a block and that Go skips. */
interface DamagedBlock {
  readonly type: string
  readonly line: number
  /** In words: `its text is not base64`. */
  readonly problem: string
}

export interface Pem {
  readonly blocks: readonly PemBlock[]
  readonly damaged: readonly DamagedBlock[]
}

const begin = '-----BEGIN '
const end = '\n-----END '
const dashes = '-----'

/** A file of damaged blocks alone is described by its first ones. */
const damagedLimit = 20

/**
 * Every block of a file, as Go's encoding/pem finds them: text around blocks is skipped, and so is a block
 * that is damaged. Each step starts where the last one ended, so time is linear.
 */
export function readPem(bytes: Uint8Array): Pem {
  const text = latin1(bytes)
  const lineAt = lineCounter(text)
  const blocks: PemBlock[] = []
  const damaged: DamagedBlock[] = []
  let position = 0
  while (position < text.length) {
    const endLine = text.indexOf(end, position)
    if (endLine < 0) break
    // The last BEGIN before the END: repeated BEGIN lines without an END of their own are skipped.
    const start = text.slice(position, endLine).lastIndexOf(begin)
    if (start < 0) {
      position = endLine + end.length
      continue
    }
    const found = readBlock(text, position, position + start, endLine)
    const line = lineAt(position + start)
    if ('problem' in found) {
      if (damaged.length < damagedLimit) damaged.push({ type: found.type, line, problem: found.problem })
    } else blocks.push({ ...found.block, line })
    position = found.next
  }
  const open = text.indexOf(begin, position)
  if (open >= 0 && damaged.length < damagedLimit) {
    damaged.push({ type: typeOf(text, open), line: lineAt(open), problem: 'it has no END line' })
  }
  return { blocks, damaged }
}

type Found =
  | { readonly block: Omit<PemBlock, 'line'>; readonly next: number }
  | { readonly type: string; readonly problem: string; readonly next: number }

/** `from` is where the search began: Go takes a BEGIN there for one at the start of a line. */
function readBlock(text: string, from: number, start: number, endLine: number): Found {
  const afterEnd = endLine + end.length
  const type = typeOf(text, start)
  const damage = (problem: string): Found => ({ type, problem, next: afterEnd })
  if (start === 3 && text.startsWith('\xef\xbb\xbf')) return damage('a byte order mark stands before it')
  if (start > from && text[start - 1] !== '\n')
    return damage('its BEGIN does not stand at the start of a line')
  const [beginLine, headerStart] = lineFrom(text, start)
  if (!beginLine.endsWith(dashes)) return damage('its BEGIN line does not end in five dashes')

  const headers = readHeaders(text, headerStart)
  // Go gives up on the whole rest where headers run past the END line.
  if (headers.end > afterEnd) return { ...damage('its headers do not end'), next: text.length }
  if (headers.count > 0 && headers.end > endLine) return damage('an empty line is missing after its headers')
  const trailer = lineFrom(text, afterEnd)
  if (trailer[0] !== type + dashes) return damage('its END line does not fit its BEGIN line')
  const decoded = decodeBase64(
    text.slice(headers.end, Math.max(headers.end, endLine)).replaceAll(/[ \t]/g, ''),
  )
  if (!decoded) return damage('its text is not base64')
  const block = { type, bytes: decoded, hasHeaders: headers.count > 0, encrypted: headers.encrypted }
  return { block, next: trailer[1] }
}

/** Lines with a colon; base64 has none. */
function readHeaders(text: string, start: number): { count: number; encrypted: boolean; end: number } {
  let position = start
  let count = 0
  let encrypted = false
  while (position < text.length) {
    const [line, next] = lineFrom(text, position)
    if (!line.includes(':')) break
    encrypted ||= /^\s*Proc-Type\s*:.*ENCRYPTED/.test(line)
    count++
    position = next
  }
  return { count, encrypted, end: position }
}

/** The line without what is white at its end, and where the next one starts. */
function lineFrom(text: string, start: number): [string, number] {
  const newline = text.indexOf('\n', start)
  const stop = newline < 0 ? text.length : newline
  const line = text.slice(start, stop)
  let length = line.length
  if (newline >= 0 && line.endsWith('\r')) length--
  while (length > 0 && (line[length - 1] === ' ' || line[length - 1] === '\t')) length--
  return [line.slice(0, length), newline < 0 ? text.length : newline + 1]
}

function typeOf(text: string, start: number): string {
  const [line] = lineFrom(text, start)
  return line.slice(begin.length, line.endsWith(dashes) ? -dashes.length : undefined)
}

/** Positions must be asked for in ascending order. */
function lineCounter(text: string): (position: number) => number {
  let line = 1
  let counted = 0
  return (position) => {
    for (let newline = text.indexOf('\n', counted); newline >= 0 && newline < position; ) {
      line++
      counted = newline + 1
      newline = text.indexOf('\n', counted)
    }
    return line
  }
}

/** One character a byte. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192))
  }
  return text
}
