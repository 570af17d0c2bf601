import { listTokens } from '../hcl/tokens.ts'
import type { Parsed, Token } from '../hcl/tree.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { graphemeStarts } from '../text/graphemes.ts'
import { lineBreak } from '../text/lines.ts'
import { createSource, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { type Line, linesOf } from './lines.ts'

/**
 * What makes a file look as `hclfmt` and `nomad fmt` would have it (hclwrite/format.go of HCL 2): two blanks a step, signs and
 * trailing comments of consecutive lines aligned; and one blank line at most. Only white space between tokens
 * changes. Undefined of what is better left alone: JSON, a file that does not parse, and one whose tokens would be others
 * (`1e` takes whatever follows it).
 */
export function formatEdits(source: Source, parsed: Parsed): readonly Edit[] | undefined {
  if (!parsed.ok || parsed.format === 'json') return undefined
  const edits = gapsOf(source, parsed)
  const formatted = createSource(source.path, applyEdits(source, edits))
  const same = sameWords(words(source, parsed.tokens), words(formatted, listTokens(formatted, 'hcl')))
  return same ? edits : undefined
}

function words({ text }: Source, tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(({ type }) => type !== 'whitespace')
    .map(({ span }) => text.slice(span.start, span.end))
}

function sameWords(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((word, index) => word === after[index])
}

function gapsOf(source: Source, parsed: Parsed): readonly Edit[] {
  const lines = linesOf(source, parsed.tokens)
  const indents = indentsOf(lines)
  const spaces = spacesIn(source, lines, indents)
  // Blank lines above the first that stays go: how they end says nothing of those below.
  const lineEnding = lineBreak(source, lines[0]?.tokens[0]?.span.start)
  const edits: Edit[] = []
  let at = 0
  const put = (start: number, gap: string): void => {
    if (source.text.slice(at, start) !== gap)
      edits.push({ location: { source, span: { start: at, end: start } }, text: gap })
  }
  for (const [index, { tokens, apart }] of lines.entries()) {
    for (const [nth, { span }] of tokens.entries()) {
      const broken = source.text[at - 1] === '\n'
      const breaks = index === 0 ? '' : (broken ? '' : lineEnding) + (apart ? lineEnding : '')
      put(span.start, (nth === 0 ? breaks : '') + ' '.repeat(spaces[index]?.[nth] ?? 0))
      at = span.end
    }
  }
  put(source.text.length, lines.length === 0 || source.text[at - 1] === '\n' ? '' : lineEnding)
  return edits
}

/**
 * A line that opens more brackets than it closes indents those below it by one step, however many it opens; the lines that
 * close them take that back (hclwrite/format.go, formatIndent).
 */
function indentsOf(lines: readonly Line[]): readonly number[] {
  const opened: number[] = []
  return lines.map(({ opens }) => {
    for (let closing = -opens; closing > 0 && opened.length > 0; ) {
      const last = opened.at(-1) as number
      if (closing < last) opened[opened.length - 1] = last - closing
      else opened.pop()
      closing -= last
    }
    const indent = 2 * opened.length
    if (opens > 0) opened.push(opens)
    return indent
  })
}

/** Blanks before each token of each line. */
function spacesIn(
  source: Source,
  lines: readonly Line[],
  indents: readonly number[],
): readonly (readonly number[])[] {
  const spaces = lines.map(({ tokens }, index) =>
    tokens.map((token, nth) =>
      nth === 0 ? (indents[index] as number) : areApart(tokens[nth - 1] as Token, token) ? 1 : 0,
    ),
  )
  align(source, lines, spaces, ({ assign }) => assign)
  align(source, lines, spaces, ({ comment }) => comment)
  return spaces
}

/** hclwrite/format.go, spaceAfterToken, for the tokens that HCL 1 has. */
function areApart({ type: before }: Token, { type }: Token): boolean {
  if (type === ',' || type === '.' || before === '.') return false
  if (before === ',') return true
  if (before === '{' || type === '}') return before !== '{' || type !== '}'
  if (before === '[' || type === ']') return false
  return type !== '[' || !['ident', 'number', 'float', 'bool', ']', '}'].includes(before)
}

/** Behind something that is longer nothing is put in one column: of many lines, each would become as long. */
const mostColumns = 1000

/** Puts a token of consecutive lines in one column, one blank behind the longest of what stands before it. */
function align(
  source: Source,
  lines: readonly Line[],
  spaces: readonly number[][],
  cellOf: (line: Line) => number | undefined,
): void {
  const widthOf = (index: number): number => {
    const { tokens } = lines[index] as Line
    const cell = cellOf(lines[index] as Line) as number
    return tokens.slice(0, cell).reduce((width, { span }, nth) => {
      return width + (spaces[index]?.[nth] ?? 0) + columnsOf(source.text.slice(span.start, span.end))
    }, 0)
  }
  for (let first = 0; first < lines.length; ) {
    let end = first
    while (
      end < lines.length &&
      cellOf(lines[end] as Line) !== undefined &&
      (end === first || !lines[end]?.apart)
    )
      end++
    const widths = Array.from({ length: end - first }, (_, nth) => widthOf(first + nth))
    const widest = widths.reduce((most, width) => Math.max(most, width), 0)
    for (const [nth, width] of widths.entries()) {
      const row = spaces[first + nth] as number[]
      row[cellOf(lines[first + nth] as Line) as number] = widest > mostColumns ? 1 : widest - width + 1
    }
    first = Math.max(end, first + 1)
  }
}

/** What a reader takes for one character counts as one column, as in HCL 2. */
function columnsOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : Array.from(graphemeStarts(text)).length - 1
}
