import { maskedText } from '../config/secrets.ts'
import { lineIndexAt, lineSpan } from '../text/source.ts'
import type { Location } from '../text/span.ts'

/** How far around a place its line is looked at, in UTF-16 units: minified JSON is one line, whatever its length. */
const reach = 200

/** The line a location stands in, as far as it is near, with every secret in it replaced by the same mark. */
export function maskedLine({ source, span }: Location): string {
  const line = lineSpan(source, lineIndexAt(source, span.start))
  const start = Math.max(line.start, span.start - reach)
  return maskedText(source, { start, end: Math.min(line.end, span.start + reach) })
}
