import picocolors from 'picocolors'
import { type Finding, type Severity, severityRank } from '../engine/finding.ts'
import { helpLines } from './help-lines.ts'
import { inlineMarkdown, markdownCode } from './inline-markdown.ts'
import { createPositions, type PositionOf } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { summary } from './summary.ts'
import { counted } from './words.ts'

/**
 * Bytes of UTF-8. GitHub takes summaries of up to 1 MiB a step, and nothing of a larger one (actions/runner,
 * FileCommandManager.cs); a little is left for what else the step says.
 */
const largest = 1_000_000

const signs: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' }

const noColors = picocolors.createColors(false)

/** For people, where Markdown is shown: `$GITHUB_STEP_SUMMARY`, or a comment on a merge request. */
export const markdown: Reporter = function* (report) {
  const [verdict = '', ...remarks] = summary(report, noColors).trimEnd().split('\n')
  const head = `### nomadlint: ${inlineMarkdown(verdict)}\n`
  const foot = remarks.map((remark) => `- ${inlineMarkdown(remark)}\n`).join('')
  yield head
  const findings = [...report.findings].sort((a, b) => severityRank[a.severity] - severityRank[b.severity])
  if (findings.length > 0) yield* table(findings, largest - bytesOf(head) - bytesOf(foot))
  if (foot !== '') yield `\n${foot}`
}

/** As many rows as there is room for, the worst first; what is left out is counted. */
function* table(findings: readonly Finding[], room: number): Iterable<string> {
  const positionOf = createPositions()
  yield '\n| | place | finding |\n| --- | --- | --- |\n'
  // Of the room, some is for the heading and for the line that counts.
  let left = room - 200
  for (const [index, finding] of findings.entries()) {
    const row = rowOf(finding, positionOf)
    left -= bytesOf(row)
    if (left < 0) {
      yield `\n… and ${counted(findings.length - index, 'more finding')}, for which there is no room here.\n`
      return
    }
    yield row
  }
}

function rowOf(finding: Finding, positionOf: PositionOf): string {
  const { rule, severity, message, help, location } = finding
  const { line, column } = positionOf(location.source, location.span.start)
  const place = markdownCode(`${location.source.path}:${line}:${column}`)
  const advice = help === undefined ? '' : `<br>Help: ${markdownHelp(help)}`
  const text = `${inlineMarkdown(message)}${advice}<br>${markdownCode(rule)}`
  return `| ${signs[severity]} ${severity} | ${place} | ${text} |\n`
}

function markdownHelp(help: string): string {
  const { advice, commands } = helpLines(help)
  return [inlineMarkdown(advice), ...commands.map(markdownCode)].join('<br>')
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
