import type { Token } from '../hcl/tree.ts'
import { textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { ConfigFile } from './file.ts'

/**
 * Where `encrypt = ` is followed by a bare value: a key whose quotes were forgotten. It may start with a `/`
 * and look like half a comment to Nomad. The spans go to the end of the value's line.
 */
export function bareGossipKeys({ source, parsed }: ConfigFile): readonly Span[] {
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
    if (['string', 'heredoc', 'eof', '{', '[', '}'].includes(value.type)) return []
    const rest = source.text.slice(value.span.start)
    const length = /^[^\s#]+/.exec(rest)?.[0].length ?? 0
    const sameLine = !source.text.slice(token.span.end, value.span.start).includes('\n')
    return sameLine && length > 0 ? [{ start: value.span.start, end: value.span.start + length }] : []
  })
}
