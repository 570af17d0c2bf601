import type { LintReport } from '../engine/report.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { givingUpOnce } from '../facts/second-opinion.ts'
import { fix } from '../fix.ts'
import { wordsOf } from '../fixes/settle.ts'
import type { Host } from '../host.ts'
import { lint } from '../lint.ts'
import type { LintOptions } from '../lint-options.ts'
import { visible } from '../report/visible.ts'
import { counted } from '../report/words.ts'
import { fixDiff } from './fix-diff.ts'
import type { Arguments } from './option.ts'
import { rewriteFile } from './rewrite-file.ts'
import { chmodCommand, modeChanges, setMode } from './set-mode.ts'

/** What a run came to that was to fix something as well. */
export interface Fixing {
  /** On the files as they are now. */
  readonly report: LintReport
  /** What would change, where that was asked for instead of the report. */
  readonly diff?: string
  /** For standard error: what was fixed, what could not be, and why. */
  readonly told: readonly string[]
  /** A file could not be written. */
  readonly failed: boolean
}

/** Applies fixes, or shows what they would change. */
export async function lintFixing(
  { switches }: Arguments,
  options: LintOptions,
  rules: readonly RegisteredRule[],
  given: Host,
): Promise<Fixing> {
  const host = givingUpOnce(given)
  const unsafe = switches.has('unsafe-fixes')
  const { before, rewrites, fixed, refused } = await fix({ ...options, unsafe }, rules, host)
  const modes = unsafe ? modeChanges(before) : []
  const told = refused.map(
    ({ finding: { rule, location }, brings }) =>
      `Not fixed: ${rule} in ${visible(location.source.path)}, ${
        brings === undefined ? 'as it would still be there' : `as the fix would bring ${brings.rule}`
      }.`,
  )
  const changed = [...rewrites.values()]
  const what = `${counted(fixed.length, 'problem')} in ${counted(changed.length, 'file')}`
  if (switches.has('diff'))
    return {
      report: before,
      diff: changed.map(fixDiff).join(''),
      told: [
        ...told,
        ...modes.map((change) => `Would run: ${chmodCommand(change)}`),
        ...(changed.length > 0 ? [`Would fix ${what}.`] : modes.length > 0 ? [] : ['Nothing to fix.']),
      ],
      failed: false,
    }
  const troubles: string[] = []
  for (const rewrite of changed) {
    const trouble = await rewriteFile(rewrite)
    if (trouble !== undefined) troubles.push(trouble)
  }
  const done = changed.length > 0 && troubles.length === 0 ? [`Fixed ${what}.`] : []
  for (const change of modes) {
    const trouble = setMode(change)
    if (trouble === undefined) done.push(`Done: ${chmodCommand(change)}`)
    else troubles.push(trouble)
  }
  const report = changed.length === 0 && modes.length === 0 ? before : await lint(options, rules, host)
  const tried = new Set(refused.map(({ finding }) => wordsOf(finding)))
  return {
    report: { ...report, unfixable: new Set(report.findings.filter((one) => tried.has(wordsOf(one)))) },
    told: [...told, ...troubles, ...done],
    failed: troubles.length > 0,
  }
}
