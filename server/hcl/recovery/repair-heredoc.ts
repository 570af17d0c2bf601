import type { Scanner } from '../scanner.ts'
import type { ProblemList } from './problem-list.ts'

/** After this many heredocs without an end the rest of a file is taken for the last one's text. */
const patience = 8

/** Reports what is wrong with heredocs and finds out where they should have ended. */
export class HeredocRepair {
  private unclosed = 0

  /** Moves the scanner; gives whether the heredoc swallows the rest of the file. */
  repair(scanner: Scanner, message: string, lineEnd: number, problems: ProblemList): boolean {
    const { text, start } = scanner
    if (text[start + 1] !== '<') {
      scanner.pos = start + 1
      return false
    }
    const line = text.slice(start, lineEnd)
    const opening = { start, end: start + line.trimEnd().length }
    const anchor = /^<<(-?)[ \t]*["']?([\p{L}_][\p{L}\p{Nd}_-]*)/u.exec(line)
    if (anchor === null) {
      scanner.pos = opening.end
      problems.add(opening, 'A heredoc needs a name after <<.', 'write <<EOF')
      return false
    }
    const [, dash = '', name = ''] = anchor
    if (message !== 'heredoc not terminated') {
      const help = 'write it like <<EOF with nothing after it, no quotes and no comment'
      problems.add(
        opening,
        'Only a name of letters, digits and _ may follow <<, up to the end of the line.',
        help,
      )
    }
    const close = this.unclosed < patience ? findClose(text, lineEnd, name) : undefined
    this.unclosed++
    if (close === undefined) {
      problems.add(opening, 'This heredoc is never closed: no line holds just the name after <<.')
      scanner.pos = text.length
      return true
    }
    scanner.pos = close.end
    if (message === 'heredoc not terminated') reportClose(close, dash === '-', problems)
    return false
  }
}

interface Close {
  readonly start: number
  readonly end: number
  readonly indented: boolean
  /** Whether more stands on the line. */
  readonly followed: boolean
}

/** The first line that starts with the name, whatever follows. */
function findClose(text: string, from: number, name: string): Close | undefined {
  for (let lineStart = from + 1; lineStart < text.length; ) {
    const lineEnd = endOfLine(text, lineStart)
    let start = lineStart
    while (text[start] === ' ' || text[start] === '\t') start++
    const end = start + name.length
    if (text.startsWith(name, start) && !/^[\p{L}\p{Nd}_.-]/u.test(text.slice(end, end + 2))) {
      const followed = text.slice(end, lineEnd).replace(/\r$/, '') !== ''
      return { start, end, indented: start > lineStart, followed }
    }
    lineStart = lineEnd + 1
  }
  return undefined
}

function reportClose(close: Close, dashed: boolean, problems: ProblemList): void {
  const span = { start: close.start, end: close.end }
  if (close.followed) {
    const message = 'Nothing may follow the name on the line that closes a heredoc, not even a blank.'
    problems.add(span, message, 'put what follows on the next line')
  } else if (dashed && !close.indented) {
    const message = 'A heredoc opened with <<- is only closed by an indented line.'
    problems.add(span, message, 'indent this line by at least one blank, or open the heredoc with <<')
  } else problems.add(span, 'The line that closes a heredoc needs a line ending.', 'add one')
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  return newline < 0 ? text.length : newline
}
