import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { Scanner } from '../scanner.ts'
import * as codes from '../token-codes.ts'
import { reportInvisible } from './invisible.ts'
import type { ProblemList } from './problem-list.ts'
import { HeredocRepair } from './repair-heredoc.ts'
import { InnerQuoteRepair } from './repair-inner-quotes.ts'
import { endOfContent, repairString } from './repair-string.ts'
import { requoted } from './repairs.ts'
import { TokenList } from './token-list.ts'

/** Cuts a broken file into tokens; reports what is wrong inside of them and guesses where they should end. */
export function lexTolerantly(source: Source, problems: ProblemList): TokenList {
  return new TolerantLexer(source, problems).lex()
}

/** Quotes that are no quotes in HCL, with what closes each. */
const foreignQuotes: Readonly<Record<string, string>> = {
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
}

class TolerantLexer {
  private readonly source: Source
  private readonly scanner: Scanner
  private readonly problems: ProblemList
  private readonly tokens = new TokenList()
  private readonly heredocs = new HeredocRepair()
  private readonly innerQuotes = new InnerQuoteRepair()
  private line = 0

  constructor(source: Source, problems: ProblemList) {
    this.source = source
    this.scanner = new Scanner(source)
    this.problems = problems
  }

  lex(): TokenList {
    const { scanner } = this
    for (;;) {
      const known = scanner.faults.length
      const code = scanner.scan()
      if (code === codes.EOF) break
      const isBroken = scanner.faults.length > known
      if (code === codes.STRING && !isBroken) this.repairInnerQuotes()
      const type = isBroken ? this.repair(code, known) : code
      if (type !== codes.COMMENT) this.add(type)
    }
    this.add(codes.EOF)
    return this.tokens
  }

  private add(type: number): void {
    const { start, pos } = this.scanner
    this.advanceLine(start)
    this.tokens.add(type, start, pos, this.line, this.source.lineStarts[this.line] as number)
  }

  /** Goes on to the line of an offset; gives where that line ends. */
  private advanceLine(offset: number): number {
    const { lineStarts, text } = this.source
    while ((lineStarts[this.line + 1] ?? Number.POSITIVE_INFINITY) <= offset) this.line++
    return (lineStarts[this.line + 1] ?? text.length + 1) - 1
  }

  private repairInnerQuotes(): void {
    const { scanner, problems, tokens } = this
    const { start } = scanner
    const before = tokens.types.at(-1)
    if (before !== codes.ASSIGN && before !== codes.LBRACK && before !== codes.COMMA) return
    const isWhole = before === codes.ASSIGN
    if (this.innerQuotes.repair(scanner, this.advanceLine(start), isWhole, problems))
      tokens.guessed.add(start)
  }

  /** The type to go on with; COMMENT for what is to be passed over. */
  private repair(code: number, known: number): number {
    const { scanner, problems } = this
    const faults = scanner.faults.slice(known)
    const span = { start: scanner.start, end: scanner.pos }
    const message = faults.at(-1)?.message ?? ''
    const lineEnd = this.advanceLine(span.start)
    if (code === codes.STRING) {
      if (message === 'literal not terminated') this.reportUnopened()
      // Every later string with an open interpolation would be read to the end of the file anew.
      if (repairString(scanner, faults, lineEnd, problems)) scanner.oneLineStrings = true
    } else if (code === codes.NUMBER) reportNumber(message, span, problems)
    else if (code === codes.HEREDOC) {
      const swallows = this.heredocs.repair(scanner, message, lineEnd, problems)
      this.tokens.swallowsRest ||= swallows
      if (scanner.pos === span.start + 1) return codes.ILLEGAL
    } else if (code === codes.COMMENT && message === 'comment not terminated') {
      problems.add(
        { start: span.start, end: span.start + 2 },
        'This comment is never closed.',
        'Close it with */.',
      )
      this.tokens.swallowsRest = true
    } else return this.repairCharacter(span, lineEnd)
    if (code === codes.HEREDOC || scanner.pos !== span.end) this.tokens.guessed.add(span.start)
    return code
  }

  /** `x, y", "z"`: the quote that leaves one over at the end of the line may be one that closes. */
  private reportUnopened(): void {
    const { scanner, tokens, problems, line } = this
    const { starts, types, lines } = tokens
    let quote = touchesWord(scanner.text, scanner.start) ? scanner.start : -1
    for (let at = types.length - 1; at >= 0 && lines[at] === line; at--) {
      const start = starts[at] as number
      if (types[at] === codes.STRING && touchesWord(scanner.text, start)) quote = start
    }
    if (quote < 0) return
    let start = quote
    while (touchesWord(scanner.text, start)) start--
    const message = 'A double quote is missing before this.'
    problems.add({ start, end: quote + 1 }, message, 'put text in double quotes on both sides')
  }

  private repairCharacter(span: Span, lineEnd: number): number {
    const { scanner, problems } = this
    const character = scanner.text.slice(span.start, span.end)
    if (character === ':') return codes.COLON
    const quote = foreignQuotes[character]
    if (quote !== undefined) return this.repairQuotes(span.start, quote, lineEnd)
    return reportInvisible(character, span, problems) ? codes.COMMENT : codes.ILLEGAL
  }

  private repairQuotes(start: number, quote: string, lineEnd: number): number {
    const { scanner, problems } = this
    const line = scanner.text.slice(start, lineEnd)
    const close = line.indexOf(quote, 1)
    scanner.pos = start + (close > 0 ? close + 1 : endOfContent(line))
    if (close < 0) this.tokens.guessed.add(start)
    const message = 'Nomad only knows straight double quotes around text.'
    const span = { start, end: scanner.pos }
    const repair = close > 0 ? requoted(scanner.text, span) : undefined
    problems.add(span, message, 'put it in double quotes: "..."', repair)
    return codes.STRING
  }
}

function reportNumber(message: string, span: Span, problems: ProblemList): void {
  if (message === 'illegal hexadecimal number') {
    return problems.add(span, 'A hexadecimal number needs digits after 0x.')
  }
  const help = 'delete the zero, or put the number in quotes if it is text'
  problems.add(span, 'A number that starts with 0 is octal and has no digits 8 and 9.', help)
}

/** Whether a character of a word or an address stands right before the offset. */
function touchesWord(text: string, offset: number): boolean {
  return offset > 0 && /[\w.:/-]/.test(text[offset - 1] as string)
}
