/** Where the tag that opens at `start` ends; undefined where it never does. */
export function closingOf(text: string, start: number, delimiter: string): number | undefined {
  const from = start + delimiter.length
  switch (delimiter) {
    case '{{':
      return commentEnd(text, from) ?? bracedEnd(text, from, '}}', '"\'`') ?? endOf(text, from, '}}')
    case '{%':
      return bracedEnd(text, from, '%}', '"\'') ?? endOf(text, from, '%}')
    case '[[':
      return bracedEnd(text, from, ']]', '"\'`') ?? endOf(text, from, ']]')
    case '[%':
      return bracedEnd(text, from, '%]', '"\'') ?? endOf(text, from, '%]')
    case '{#':
      return endOf(text, from, '#}')
    case '<%':
      return endOf(text, from, '%>')
    case '${':
    case '%{':
      return bracedEnd(text, from, '}', '"') ?? endOnLine(text, from)
    default:
      return from
  }
}

function endOf(text: string, from: number, closing: string): number | undefined {
  const at = text.indexOf(closing, from)
  return at < 0 ? undefined : at + closing.length
}

function endOnLine(text: string, from: number): number | undefined {
  const length = /^[^}\n]*\}/.exec(text.slice(from, from + 1000))?.[0].length
  return length === undefined ? undefined : from + length
}

/** Go's comment may hold any quote or brace. */
function commentEnd(text: string, from: number): number | undefined {
  if (!/^-?\s*\/\*/.test(text.slice(from, from + 10))) return undefined
  const end = endOf(text, from, '*/')
  return end === undefined ? undefined : endOf(text, end, '}}')
}

/** An opening that nobody closes must not cost a walk through the file each: longer tags end at the next delimiter. */
const longest = 2000

/** The first closing delimiter outside quotes and inner braces. */
function bracedEnd(text: string, from: number, closing: string, quotes: string): number | undefined {
  const limit = Math.min(text.length, from + longest)
  let depth = 0
  for (let at = from; at < limit; at++) {
    const c = text[at] as string
    if (depth === 0 && text.startsWith(closing, at)) return at + closing.length
    if (quotes.includes(c)) {
      const end = quotedEnd(text, at, closing === '}')
      if (end === undefined) return undefined
      at = end
    } else if (c === '{') depth++
    else if (c === '}' && depth > 0) depth--
  }
  return undefined
}

/** Offset of the quote that ends what the one at `start` begins; `nesting`: Terraform's `${...}` inside may hold more. */
function quotedEnd(text: string, start: number, nesting: boolean): number | undefined {
  const quote = text[start] as string
  const limit = Math.min(text.length, start + longest)
  for (let at = start + 1; at < limit; at++) {
    const c = text[at]
    if (c === quote) return at
    if (c === '\\' && quote !== '`') at++
    else if (nesting && c === '$' && text[at + 1] === '{') {
      const end = bracedEnd(text, at + 2, '}', '"')
      if (end === undefined) return undefined
      at = end - 1
    }
  }
  return undefined
}
