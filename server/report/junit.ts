import type { Finding } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import { labelledHelp } from './help-lines.ts'
import { createPositions, type PositionOf } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { escapeXml, xmlAttributes } from './xml.ts'

/**
 * JUnit's XML as Jenkins' schema has it (xunit-plugin, junit-10.xsd): a suite for each file, a test for each finding.
 * A finding that does not make the run fail passes, and is told as the test's output; so the tests agree with the
 * exit code. A file without findings is a test that passes.
 */
export const junit: Reporter = function* (report) {
  const positionOf = createPositions()
  const fails = (finding: Finding): boolean => report.failing.has(finding)
  const suites = suitesOf(report)
  const tests = [...suites.values()].reduce((sum, findings) => sum + Math.max(1, findings.length), 0)
  const failures = report.findings.filter(fails).length
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites${xmlAttributes({ name: 'nomadlint', tests, failures, errors: 0 })}>\n`
  for (const [path, findings] of suites) {
    const counts = { tests: Math.max(1, findings.length), failures: findings.filter(fails).length, errors: 0 }
    yield `  <testsuite${xmlAttributes({ name: path, file: path, ...counts, skipped: 0, time: 0 })}>\n`
    if (findings.length === 0) yield `    <testcase${testAttributes('no problems found', path)}/>\n`
    const names = new UniqueNames()
    for (const finding of findings) yield testcase(finding, names, fails(finding), positionOf)
    yield '  </testsuite>\n'
  }
  yield '</testsuites>\n'
}

/** The findings of every file, by path. */
function suitesOf({ agents, findings }: LintReport): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>()
  for (const finding of findings) {
    const known = byPath.get(finding.location.source.path)
    if (known === undefined) byPath.set(finding.location.source.path, [finding])
    else known.push(finding)
  }
  const paths = new Set([...byPath.keys(), ...agents.flatMap(({ files }) => files)])
  return new Map([...paths].sort().map((path) => [path, byPath.get(path) ?? []]))
}

function testcase(finding: Finding, names: UniqueNames, fails: boolean, positionOf: PositionOf): string {
  const { rule, severity, message, help, location } = finding
  const { path } = location.source
  const { line, column } = positionOf(location.source, location.span.start)
  const lines = [`${path}:${line}:${column}: ${severity}: ${message} [${rule}]`, ...labelledHelp(help)]
  const text = lines.map(escapeXml).join('\n')
  const body = fails
    ? `<failure${xmlAttributes({ type: severity, message })}>${text}</failure>`
    : `<system-out>${text}</system-out>`
  return `    <testcase${testAttributes(names.of(`${rule}: ${message}`), path)}>${body}</testcase>\n`
}

function testAttributes(name: string, classname: string): string {
  return xmlAttributes({ name, classname, time: 0 })
}

/** Of tests that share a name GitLab keeps only one; a number of the line would make old findings look new. */
class UniqueNames {
  readonly #seen = new Map<string, number>()

  of(name: string): string {
    const count = (this.#seen.get(name) ?? 0) + 1
    this.#seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}
