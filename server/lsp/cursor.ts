import { listTokens } from '../hcl/tokens.ts'
import type { Token } from '../hcl/tree.ts'
import { escapeSegment } from '../keys/lookup.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** Where in a file an offset is, whether the file parses or not: found among the tokens, as somebody may be typing there. */
export interface Cursor {
  readonly format: 'hcl' | 'json'
  /** JSON pointer of names and labels of the blocks around. */
  readonly block: string
  readonly place: 'key' | 'label' | 'value' | 'nowhere'
  /** The key it is, or whose value or label. */
  readonly key: string | undefined
  /** In a list. */
  readonly inList: boolean
  /** The word or string there; empty between two. */
  readonly word: Span
  readonly quoted: boolean
  /** Names that the block around has, folded. */
  readonly present: ReadonlySet<string>
}

interface Frame {
  readonly segments: readonly string[]
  readonly list: boolean
  readonly present: Set<string>
}

/** One setting or block on its way: keys, then a sign, then a value. */
interface Item {
  keys: string[]
  sign: boolean
  line: number
}

export function cursorAt(source: Source, format: 'hcl' | 'json', offset: number): Cursor {
  return new CursorFinder(source, format, offset).find()
}

class CursorFinder {
  readonly #source: Source
  readonly #format: 'hcl' | 'json'
  readonly #offset: number
  readonly #frames: Frame[] = [{ segments: [], list: false, present: new Set() }]
  #item: Item = { keys: [], sign: false, line: -1 }

  constructor(source: Source, format: 'hcl' | 'json', offset: number) {
    this.#source = source
    this.#format = format
    this.#offset = offset
  }

  find(): Cursor {
    const tokens = listTokens(this.#source, this.#format).filter(({ type }) => type !== 'whitespace')
    const at = tokens.findIndex((token) => this.#isHere(token) || token.span.start >= this.#offset)
    for (const token of tokens.slice(0, at)) this.#pass(token)
    const here = tokens[at]
    const touched = here !== undefined && this.#isHere(here) ? here : undefined
    const cursor = this.#cursor(touched)
    this.#passSiblings(tokens.slice(touched === undefined ? at : at + 1))
    return cursor
  }

  /** The token that the offset is in, or that is being written there. */
  #isHere({ type, span }: Token): boolean {
    const { start, end } = span
    if (start > this.#offset || end < this.#offset) return false
    if (type === 'comment' || type === 'heredoc')
      return start < this.#offset && (end > this.#offset || type === 'comment')
    if (type === 'string') return start < this.#offset
    return ['ident', 'number', 'float', 'bool', 'null', 'illegal'].includes(type)
  }

  #cursor(token: Token | undefined): Cursor {
    const frame = this.#frames.at(-1) as Frame
    const { keys, sign } = this.#item
    const sameLine = keys.length === 0 || lineIndexAt(this.#source, this.#offset) === this.#item.line
    const nothing = token?.type === 'comment' || token?.type === 'heredoc'
    const inValue = sign || frame.list
    const place = nothing ? 'nowhere' : inValue ? 'value' : keys.length === 0 || !sameLine ? 'key' : 'label'
    const word = token?.span ?? { start: this.#offset, end: this.#offset }
    const { text } = this.#source
    const name = place === 'key' ? unquoted(text.slice(word.start, word.end)) : (keys[0] ?? frame.segments[0])
    return {
      format: this.#format,
      block: this.#frames
        .flatMap(({ segments, list }) => (list ? [] : segments))
        .map(toSegment)
        .join(''),
      place,
      key: name === '' ? undefined : name,
      inList: frame.list,
      word,
      quoted: text[word.start] === '"',
      present: frame.present,
    }
  }

  #pass(token: Token): void {
    const { type, span } = token
    if (type === 'comment') return
    const frame = this.#frames.at(-1) as Frame
    if (type === '{' || type === '[') {
      const segments = this.#item.keys.length > 0 ? this.#item.keys : frame.list ? frame.segments : []
      this.#frames.push({ segments, list: type === '[', present: new Set() })
      this.#next()
    } else if (type === '}' || type === ']') {
      if (this.#frames.length > 1) this.#frames.pop()
      this.#next()
    } else if (type === '=' || type === ':') this.#item.sign = true
    else if (type === ',') this.#next()
    else if (this.#item.sign || frame.list) this.#next()
    else this.#passKey(unquoted(this.#source.text.slice(span.start, span.end)), span, frame)
  }

  #passKey(name: string, span: Span, frame: Frame): void {
    const line = lineIndexAt(this.#source, span.start)
    if (this.#item.keys.length === 0 || line !== this.#item.line) {
      this.#item = { keys: [], sign: false, line }
      frame.present.add(name.toLowerCase())
    }
    this.#item.keys.push(name)
  }

  #next(): void {
    this.#item = { keys: [], sign: false, line: -1 }
  }

  /** What stands in the same block further down. */
  #passSiblings(tokens: readonly Token[]): void {
    const depth = this.#frames.length
    if (this.#frames.at(-1)?.list) return
    for (const token of tokens) {
      this.#pass(token)
      if (this.#frames.length < depth) return
    }
  }
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '')
}

function toSegment(name: string): string {
  return `/${escapeSegment(name)}`
}
