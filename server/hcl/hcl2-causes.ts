import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Body, Item, Key } from './tree.ts'

/** Why HCL 2 refuses what HCL 1 takes: the common reasons, each sure wherever it is found. */
export type Hcl2Cause =
  | 'quoted-name'
  | 'dotted-name'
  | 'comma'
  | 'same-line'
  | 'one-line-block'
  | 'opening-brace'
  | 'closing-brace'
  | 'broken-line'
  | 'repeated'

export interface Hcl2Difference {
  readonly cause: Hcl2Cause
  readonly span: Span
}

/**
 * Where a file that Nomad reads is no HCL 2. Only blocks are looked at: inside `name = { ... }` HCL 2 has rules of its own, which
 * allow quoted names and commas.
 */
export function hcl2Differences(source: Source, tree: Body): readonly Hcl2Difference[] {
  const found: Hcl2Difference[] = []
  new Finder(source, found).body(tree.items)
  return found.sort((a, b) => a.span.start - b.span.start)
}

class Finder {
  readonly #source: Source
  readonly #found: Hcl2Difference[]

  constructor(source: Source, found: Hcl2Difference[]) {
    this.#source = source
    this.#found = found
  }

  /** `braces` are those of the block; none at the top of the file. */
  body(items: readonly Item[], braces?: Span): void {
    const [first] = items
    const oneLine = braces && first && !this.#gap(braces.start + 1, first.span.start).newline
    const names = new Set<string>()
    for (const [index, item] of items.entries()) {
      const before = items[index - 1]
      const name = item.keys[0] as Key
      this.#between(before, item, oneLine === true)
      this.#names(item)
      if (item.equals === undefined) {
        this.#block(item)
        if (oneLine && before === undefined) this.#add('one-line-block', name.span)
      } else {
        this.#attribute(item, item.equals)
        if (names.has(name.value)) this.#add('repeated', name.span)
        names.add(name.value)
      }
    }
    const last = items.at(-1)
    if (last !== undefined) this.#end(last, braces, oneLine === true)
  }

  #between(before: Item | undefined, item: Item, oneLine: boolean): void {
    if (before === undefined) return
    const name = item.keys[0] as Key
    const { comma, newline } = this.#gap(before.span.end, item.span.start)
    if (comma !== undefined) this.#add('comma', comma)
    else if (!newline) this.#add(oneLine ? 'one-line-block' : 'same-line', name.span)
  }

  #names({ keys }: Item): void {
    for (const [index, { span, quoted, value }] of keys.entries()) {
      if (quoted && index === 0) this.#add('quoted-name', span)
      else if (!quoted && value.includes('.')) this.#add('dotted-name', span)
    }
  }

  #block({ keys, value }: Item): void {
    for (const [index, { span }] of keys.entries()) {
      const next = keys[index + 1]
      if (!this.#gap(span.end, (next ?? value).span.start).newline) continue
      this.#add(next === undefined ? 'opening-brace' : 'broken-line', span)
    }
    if (value.kind === 'object') this.body(value.body.items, value.span)
  }

  #attribute({ keys, value }: Item, equals: Span): void {
    const { span } = keys[0] as Key
    const before = this.#gap(span.end, equals.start)
    if (before.newline || this.#gap(equals.end, value.span.start).newline) this.#add('broken-line', span)
  }

  #end(last: Item, braces: Span | undefined, oneLine: boolean): void {
    const end = braces === undefined ? this.#source.text.length : braces.end - 1
    const { comma, newline } = this.#gap(last.span.end, end)
    if (comma !== undefined) this.#add('comma', comma)
    else if (braces !== undefined && newline === oneLine)
      this.#add(oneLine ? 'one-line-block' : 'closing-brace', { start: end, end: end + 1 })
  }

  /** What stands between two items, comments apart: one that ends at its line keeps the end of the line. */
  #gap(start: number, end: number): { readonly comma: Span | undefined; readonly newline: boolean } {
    const { text: whole } = this.#source
    // The line end that closes a heredoc is a part of it.
    const text = whole
      .slice(whole[start - 1] === '\n' ? start - 1 : start, end)
      .replace(/\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*/g, (comment) => ' '.repeat(comment.length))
    const comma = text.indexOf(',')
    const at = end - text.length + comma
    const span = { start: at, end: at + 1 }
    return { comma: comma < 0 ? undefined : span, newline: text.includes('\n') }
  }

  #add(cause: Hcl2Cause, span: Span): void {
    this.#found.push({ cause, span })
  }
}
