import type { Finding, Severity } from '../engine/finding.ts'
import { labelledHelp } from './help-lines.ts'
import { createPositions, linesOf, type PositionOf } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { visible } from './visible.ts'
import { counted, listed } from './words.ts'
import { pathFromTop, type WorkingTree } from './working-tree.ts'

type Command = 'error' | 'warning' | 'notice'

const commands: Readonly<Record<Severity, Command>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Of each command a step's first ten become annotations (actions/runner, ExecutionContext.cs); the log has all. */
const mostAnnotations = 10

/**
 * Workflow commands, which GitHub Actions turns into annotations of the lines in question:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export const github: Reporter = function* ({ findings }, { workingTree }) {
  const positionOf = createPositions()
  const remark = tooMany(findings)
  // First, as it takes an annotation itself.
  if (remark !== undefined) yield command('notice', { title: 'nomadlint' }, remark)
  for (const finding of findings) {
    const { rule, severity, location } = finding
    const file = visible(pathFromTop(location.source.path, workingTree))
    const place = { file, ...placeOf(location, positionOf), title: `nomadlint ${rule}` }
    yield command(commands[severity], place, messageOf(finding, positionOf, workingTree))
  }
}

/** GitHub drops columns where a finding has several lines. */
function placeOf(location: Finding['location'], positionOf: PositionOf): Readonly<Record<string, number>> {
  const { source, span } = location
  const { begin, end } = linesOf(positionOf, location)
  if (end > begin) return { line: begin, endLine: end }
  const start = positionOf(source, span.start)
  const { line, column } = positionOf(source, span.end)
  const endColumn = line > begin ? {} : { endColumn: column }
  return { line: begin, endLine: end, col: start.column, ...endColumn }
}

function messageOf(
  { message, help, related }: Finding,
  positionOf: PositionOf,
  workingTree: WorkingTree,
): string {
  const places = related.map((place) => {
    const { source, span } = place.location
    const { line, column } = positionOf(source, span.start)
    return `${pathFromTop(source.path, workingTree)}:${line}:${column}: ${place.message}`
  })
  const lines = [message, ...labelledHelp(help), ...places]
  return lines.map(visible).join('\n')
}

function tooMany(findings: readonly Finding[]): string | undefined {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length
  const counts = [
    ['error', count('error')],
    ['warning', count('warning')],
    ['info', count('info')],
  ] as const
  if (counts.every(([, number]) => number <= mostAnnotations)) return undefined
  const found = counts.filter(([, number]) => number > 0).map(([noun, number]) => counted(number, noun))
  return `Found ${listed(found)}. GitHub shows the first ${mostAnnotations} of each as annotations; the log of this step has them all.`
}

function command(name: Command, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(text)}\n`
}

/** As the runner takes it back (actions/runner, ActionCommand.cs). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
