import type { Source } from '../text/source.ts'
import { JsonScanner } from './json-scanner.ts'
import { Scanner } from './scanner.ts'
import * as codes from './token-codes.ts'
import type { Token } from './tree.ts'

/** All tokens of a file with the white space between them, as Nomad's scanner cuts them. */
export function listTokens(source: Source, format: 'hcl' | 'json'): Token[] {
  const scanner = format === 'hcl' ? new Scanner(source) : new JsonScanner(source)
  const end = source.text.length
  const tokens: Token[] = []
  for (let before = 0; before < end; before = scanner.pos) {
    const code = scanner.scan()
    const { start, pos } = scanner
    if (before < start) tokens.push({ type: 'whitespace', span: { start: before, end: start } })
    // Go's scanner stops at a NUL character as at the end of the file.
    const type = code === codes.EOF ? 'illegal' : codes.typeOf(code)
    if (start < pos) tokens.push({ type, span: { start, end: pos } })
  }
  tokens.push({ type: 'eof', span: { start: end, end } })
  return tokens
}
