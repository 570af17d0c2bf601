import type { Result, ToolComponent } from 'sarif'
import type { Cwe } from '../engine/cwe.ts'
import type { Finding } from '../engine/finding.ts'
import type { LintReport, SuppressedFinding } from '../engine/report.ts'
import { jsonLine, jsonList } from './json-lines.ts'
import { createPositions } from './positions.ts'
import type { ReportContext, Reporter } from './reporter.ts'
import { descriptorOf } from './sarif/descriptor.ts'
import { invocationOf, notifications } from './sarif/invocation.ts'
import { artifactLocation, directoryUri, sourceRoot } from './sarif/place.ts'
import { resultOf, type Tools } from './sarif/result.ts'
import { weaknessTaxonomy } from './sarif/taxonomy.ts'
import { createSecrets } from './secrets.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html. One run, with all rules and
 * their pages, so that two logs differ by their results alone.
 */
export const sarif: Reporter = function* (report, context) {
  const { rules, workingTree, exitCode } = context
  const weaknesses = [...new Set(rules.flatMap(({ rule }) => rule.cwe ?? []))].sort((a, b) => a - b)
  yield `{\n  "$schema": "${schema}",\n  "version": "2.1.0",\n  "runs": [{\n`
  yield* driver(context, weaknesses)
  yield `    "invocations": [${jsonLine(invocationOf(report, exitCode, workingTree))}],\n`
  yield `    "originalUriBaseIds": ${jsonLine({ [sourceRoot]: { uri: directoryUri(workingTree.top) } })},\n`
  yield '    "columnKind": "unicodeCodePoints",\n'
  yield `    "taxonomies": [${jsonLine(weaknessTaxonomy(weaknesses))}],\n    "artifacts": `
  yield* jsonList(artifacts(report, context), '    ')
  yield ',\n    "results": '
  yield* jsonList(results(report, context), '    ')
  yield '\n  }]\n}\n'
}

/** The tool, its rules each on a line of its own. */
function* driver({ version, rules }: ReportContext, weaknesses: readonly Cwe[]): Iterable<string> {
  const component: ToolComponent = {
    name: 'nomadlint',
    fullName: `nomadlint ${version}`,
    version,
    semanticVersion: version,
    supportedTaxonomies: [{ name: 'CWE', index: 0 }],
    notifications: [...notifications],
  }
  yield `    "tool": {"driver": ${jsonLine(component).slice(0, -1)},"rules": `
  yield* jsonList(
    rules.map((rule) => descriptorOf(rule, weaknesses)),
    '    ',
  )
  yield '}},\n'
}

function* artifacts({ agents }: LintReport, { workingTree }: ReportContext): Iterable<object> {
  for (const path of new Set(agents.flatMap(({ files }) => files)))
    yield { location: artifactLocation(path, workingTree), roles: ['analysisTarget'] }
}

function* results(report: LintReport, context: ReportContext): Iterable<Result> {
  const { rules, workingTree } = context
  const tools: Tools = {
    positionOf: createPositions(),
    secretsOf: createSecrets(report),
    workingTree,
    ruleIndexes: new Map(rules.map(({ id }, index) => [id, index])),
  }
  for (const [finding, suppressed] of inOrder(report, context)) yield resultOf(finding, suppressed, tools)
}

function* inOrder(
  { findings, suppressed }: LintReport,
  { showSuppressed }: ReportContext,
): Iterable<readonly [Finding, SuppressedFinding | undefined]> {
  for (const finding of findings) yield [finding, undefined]
  if (showSuppressed) for (const one of suppressed) yield [one.finding, one]
}
