import type { Finding } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import { type FrameStyle, frame, type Mark } from './frame.ts'
import { helpLines } from './help-lines.ts'
import { createPositions, type PositionOf } from './positions.ts'
import type { Look } from './reporter.ts'
import { createSecrets, type SecretsOf } from './secrets.ts'
import { severityColor } from './severities.ts'
import { visible } from './visible.ts'

interface Tools {
  readonly context: Look
  readonly positionOf: PositionOf
  readonly secretsOf: SecretsOf
}

/** For people: message, place, the source underlined, what to do. */
export function* pretty(report: LintReport, context: Look): Iterable<string> {
  const tools = { context, positionOf: createPositions(), secretsOf: createSecrets(report) }
  for (const finding of report.findings) yield `${findingLines(finding, tools).join('\n')}\n\n`
}

function findingLines(finding: Finding, tools: Tools): readonly string[] {
  const { colors, width } = tools.context
  const paint = severityColor(colors, finding.severity)
  const groups = marksBySource(finding)
  const gutter = Math.max(
    ...groups.flat().map(({ location }) => String(lineNumber(location.source, location.span.start)).length),
  )
  const style: FrameStyle = { colors, paint, secretsOf: tools.secretsOf, gutter, width }
  return [
    `${paint(`${finding.severity}[${finding.rule}]`)}${colors.bold(`: ${visible(finding.message)}`)}`,
    ...groups.flatMap((marks, index) => placeLines(marks, index === 0, style, tools)),
    ...coloredHelp(finding.help, tools),
  ]
}

/** What to do, and below it the commands to type. */
function coloredHelp(help: string | undefined, { context: { colors } }: Tools): readonly string[] {
  if (help === undefined) return []
  const { advice, commands } = helpLines(help)
  const label = colors.bold(colors.green('help'))
  return [`${label}: ${visible(advice)}`, ...commands.map((command) => `      ${visible(command)}`)]
}

/** The finding's own place and its related ones, a list for each file, its own file first. */
function marksBySource({ location, related }: Finding): readonly (readonly Mark[])[] {
  const groups = new Map<Source, Mark[]>([[location.source, [{ location, label: '', primary: true }]]])
  for (const place of related) {
    const mark = { location: place.location, label: place.message, primary: false }
    const { source } = place.location
    const group = groups.get(source)
    if (group === undefined) groups.set(source, [mark])
    else group.push(mark)
  }
  return [...groups.values()]
}

function placeLines(
  marks: readonly Mark[],
  own: boolean,
  style: FrameStyle,
  { context, positionOf }: Tools,
): readonly string[] {
  const [first] = marks as readonly [Mark]
  const { source, span } = first.location
  const { line, column } = positionOf(source, span.start)
  const arrow = context.colors.cyan(`${' '.repeat(style.gutter)}${own ? '-->' : ':::'}`)
  const place = `${arrow} ${visible(source.path)}:${line}:${column}`
  // A file that could not be read has no line to show.
  if (source.text === '') return first.label === '' ? [place] : [`${place}: ${visible(first.label)}`]
  return [place, ...frame(marks, style)]
}

function lineNumber(source: Source, offset: number): number {
  return lineIndexAt(source, offset) + 1
}
