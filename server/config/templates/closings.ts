/** How each opening delimiter is closed, and which quotes may hold what closes it and does not count. */
const closings: ReadonlyMap<string, readonly [closing: string, quotes: string]> = new Map([
  ['{{', ['}}', '"\'`']],
  ['{%', ['%}', '"\'']],
  ['[[', [']]', '"\'`']],
  ['[%', ['%]', '"\'']],
  ['{#', ['#}', '']],
  ['<%', ['%>', '']],
  ['${', ['}', '"']],
  ['%{', ['}', '"']],
])

/** Finds the ends of the tags of a text, which are asked for in order. */
export class Closings {
  readonly #text: string
  /** Of each delimiter, where it was found last and from where on it was looked for. */
  readonly #found = new Map<string, { readonly from: number; readonly at: number }>()

  constructor(text: string) {
    this.#text = text
  }

  /** Where the tag that opens at `start` ends; undefined where it never does. */
  endOf(start: number, delimiter: string): number | undefined {
    const from = start + delimiter.length
    const [closing, quotes = ''] = closings.get(delimiter) ?? []
    if (closing === undefined) return from
    const first = this.#behind(from, closing)
    if (first === undefined || quotes === '') return first
    const comment = delimiter === '{{' ? this.#commentEnd(from) : undefined
    const end = comment ?? bracedEnd(this.#text, from, from + longest, closing, quotes)
    return end ?? (closing === '}' ? endOnLine(this.#text, from) : first)
  }

  /** Behind the next delimiter. Each part of the text is looked through once, as far as questions come in order. */
  #behind(from: number, closing: string): number | undefined {
    let known = this.#found.get(closing)
    if (known === undefined || from < known.from || from > known.at) {
      const at = this.#text.indexOf(closing, from)
      known = { from, at: at < 0 ? Number.POSITIVE_INFINITY : at }
      this.#found.set(closing, known)
    }
    return known.at === Number.POSITIVE_INFINITY ? undefined : known.at + closing.length
  }

  /** Go's comment may hold any quote or brace. */
  #commentEnd(from: number): number | undefined {
    if (!/^-?\s*\/\*/.test(this.#text.slice(from, from + 10))) return undefined
    const end = this.#behind(from, '*/')
    if (end === undefined) return undefined
    const closed = this.#text.indexOf('}}', end)
    return closed < 0 ? undefined : closed + 2
  }
}

function endOnLine(text: string, from: number): number | undefined {
  const length = /^[^}\n]*\}/.exec(text.slice(from, from + 1000))?.[0].length
  return length === undefined ? undefined : from + length
}

/** An opening that nobody closes must not cost a walk through the file each: longer tags end at the next delimiter. */
const longest = 2000

/** The first closing delimiter outside quotes and inner braces. */
function bracedEnd(
  text: string,
  from: number,
  limit: number,
  closing: string,
  quotes: string,
): number | undefined {
  let depth = 0
  for (let at = from; at < Math.min(limit, text.length); at++) {
    const c = text[at] as string
    if (depth === 0 && text.startsWith(closing, at)) return at + closing.length
    if (quotes.includes(c)) {
      const end = quotedEnd(text, at, limit, closing === '}')
      if (end === undefined) return undefined
      at = end
    } else if (c === '{') depth++
    else if (c === '}' && depth > 0) depth--
  }
  return undefined
}

/** Offset of the quote that ends what the one at `start` begins; `nesting`: Terraform's `${...}` inside may hold more. */
function quotedEnd(text: string, start: number, limit: number, nesting: boolean): number | undefined {
  const quote = text[start] as string
  for (let at = start + 1; at < Math.min(limit, text.length); at++) {
    const c = text[at]
    if (c === quote) return at
    if (c === '\\' && quote !== '`') at++
    else if (nesting && c === '$' && text[at + 1] === '{') {
      const end = bracedEnd(text, at + 2, limit, '}', '"')
      if (end === undefined) return undefined
      at = end - 1
    }
  }
  return undefined
}
