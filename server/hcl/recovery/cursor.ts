import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { Literals } from '../literals.ts'
import * as codes from '../token-codes.ts'
import type { ProblemList } from './problem-list.ts'
import type { TokenList } from './token-list.ts'

/** Goes through the tokens of a broken file. The last one is EOF, and the cursor never gets past it. */
export class Cursor {
  readonly literals: Literals
  readonly problems: ProblemList
  readonly text: string
  readonly tokens: TokenList
  at = 0
  depth = 0

  constructor(source: Source, tokens: TokenList, problems: ProblemList) {
    this.text = source.text
    this.tokens = tokens
    this.problems = problems
    this.literals = new Literals(source.text, false)
  }

  get type(): number {
    return this.tokens.types[this.at] as number
  }

  get start(): number {
    return this.tokens.starts[this.at] as number
  }

  get end(): number {
    return this.tokens.ends[this.at] as number
  }

  get line(): number {
    return this.tokens.lines[this.at] as number
  }

  get indent(): number {
    return this.tokens.indents[this.at] as number
  }

  get span(): Span {
    return { start: this.start, end: this.end }
  }

  /** Where the token before ends. */
  get before(): number {
    return this.at === 0 ? 0 : (this.tokens.ends[this.at - 1] as number)
  }

  get isFirstOnLine(): boolean {
    return this.at === 0 || this.tokens.lines[this.at - 1] !== this.line
  }

  /** The type of a token further on. */
  typeAt(distance: number): number {
    return this.tokens.types[this.at + distance] ?? codes.EOF
  }

  lineAt(distance: number): number {
    return this.tokens.lines[this.at + distance] ?? -1
  }

  /** Whether the token further on directly touches the one before it. */
  touches(distance: number): boolean {
    const { starts, ends } = this.tokens
    return starts[this.at + distance] === ends[this.at + distance - 1]
  }

  advance(): void {
    if (this.type !== codes.EOF) this.at++
  }

  /** Past this token and the rest of the line, but not past a brace or the end. */
  skipLine(): void {
    const { line } = this
    do this.advance()
    while (this.line === line && !this.isBrace && this.type !== codes.EOF)
  }

  get isBrace(): boolean {
    return this.type === codes.LBRACE || this.type === codes.RBRACE
  }

  /** Past a bracket and everything up to its counterpart. */
  skipGroup(): void {
    let open = 0
    do {
      const { type } = this
      if (type === codes.LBRACE || type === codes.LBRACK) open++
      else if (type === codes.RBRACE || type === codes.RBRACK) open--
      this.advance()
    } while (open > 0 && this.type !== codes.EOF)
  }

  isKey(distance: number): boolean {
    const type = this.typeAt(distance)
    return type === codes.IDENT || type === codes.STRING
  }

  /** Whether what stands here can only be the start of an item: a key and then `=`, `:` or, perhaps after a label, `{`. */
  startsItem(): boolean {
    return this.startsHclItem() || (this.type === codes.IDENT && this.typeAt(1) === codes.COLON)
  }

  /** Without taking a colon for a wrong `=`. */
  startsHclItem(): boolean {
    if (!this.isKey(0)) return false
    const next = this.typeAt(1)
    if (next === codes.ASSIGN) return this.typeAt(2) !== codes.ASSIGN
    if (next === codes.LBRACE) return true
    return this.type === codes.IDENT && next === codes.STRING && this.typeAt(2) === codes.LBRACE
  }

  /** Whether keys follow up to a `{` or to the `=` of a single one: Nomad takes that for an item wherever it stands. */
  isItem(): boolean {
    let distance = 0
    while (this.isKey(distance)) distance++
    const next = this.typeAt(distance)
    return next === codes.LBRACE || (distance === 1 && next === codes.ASSIGN)
  }
}
