import type { Span } from '../../text/span.ts'
import type { Fault } from '../reader.ts'
import type { ProblemList } from './problem-list.ts'
import { doubledBackslashes, insertion } from './repairs.ts'

/** A drive letter or a share, with single backslashes. */
const windowsPath = /^"(?:[A-Za-z]:\\(?!\\)|\\\\[\w.-]+\\(?!\\))/

/** The part of either scanner that repairs need: the token just scanned goes from `start` to `pos`. */
export interface Scanned {
  readonly text: string
  readonly start: number
  pos: number
}

/**
 * Reports what is wrong with a string and moves the scanner to where it should have ended. Gives whether an open
 * interpolation made it go on beyond its line.
 */
export function repairString(
  scanner: Scanned,
  faults: readonly Fault[],
  lineEnd: number,
  problems: ProblemList,
): boolean {
  const { text, start } = scanner
  const line = text.slice(start, lineEnd)
  const unclosed = faults.at(-1)?.message === 'literal not terminated'
  if (windowsPath.test(line)) {
    // Only once a line: each such string was read to the end of the line already.
    const first = !problems.hasLineOf(start)
    if (unclosed) scanner.pos = start + (first ? endOfPath(line) : endOfContent(line))
    reportWindowsPath(scanner, problems)
    return false
  }
  const escape = faults.find(({ message }) => message === 'illegal char escape')
  if (escape !== undefined) reportEscape(text, escape, problems)
  if (!unclosed) return false
  const acrossLines = scanner.pos > lineEnd + 1
  scanner.pos = start + (isLabel(text, start) ? endOfLabel(line) : endOfContent(line))
  reportUnclosed(
    { start, end: scanner.pos },
    acrossLines || line.lastIndexOf('${') > line.lastIndexOf('}'),
    problems,
  )
  return acrossLines
}

function reportUnclosed(span: Span, interpolation: boolean, problems: ProblemList): void {
  if (interpolation) {
    const help = 'close it on this line, or delete the ${: Nomad puts nothing in its place'
    return problems.add(span, 'This string opens ${ and never closes it, so it does not end itself.', help)
  }
  const help = 'put a double quote at its end; it cannot go on on the next line'
  problems.add(span, 'This string is not closed on its line.', help)
}

function reportEscape(text: string, fault: Fault, problems: ProblemList): void {
  const start = text.lastIndexOf('\\', fault.offset - 1)
  const end = Math.min(fault.offset + 1, text.length)
  const help =
    'write two backslashes for one. Escapes are \\n \\r \\t \\a \\b \\f \\v \\" \\\\ \\x41 \\101 \\u0041 \\U00000041'
  const repair = insertion('write two backslashes for one', start, '\\')
  problems.add({ start, end }, 'Nomad does not know this escape.', help, repair)
}

function reportWindowsPath({ text, start, pos }: Scanned, problems: ProblemList): void {
  const backslash = text.indexOf('\\', start)
  const help = 'write it like "C:\\\\nomad\\\\data" or "C:/nomad/data"'
  const span = { start: backslash, end: Math.min(backslash + 2, pos) }
  const message = 'A path with single backslashes: in a string each of them starts an escape.'
  problems.add(span, message, help, doubledBackslashes(text, { start, end: pos }))
}

/** `"C:\data\"` ends at its last quote, though the backslash escapes it. */
function endOfPath(line: string): number {
  const quote = line.indexOf('"', 1)
  return quote < 0 ? endOfContent(line) : quote + 1
}

/** Whether the string stands where a block's label or a key may, as nothing asks for a value before it. */
function isLabel(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && ' \t\r\n'.includes(text[at] as string)) at--
  return at < 0 || !'=,[:('.includes(text[at] as string)
}

/** Without the `{` of the block. */
function endOfLabel(line: string): number {
  const trimmed = line.trimEnd()
  return trimmed.endsWith('{') ? Math.max(trimmed.slice(0, -1).trimEnd().length, 1) : endOfContent(line)
}

const openers = '([{'
const closers = ')]}'

/** Without the brackets and commas at the end of the line that belong to what is around the string. */
export function endOfContent(line: string): number {
  const open = [0, 0, 0]
  for (const character of line) {
    const opener = openers.indexOf(character)
    const closer = closers.indexOf(character)
    if (opener >= 0) open[opener] = (open[opener] as number) + 1
    if (closer >= 0) open[closer] = (open[closer] as number) - 1
  }
  let end = line.length
  for (; end > 1; end--) {
    const character = line[end - 1] as string
    const closer = closers.indexOf(character)
    if (closer >= 0 && (open[closer] as number) < 0) open[closer] = (open[closer] as number) + 1
    else if (!' \t\r,'.includes(character)) break
  }
  return end
}
