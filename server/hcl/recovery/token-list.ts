import * as codes from '../token-codes.ts'

/** The tokens of a broken file without comments and with repaired ends, for looking ahead as far as needed. */
export class TokenList {
  readonly types: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly lines: number[] = []
  /** Column of the first token on each token's line: how far the line is indented. */
  readonly indents: number[] = []
  /** Starts of tokens whose end is a guess, and so would be their value. */
  readonly guessed = new Set<number>()
  /** Whether something that never ends swallowed the rest, closing brackets and all. */
  swallowsRest = false
  /** How many more `{` than `}` there are. */
  unclosedBraces = 0

  add(type: number, start: number, end: number, line: number, lineStart: number): void {
    const { types, lines, indents } = this
    const last = types.length - 1
    indents.push(last >= 0 && lines[last] === line ? (indents[last] as number) : start - lineStart)
    types.push(type)
    this.starts.push(start)
    this.ends.push(end)
    lines.push(line)
    if (type === codes.LBRACE) this.unclosedBraces++
    else if (type === codes.RBRACE) this.unclosedBraces--
  }
}
