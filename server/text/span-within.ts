import type { Location } from './span.ts'

/**
 * The part of a quoted string that shows some characters of its value, one unless a length is given, or the whole
 * where escapes make the two differ.
 */
export function spanWithin(
  { source, span }: Location,
  value: string,
  index: number,
  length = 1,
): { readonly at: Location } {
  const plain = source.text.slice(span.start + 1, span.end - 1) === value
  if (!plain) return { at: { source, span } }
  const start = span.start + 1 + index
  return { at: { source, span: { start, end: Math.min(start + length, span.end - 1) } } }
}
