import type { Colors } from 'picocolors/types.js'
import type { ExplanationReport } from './explanation.ts'
import { summary } from './summary.ts'
import { visible } from './visible.ts'
import { counted } from './words.ts'

/** What was explained, and what was not; and what the rules found where PATHs were given. */
export function explanationSummary(report: ExplanationReport, colors: Colors): string {
  const { explanation, found, isLog } = report
  const known = explanation.explained.length
  const lines = [
    ...(known === 0 ? unknownLines(report) : []),
    ...(isLog && known > 0
      ? [colors.bold(`${counted(known, 'known message')} in ${counted(explanation.lines, 'line')}.`)]
      : []),
    ...unexplainedLines(report).map((line) => colors.dim(line)),
  ]
  const hint =
    found === undefined && report.rules.size > 0
      ? [
          `${colors.cyan('Hint')}: name files or directories behind it to see which of these rules find something there.`,
        ]
      : []
  const text = [...lines, ...hint].map((line) => `${line}\n`).join('')
  return found === undefined ? text : text + foundText(report, colors)
}

function unknownLines({ explanation, isLog, nearest }: ExplanationReport): readonly string[] {
  if (isLog) return [`No known message in ${counted(explanation.lines, 'line')}.`]
  if (nearest.length === 0) return ['No known message, and none that resembles it.']
  return ['No known message. Nearest are:', ...nearest.map((message) => `  ${visible(message)}`)]
}

function unexplainedLines({ explanation: { unexplained }, isLog }: ExplanationReport): readonly string[] {
  if (unexplained === undefined || !isLog) return []
  const { count, first, last } = unexplained
  const where = count === 1 ? `line ${first}` : `the first is line ${first}, the last ${last}`
  return [
    `Not explained: ${counted(count, 'line')} that ${count === 1 ? 'tells' : 'tell'} of errors or warnings (${where}).`,
  ]
}

/** Rules that fired are named in the report; what they had to leave out matters here as much. */
function foundText(report: ExplanationReport, colors: Colors): string {
  const { found, rules } = report
  if (found === undefined) return ''
  if (rules.size === 0) return 'No rule can see this in configuration: nothing was looked for in the PATHs.\n'
  // Only these were run: that there are no problems is more than they know.
  const nothing = rules.size === 1 ? 'This rule finds nothing' : 'None of these rules finds anything'
  return summary(found, colors, nothing)
}
