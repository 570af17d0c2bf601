import type { Location } from './span.ts'

/** Where a part of a value stands. */
export interface Part {
  readonly at: Location
  /** It is the whole value that stands there: what is written does not show which part of it is meant. */
  readonly whole: boolean
}

/**
 * The part of a quoted string that shows some characters of its value, one unless a length is given, or the whole
 * where the two differ: by escapes, or as it is a heredoc.
 */
export function spanWithin({ source, span }: Location, value: string, index: number, length = 1): Part {
  const plain = source.text.slice(span.start + 1, span.end - 1) === value
  if (!plain) return { at: { source, span }, whole: true }
  const start = span.start + 1 + index
  return { at: { source, span: { start, end: Math.min(start + length, span.end - 1) } }, whole: false }
}
