import type { Fault } from '../reader.ts'
import type { Scanner } from '../scanner.ts'
import type { ProblemList } from './problem-list.ts'

/** A drive letter or a share, with single backslashes. */
const windowsPath = /^"(?:[A-Za-z]:\\(?!\\)|\\\\[\w.-]+\\(?!\\))/

/** Reports what is wrong with a string and moves the scanner to where it should have ended. */
export function repairString(
  scanner: Scanner,
  faults: readonly Fault[],
  lineEnd: number,
  problems: ProblemList,
): void {
  const { text, start } = scanner
  const line = text.slice(start, lineEnd)
  const unclosed = faults.at(-1)?.message === 'literal not terminated'
  if (windowsPath.test(line)) {
    if (unclosed) scanner.pos = start + endOfPath(line)
    return reportWindowsPath(scanner, problems)
  }
  const escape = faults.find(({ message }) => message === 'illegal char escape')
  if (escape !== undefined) reportEscape(text, escape, problems)
  if (!unclosed) return
  const acrossLines = scanner.pos > lineEnd + 1
  // Every later string with an open interpolation would be read to the end of the file anew.
  if (acrossLines) scanner.oneLineStrings = true
  scanner.pos = start + endOfContent(line)
  const span = { start, end: scanner.pos }
  if (acrossLines || /\$\{[^}]*$/.test(line)) {
    const help = 'Close it on this line, or delete the ${: Nomad puts nothing in its place.'
    return problems.add(span, 'This string opens ${ and never closes it, so it does not end itself.', help)
  }
  const help = 'Put a double quote at its end. Text of several lines needs a heredoc: <<EOF.'
  problems.add(span, 'This string is not closed on its line.', help)
}

function reportEscape(text: string, fault: Fault, problems: ProblemList): void {
  const start = text.lastIndexOf('\\', fault.offset - 1)
  const end = Math.min(fault.offset + 1, text.length)
  const help =
    'Write two backslashes for one. Escapes are \\n \\r \\t \\a \\b \\f \\v \\" \\\\ \\x41 \\101 \\u0041 \\U00000041.'
  problems.add({ start, end }, 'Nomad does not know this escape.', help)
}

function reportWindowsPath({ text, start, pos }: Scanner, problems: ProblemList): void {
  const backslash = text.indexOf('\\', start)
  const help = 'Write it like "C:\\\\nomad\\\\data" or "C:/nomad/data".'
  const span = { start: backslash, end: Math.min(backslash + 2, pos) }
  problems.add(span, 'A path with single backslashes: in a string each of them starts an escape.', help)
}

/** `"C:\data\"` ends at its last quote, though the backslash escapes it. */
function endOfPath(line: string): number {
  const quote = line.indexOf('"', 1)
  return quote < 0 ? endOfContent(line) : quote + 1
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
