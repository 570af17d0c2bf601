import type { Token } from '../hcl/tree.ts'
import type { Source } from '../text/source.ts'

/** The tokens that begin on one line, as a formatter sees them: cells that are aligned with those of the lines around. */
export interface Line {
  readonly tokens: readonly Token[]
  /** Index of the sign of a setting that is whole on this line. */
  readonly assign: number | undefined
  /** Index of a comment behind something else, up to the end of the line. */
  readonly comment: number | undefined
  /** How many brackets more it opens than it closes. */
  readonly opens: number
  /** A blank line stands before it. */
  readonly apart: boolean
}

/** As `linesForFormat` in hclwrite/format.go of HCL 2 cuts them. */
export function linesOf({ text }: Source, tokens: readonly Token[]): readonly Line[] {
  const lines: Line[] = []
  let line: Token[] = []
  let apart = false
  const end = (): void => {
    if (line.length > 0) lines.push(toLine(text, line, apart))
    if (line.length > 0) apart = false
    line = []
  }
  for (const token of tokens) {
    const written = text.slice(token.span.start, token.span.end)
    if (token.type === 'whitespace') {
      const breaks = written.split('\n').length - 1
      if (breaks === 0) continue
      const ended = line.length === 0 && lines.length > 0
      end()
      if (breaks > (ended ? 0 : 1)) apart = true
    } else if (token.type !== 'eof') {
      line.push(token)
      // A heredoc takes the line break behind its marker with it.
      if (written.endsWith('\n')) end()
    }
  }
  end()
  return lines
}

function toLine(text: string, tokens: readonly Token[], apart: boolean): Line {
  const last = tokens.at(-1) as Token
  const trailing = tokens.length > 1 && last.type === 'comment' && !text.startsWith('/*', last.span.start)
  const sign = tokens.findIndex(({ type }, index) => type === '=' && index > 0)
  // Of what goes on over several lines, only the first has a sign: it stands alone.
  const whole = sign > 0 && opening(tokens.slice(sign)) === 0
  return {
    tokens,
    assign: whole ? sign : undefined,
    comment: trailing ? tokens.length - 1 : undefined,
    opens: opening(tokens),
    apart,
  }
}

/** How many brackets tokens open beyond those they close. */
function opening(tokens: readonly Token[]): number {
  const count = (...types: readonly Token['type'][]): number =>
    tokens.filter(({ type }) => types.includes(type)).length
  return count('{', '[') - count('}', ']')
}
