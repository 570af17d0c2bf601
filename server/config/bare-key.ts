import type { Token } from '../hcl/tree.ts'
import { textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { ConfigFile } from './file.ts'

export interface BareKey extends Span {
  /** It stands in quotes, but not in double ones. */
  readonly otherQuotes: boolean
}

/** What people write in place of double quotes: single ones, backticks, typographic ones, escaped ones. */
const otherQuote = /^(?:\\["']|['`´‘’‚‛“”„‟′″«»])/

/** A key, perhaps with one quote of two; what begins like a comment is one where no long word follows. */
const bareKey = /^(?!=|\/\*|\/\/(?![A-Za-z0-9+/_-]{14}))[A-Za-z0-9+/_=-]+["',;}]*$/

/**
 * Where `encrypt = ` is followed by a key in no quotes, or in none that Nomad knows. It may start with a `/` and look
 * like half a comment to Nomad. Expressions of HCL 2 are none of them. The spans end where the word ends.
 */
export function bareGossipKeys({ source, parsed }: ConfigFile): readonly BareKey[] {
  if (parsed.ok || !/encrypt/i.test(source.text)) return []
  const tokens = parsed.tokens
  const next = (index: number): number => {
    let at = index + 1
    while (tokens[at]?.type === 'whitespace') at++
    return at
  }
  return tokens.flatMap((token, index) => {
    if (token.type !== 'ident' || textOf(source, token.span).toLowerCase() !== 'encrypt') return []
    const sign = next(index)
    if (tokens[sign]?.type !== '=') return []
    const value = tokens[next(sign)] as Token
    const { start, end } = value.span
    if (value.type === 'string' || source.text.slice(token.span.end, start).includes('\n')) return []
    const word = /^[^\s#]+/.exec(source.text.slice(start, start + wordLimit))?.[0] ?? ''
    const otherQuotes = otherQuote.test(word)
    if (!otherQuotes && (!bareKey.test(word) || isValue(word, end - start))) return []
    return [{ start, end: start + word.length, otherQuotes }]
  })
}

/** No key is longer, and a search to the end of the file for each would take too long. */
const wordLimit = 1000

/** A word that HCL reads by itself: a number, a truth value, and in HCL 2 nothing. */
function isValue(word: string, length: number): boolean {
  return /^(?:null|true|false)$/i.test(word) || (/^[-+\d.]/.test(word) && word.length === length)
}
