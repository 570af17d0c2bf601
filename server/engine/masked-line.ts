import { secretsOf } from '../config/secrets.ts'
import { lineIndexAt, lineText } from '../text/source.ts'
import type { Location } from '../text/span.ts'

/** The line a location stands in, with every secret in it replaced by the same mark. */
export function maskedLine({ source, span }: Location): string {
  const index = lineIndexAt(source, span.start)
  const start = source.lineStarts[index] as number
  const line = lineText(source, index)
  let masked = ''
  let at = 0
  for (const secret of secretsOf(source)) {
    const from = Math.max(secret.start - start, at)
    const to = Math.min(secret.end - start, line.length)
    if (from >= line.length || to <= from) continue
    masked += `${line.slice(at, from)}***`
    at = to
  }
  return masked + line.slice(at)
}
