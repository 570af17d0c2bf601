import { fixDiff } from '../../server/cli/fix-diff.ts'
import { chmodCommand, modeChanges } from '../../server/cli/set-mode.ts'
import type { Finding } from '../../server/engine/finding.ts'
import type { LintReport } from '../../server/engine/report.ts'
import type { Example, RegisteredRule } from '../../server/engine/rule.ts'
import { isSuppressible } from '../../server/engine/suppress/suppressions.ts'
import { fix } from '../../server/fix.ts'
import type { Fix } from '../../server/fixes/fix.ts'
import type { LintOptions } from '../../server/lint-options.ts'
import { applyEdits } from '../../server/text/apply-edits.ts'
import type { Edit } from '../../server/text/span.ts'
import { exampleRun } from '../../test/lint-example.ts'

/** What mends the findings of a rule in an example, and what that changes: paragraphs of Markdown. */
export async function shownFixes(
  report: LintReport,
  example: Example,
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<readonly string[]> {
  const modes = modeChanges(report)
  return [
    ...(await applied(report, example, registered, rules)),
    ...report.findings.flatMap(({ freshKey }) => (freshKey === undefined ? [] : [offered(freshKey)])),
    ...(modes.length === 0 ? [] : [`With ${flagsOf(true)}: \`${modes.map(chmodCommand).join('; ')}\`.`]),
  ]
}

/** One rule by itself; what others find tells whether a suppression is used. */
export function alone(options: LintOptions, { id }: RegisteredRule): LintOptions {
  return isSuppressible(id) ? { ...options, only: new Set([id]) } : options
}

/** What the command does when it fixes what this rule finds. */
async function applied(
  { findings }: LintReport,
  example: Example,
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<readonly string[]> {
  const fixable = findings.filter(({ fixes }) => fixes.length > 0)
  if (fixable.length === 0) return []
  const unsafe = !fixable.every(({ fixes }) => fixes[0]?.safe)
  const { options, host } = await exampleRun(example, registered)
  const { fixed, rewrites } = await fix({ ...alone(options, registered), unsafe }, rules, host)
  const titles = new Set(fixed.flatMap(titleOf))
  const diff = [...rewrites.values()].map(fixDiff).join('')
  return diff === '' ? [] : [`With ${flagsOf(unsafe)}: ${[...titles].join('; ')}.\n\n${fenced(diff)}`]
}

/** What only an editor does: the key that it makes is shown as every secret is. */
function offered({ title, edits }: Fix): string {
  const { source } = (edits[0] as Edit).location
  const diff = fixDiff({ original: source, text: applyEdits(source, edits) })
  return `An editor offers to ${title}:\n\n${fenced(diff)}`
}

function fenced(diff: string): string {
  return `\`\`\`diff\n${diff}\`\`\``
}

function titleOf({ fixes }: Finding): readonly string[] {
  return fixes.slice(0, 1).map(({ title }) => title)
}

function flagsOf(unsafe: boolean): string {
  return unsafe ? '`--fix --unsafe-fixes`' : '`--fix`'
}
