import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { JsonScanner } from '../json-scanner.ts'
import * as codes from '../token-codes.ts'
import { reportInvisible } from './invisible.ts'
import type { ProblemList } from './problem-list.ts'
import { InnerQuoteRepair } from './repair-inner-quotes.ts'
import { endOfContent, repairString } from './repair-string.ts'
import { deletion, replacement, requoted } from './repairs.ts'

/** Hands out the tokens of a broken JSON file one by one, reporting and repairing what is no JSON in them. */
export class JsonTokens {
  type = codes.EOF
  readonly scanner: JsonScanner
  readonly problems: ProblemList
  /** Whether the token's end, and so its value, is a guess. */
  guessed = false
  private readonly source: Source
  private readonly innerQuotes = new InnerQuoteRepair()
  private line = 0
  /** Whether the end of a block comment may follow: looked for in vain only once. */
  private mayClose = true

  constructor(source: Source, problems: ProblemList) {
    this.source = source
    this.scanner = new JsonScanner(source)
    this.problems = problems
  }

  get span(): Span {
    return { start: this.scanner.start, end: this.scanner.pos }
  }

  advance(): void {
    const { scanner } = this
    for (;;) {
      const known = scanner.faults.length
      const code = scanner.scan()
      this.guessed = false
      const isBroken = scanner.faults.length > known
      if (code === codes.STRING && !isBroken && this.type === codes.COLON) {
        this.guessed = this.innerQuotes.repair(scanner, this.lineEnd(), true, this.problems)
      }
      this.type = isBroken ? this.repair(code, known) : code
      if (this.type !== codes.COMMENT) return
    }
  }

  private lineEnd(): number {
    const { lineStarts, text } = this.source
    while ((lineStarts[this.line + 1] ?? Number.POSITIVE_INFINITY) <= this.scanner.start) this.line++
    return (lineStarts[this.line + 1] ?? text.length + 1) - 1
  }

  private repair(code: number, known: number): number {
    const { scanner, problems, span } = this
    const faults = scanner.faults.slice(known)
    if (code === codes.STRING) {
      repairString(scanner, faults, this.lineEnd(), problems)
      this.guessed = scanner.pos !== span.end
    } else if (code === codes.NUMBER) {
      problems.add(span, 'A number in JSON cannot start with 0.', 'delete the zero, or put it in quotes')
    } else return this.repairCharacter(span)
    return code
  }

  private repairCharacter(span: Span): number {
    const { scanner, problems } = this
    const { text } = scanner
    const character = text[span.start] as string
    if (character === '=') {
      const repair = replacement('write a colon', span, ':')
      problems.add(span, 'JSON wants a colon here, not =.', 'write "key": value', repair)
      return codes.COLON
    }
    if (character === ';') {
      const repair = replacement('write a comma', span, ',')
      problems.add(span, 'JSON wants a comma here, not a semicolon.', 'write a comma', repair)
      return codes.COMMA
    }
    if (character === '#' || character === '/') return this.passComment(span.start)
    if (character === "'") return this.repairQuotes(span.start)
    if (/^[\p{L}_]/u.test(text.slice(span.start, span.end))) return codes.ILLEGAL
    if (!reportInvisible(text.slice(span.start, span.end), span, problems)) {
      problems.add(span, 'JSON has no such character outside of strings.')
    }
    return codes.COMMENT
  }

  private passComment(start: number): number {
    const { scanner, problems } = this
    const { text } = scanner
    const block = text.startsWith('/*', start) && this.mayClose ? text.indexOf('*/', start) : -1
    if (block < 0 && text.startsWith('/*', start)) this.mayClose = false
    scanner.pos = block < 0 ? this.lineEnd() : block + 2
    const span = { start, end: scanner.pos }
    problems.add(span, 'JSON has no comments, and Nomad refuses them.', 'delete it', deletion(span))
    return codes.COMMENT
  }

  private repairQuotes(start: number): number {
    const { scanner, problems } = this
    const line = scanner.text.slice(start, this.lineEnd())
    const close = line.indexOf("'", 1)
    scanner.pos = start + (close > 0 ? close + 1 : endOfContent(line))
    this.guessed = close < 0
    const repair = close > 0 ? requoted(scanner.text, this.span) : undefined
    problems.add(this.span, 'JSON only knows double quotes around text.', 'put it in double quotes', repair)
    return codes.STRING
  }
}
