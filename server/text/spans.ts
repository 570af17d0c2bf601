import type { Span } from './span.ts'

/** Spans in order, those that touch or overlap joined. */
export function joinSpans(spans: Iterable<Span>): readonly Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last === undefined || span.start > last.end) result.push(span)
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end }
  }
  return result
}

/** Index of the first of some joined spans that ends behind `offset`; their number where none does. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Those of some joined spans that have a character in common with `[start, end)`; an empty one stands in another. */
export function spansWithin<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  const found: S[] = []
  for (let at = firstEndingAfter(spans, start); at < spans.length; at++) {
    const span = spans[at] as S
    if (span.start >= end) break
    found.push(span)
  }
  return found
}
