import type { Body, Key, Value } from '../../hcl/tree.ts'
import type { Span } from '../../text/span.ts'

/** Whether a span shares a character with any of these. */
export function touches(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((other) => other.start < end && start < other.end)
}

/** In the place of a block's name, for the top of the file. */
export const top = -1

/** Where the block around an offset has its name; `top` where no block is around it. */
export function headerAround(body: Body, offset: number): number {
  let header = top
  for (let inside = body; ; ) {
    const item = inside.items.find(({ value }) => value.span.start < offset && offset < value.span.end)
    if (item?.value.kind !== 'object') return header
    header = (item.keys[0] as Key).span.start
    inside = item.value.body
  }
}

/** Whether any setting or block has its name inside one of the spans. */
export function hasItemWithin(body: Body, spans: readonly Span[]): boolean {
  if (spans.length === 0) return false
  return body.items.some(
    ({ keys, value }) =>
      keys.some(({ span }) => touches(spans, span)) ||
      bodiesOf(value).some((inner) => hasItemWithin(inner, spans)),
  )
}

function bodiesOf(value: Value): readonly Body[] {
  if (value.kind === 'object') return [value.body]
  return value.kind === 'list' ? value.elements.flatMap(bodiesOf) : []
}
