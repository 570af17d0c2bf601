import type { Position, SelectionRange } from 'vscode-languageserver'
import type { Span } from '../../text/span.ts'
import type { DocumentView } from '../document.ts'
import { toOffset, toRange } from '../positions.ts'

/** What a selection grows to: the word, the value, the setting, the block around it, and so on to the whole file. */
export function selectionRanges(
  { source, file }: DocumentView,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = toOffset(source, position)
    const spans = spansAround(file.parsed.tree, offset).sort((a, b) => length(b) - length(a))
    const whole: Span = { start: 0, end: source.text.length }
    let range: SelectionRange = { range: toRange(source, whole) }
    let last = whole
    for (const span of spans) {
      const inner = span.start >= last.start && span.end <= last.end && length(span) < length(last)
      if (!inner) continue
      range = { range: toRange(source, span), parent: range }
      last = span
    }
    return range
  })
}

function length({ start, end }: Span): number {
  return end - start
}

/** The spans of all nodes of a tree that an offset is in. */
function spansAround(node: unknown, offset: number): Span[] {
  if (Array.isArray(node)) return node.flatMap((part) => spansAround(part, offset))
  if (typeof node !== 'object' || node === null) return []
  const { span } = node as { readonly span?: Span }
  if (span !== undefined && (offset < span.start || offset > span.end)) return []
  const inside = Object.entries(node).flatMap(([name, part]) =>
    name === 'span' ? [] : spansAround(part, offset),
  )
  return span === undefined ? inside : [span, ...inside]
}
