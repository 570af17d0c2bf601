import { SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver'
import type { Token } from '../../hcl/tree.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { DocumentView } from '../document.ts'
import { toPosition } from '../positions.ts'

const types = ['type', 'property', 'string', 'number', 'keyword', 'comment', 'operator'] as const

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [] }

type Kind = (typeof types)[number]

const kinds: Readonly<Partial<Record<Token['type'], Kind>>> = {
  string: 'string',
  heredoc: 'string',
  number: 'number',
  float: 'number',
  bool: 'keyword',
  null: 'keyword',
  comment: 'comment',
  '=': 'operator',
}

/** The words of a file, or of the part of it in `within`, by what they are. */
export function addSemanticTokens(
  { source, file }: DocumentView,
  builder: SemanticTokensBuilder,
  within: Span = { start: 0, end: source.text.length },
): void {
  const words = file.parsed.tokens.filter(({ type }) => type !== 'whitespace')
  for (const [index, { type, span }] of words.entries()) {
    if (span.end < within.start || span.start > within.end) continue
    const kind = type === 'ident' || type === 'string' ? nameKind(words, index) : kinds[type]
    if (kind !== undefined) for (const line of linesOf(source, span)) add(builder, source, line, kind)
  }
}

/** A name before `=` or `:` is a setting's, one before a brace a block's; a label is a string. */
function nameKind(words: readonly Token[], index: number): Kind {
  const isString = words[index]?.type === 'string'
  let next = index + 1
  while (words[next]?.type === 'string') next++
  const after = words[next]?.type
  if (after === '{' && words[next - 1]?.type !== '=')
    return isString && isName(words[index - 1]) ? 'string' : 'type'
  if (next === index + 1 && (after === '=' || after === ':')) return 'property'
  return isString ? 'string' : 'property'
}

function isName(token: Token | undefined): boolean {
  return token?.type === 'ident' || token?.type === 'string'
}

/** The protocol knows no token that goes over lines. */
function linesOf({ text }: Source, { start, end }: Span): readonly Span[] {
  const lines: Span[] = []
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at)
    const stop = next < 0 || next >= end ? end : next
    const visible = text[stop - 1] === '\r' ? stop - 1 : stop
    if (visible > at) lines.push({ start: at, end: visible })
    at = stop + 1
  }
  return lines
}

function add(builder: SemanticTokensBuilder, source: Source, { start, end }: Span, kind: Kind): void {
  const { line, character } = toPosition(source, start)
  builder.push(line, character, end - start, types.indexOf(kind), 0)
}
