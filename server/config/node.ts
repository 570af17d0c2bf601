import type { Entry } from '../hcl/entries.ts'
import type { Item, Key, Value } from '../hcl/tree.ts'
import type { Span } from '../text/span.ts'

/** What a field is decoded from: a value, or the labelled items of its name, their labels still to come. */
export type Node = Value | readonly Entry[]

export function isEntries(node: Node): node is readonly Entry[] {
  return Array.isArray(node)
}

export function entriesOf(items: readonly Item[]): readonly Entry[] {
  return items.map((item) => ({ item, skip: 0 }))
}

/** Without items: the library drops one without a value that closes a block, as in `{ a = }` (parser.go). */
export function isEmptyBlock(node: Node): boolean {
  return (
    !isEntries(node) &&
    node.kind === 'object' &&
    node.body.items.every(({ value }) => value.kind === 'missing')
  )
}

/** What stands there, for a message; never the value itself. */
export function describe(node: Node): string {
  if (isEntries(node)) return 'a block'
  if (node.kind === 'object') return isEmptyBlock(node) ? 'an empty block' : 'a block'
  if (node.kind === 'number') return node.float ? 'a number with a fraction' : 'a number'
  if (node.kind === 'list') return 'a list'
  return node.kind === 'bool' ? 'true or false' : 'text'
}

/** Where to point for it: a block's brace or its label, for it may go over many lines. */
export function spanOf(node: Node): Span {
  if (isEntries(node)) {
    const { item, skip } = node[0] as Entry
    return (item.keys[skip] as Key).span
  }
  if (node.kind !== 'object' && node.kind !== 'list') return node.span
  return { start: node.span.start, end: Math.min(node.span.start + 1, node.span.end) }
}
