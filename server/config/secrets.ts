import type { Parsed, Token } from '../hcl/tree.ts'
import { secretNames } from '../keys/lookup.ts'
import { lineIndexAt, type Source, textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { parseFile } from './templates/template-file.ts'

/** Credentials inside a longer text, as cloud auto-join strings carry them. */
const embedded = /\b(?:secret|password|passwd|token|access_key|api_key)\w*\s*=/i

/** A setting that was commented out is still a secret. */
const commented = new RegExp(`\\b(?:${[...secretNames].join('|')})\\b["']?\\s*[=:]`, 'i')

/** Most files hold none: these words tell at the cost of one search. */
const mayHoldSecrets = new RegExp(`${[...secretNames].join('|')}|secret|password|passwd|api_key`, 'i')

/**
 * The spans of a file that hold secrets. Found by the names of keys among the tokens, not in the tree, so that
 * a key that is misplaced, misspelt by a quote or in a file that does not parse is found as well.
 */
export function secretSpans(source: Source, parsed: Parsed): readonly Span[] {
  const tokens = parsed.tokens.filter((token) => token.type !== 'whitespace')
  const spans: Span[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'comment' && commented.test(textOf(source, token.span))) spans.push(token.span)
    if ((token.type === 'string' || token.type === 'heredoc') && embedded.test(textOf(source, token.span)))
      spans.push(token.span)
    if (isSecretName(source, token)) spans.push(...valueSpans(source, tokens, index))
  }
  return spans
}

function isSecretName(source: Source, token: Token): boolean {
  if (token.type !== 'ident' && token.type !== 'string') return false
  const length = token.span.end - token.span.start
  if (length > 40) return false
  return secretNames.has(textOf(source, token.span).replaceAll('"', '').toLowerCase())
}

function valueSpans(source: Source, tokens: readonly Token[], nameIndex: number): readonly Span[] {
  const sign = tokens[nameIndex + 1]
  if (sign === undefined || !(sign.type === '=' || textOf(source, sign.span) === ':')) return []
  const value = tokens[nameIndex + 2]
  if (value === undefined || value.type === 'eof') return []
  const comment = tokens[nameIndex + 3]
  const spans = [lineOrToken(source, sign, value)]
  const sameLine =
    comment?.type === 'comment' &&
    lineIndexAt(source, comment.span.start) === lineIndexAt(source, value.span.end)
  return sameLine ? [...spans, comment.span] : spans
}

/** A bare value is many tokens, and one that is not closed runs on: then the rest of the line is masked. */
function lineOrToken(source: Source, sign: Token, value: Token): Span {
  if (value.type === 'string' || value.type === 'heredoc') return value.span
  const lineEnd = source.text.indexOf('\n', sign.span.end)
  const end = Math.max(value.span.end, lineEnd < 0 ? source.text.length : lineEnd)
  return { start: value.span.start, end }
}

const remembered = new WeakMap<Source, readonly Span[]>()

/** The same for a source that is at hand without its tokens: reporters ask once a finding is to be shown. */
export function secretsOf(source: Source): readonly Span[] {
  let spans = remembered.get(source)
  if (spans === undefined) {
    spans = mayHoldSecrets.test(source.text) ? secretSpans(source, parseFile(source).parsed) : []
    remembered.set(source, spans)
  }
  return spans
}
