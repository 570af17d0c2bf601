import { expect, test } from 'vitest'
import type { Finding } from '../../server/engine/finding.ts'
import type { LintReport } from '../../server/engine/report.ts'
import { formats } from '../../server/report/formats.ts'
import { createSource } from '../../server/text/source.ts'
import { mixedReport } from './mixed-report.ts'
import { rendered } from './render.ts'

const count = 10_000

/** All in one line of half a million characters: what costs a pass over the line for each finding shows here. */
function wideReport(): LintReport {
  const source = createSource('one-line.json', `{${'"key": "value with some words in it", '.repeat(count)}}`)
  const step = Math.floor(source.text.length / count)
  const [model] = mixedReport.findings as readonly [Finding]
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const location = { source, span: { start: index * step, end: index * step + 5 } }
    return {
      ...model,
      location,
      related: [],
      fixes: [{ title: 'Fix it', safe: true, edits: [{ location, text: 'fixed' }] }],
    }
  })
  return { ...mixedReport, findings, secretsOf: () => [{ start: 20, end: 30 }] }
}

test.each(formats)('%s takes ten thousand findings in one long line in its stride', async (format) => {
  const report = wideReport()
  const started = performance.now()
  const text = await rendered(format, report)
  const shown = text.match(/config\/template/g)?.length ?? 0
  if (format === 'markdown') expect(text).toContain(`… and ${count - shown} more findings`)
  else expect(shown).toBeGreaterThanOrEqual(count)
  // Quadratic work would take minutes.
  expect(performance.now() - started).toBeLessThan(10_000)
})
