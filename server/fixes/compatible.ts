import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Fix } from './fix.ts'

/**
 * As many fixes as can be applied together, the first ones first. Edits of two fixes that overlap, or only touch, may mean
 * something else once the other is done: the later one has to wait.
 */
export function compatible<T extends Pick<Fix, 'edits'>>(fixes: readonly T[]): readonly T[] {
  const taken = new Map<string, TakenSpans>()
  const spansOf = ({ path }: Source): TakenSpans => {
    let spans = taken.get(path)
    if (spans === undefined) {
      spans = new TakenSpans()
      taken.set(path, spans)
    }
    return spans
  }
  return fixes.filter(({ edits }) => {
    if (edits.some(({ location: { source, span } }) => spansOf(source).touch(span))) return false
    for (const { location } of edits) spansOf(location.source).add(location.span)
    return true
  })
}

/** Spans in order of position, none inside another. */
class TakenSpans {
  readonly #spans: Span[] = []

  touch({ start, end }: Span): boolean {
    const next = this.#spans[this.#indexAt(start)]
    return next !== undefined && next.start <= end
  }

  add(span: Span): void {
    this.#spans.splice(this.#indexAt(span.start), 0, span)
  }

  /** Of the first that does not end before an offset. */
  #indexAt(offset: number): number {
    let low = 0
    let high = this.#spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#spans[middle] as Span).end < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
