import { structuredPatch } from 'diff'
import { maskedLine } from '../engine/masked-line.ts'
import type { Rewrite } from '../fixes/settle.ts'
import { visible } from '../report/visible.ts'
import { createSource, type Source } from '../text/source.ts'

/** What a rewrite changes, as a unified diff. Secrets are masked: where it shows one, it is for reading only. */
export function fixDiff({ original, text }: Rewrite): string {
  const { path } = original
  const changed = createSource(path, text)
  const { hunks } = structuredPatch(path, path, original.text, text, undefined, undefined, { context: 3 })
  const parts = [`--- ${visible(path)}\n+++ ${visible(path)}\n`]
  for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
    parts.push(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@\n`)
    let before = oldStart - 1
    let after = newStart - 1
    for (const line of lines) {
      const sign = line[0]
      if (sign === '-') parts.push(`-${maskedAt(original, before++)}\n`)
      else if (sign === '+') parts.push(`+${maskedAt(changed, after++)}\n`)
      else if (sign === ' ') {
        before++
        parts.push(` ${maskedAt(changed, after++)}\n`)
      } else parts.push(`${line}\n`)
    }
  }
  return parts.join('')
}

function maskedAt(source: Source, lineIndex: number): string {
  const start = source.lineStarts[lineIndex] ?? source.text.length
  return maskedLine({ source, span: { start, end: start } })
    .split('\t')
    .map(visible)
    .join('\t')
}
