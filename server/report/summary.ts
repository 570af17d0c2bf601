import type { Colors } from 'picocolors/types.js'
import { withoutSecrets } from '../config/secrets.ts'
import type { AgentSummary, LintReport, NotChecked } from '../engine/report.ts'
import { countSeverities } from './severities.ts'
import { visible } from './visible.ts'
import { counted, listed } from './words.ts'

/** Beyond these an agent's files, or the agents, are only counted. */
const namedAgents = 5
const namedFiles = 6

/**
 * What the run found, looked at and left out, in a few lines. `nothing`: what is said where nothing was found, before
 * ` in 7 files`.
 */
export function summary(
  report: LintReport,
  colors: Colors,
  nothing = colors.green('No problems found'),
): string {
  const lines = [
    verdict(report, colors, nothing),
    ...(report.agents.length > namedAgents
      ? []
      : report.agents.map((agent) => `Agent ${describeAgent(agent)}.`)),
    ...suppressedLines(report).map((line) => colors.dim(line)),
    ...fixableLines(report),
    ...notCheckedSentences(report.notChecked).map((line) => colors.dim(line)),
    ...goneLines(report, colors),
    ...report.hints.map((hint) => `${colors.cyan('Hint')}: ${visible(hint)}.`),
  ]
  return `${lines.join('\n')}\n`
}

function verdict({ findings, files, agents, affected }: LintReport, colors: Colors, nothing: string): string {
  if (files === 0 && affected) return 'Nothing to check: no agent reads or names what has changed.'
  if (files === 0) return 'Nothing to check: no agent configuration (*.hcl, *.json) found.'
  const { errors, warnings, infos } = countSeverities(findings)
  const counts = [
    ...(errors > 0 ? [colors.red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(counted(warnings, 'warning'))] : []),
    ...(infos > 0 ? [colors.blue(counted(infos, 'info'))] : []),
  ]
  const found = counts.length === 0 ? nothing : `Found ${listed(counts)}`
  const where = `in ${counted(files, 'file')}${agents.length > namedAgents ? ` of ${agents.length} agents` : ''}`
  return colors.bold(`${found} ${where}.`)
}

function describeAgent(agent: AgentSummary): string {
  const { name, files, region } = agent
  const single = files.length === 1 && files[0] === name
  const from = files.length > namedFiles ? `${files.length} files` : listed(files.map(visible))
  return `${describeName(name)}: ${describeRole(agent)}, ${describeRegion(region)}${single ? '' : `; ${from}`}`
}

/** The agent's name; that of the working directory needs a sign more to be seen. */
export function describeName(name: string): string {
  return name === '.' ? './' : visible(name)
}

/** The role in words. */
export function describeRole({ role, roleKnown }: Pick<AgentSummary, 'role' | 'roleKnown'>): string {
  if (role === 'none') return roleKnown ? 'neither server nor client' : 'role not known'
  return role === 'server+client' ? 'server and client' : role
}

/** The region in words; it is empty where a template hides it. */
export function describeRegion(region: string): string {
  return region === '' ? 'region not known' : `region ${visible(withoutSecrets(region))}`
}

function suppressedLines({ suppressed }: LintReport): readonly string[] {
  const inSource = suppressed.filter(({ kind }) => kind === 'inSource').length
  const known = suppressed.length - inSource
  const ways = [
    ...(inSource > 0 ? [`${counted(inSource, 'finding')} by comments in the files`] : []),
    ...(known > 0 ? [`${counted(known, 'finding')} by the baseline`] : []),
  ]
  return ways.length === 0 ? [] : [`Suppressed: ${listed(ways)}.`]
}

/** What `--fix` could do about it. */
function fixableLines({ findings, unfixable }: LintReport): readonly string[] {
  const fixable = findings.filter(
    (finding) => !unfixable?.has(finding) && (finding.fixes.length > 0 || finding.chmod !== undefined),
  )
  const safe = fixable.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length
  const unsafe = fixable.length - safe
  if (safe === 0 && unsafe === 0) return []
  if (safe === 0) return [`Fixable with --fix --unsafe-fixes, to be looked at: ${unsafe}.`]
  return [
    `Fixable with --fix: ${safe}${unsafe === 0 ? '' : `; with --unsafe-fixes, to be looked at: ${unsafe} more`}.`,
  ]
}

function goneLines({ baseline }: LintReport, colors: Colors): readonly string[] {
  const count = (baseline?.gone ?? []).reduce((sum, entry) => sum + entry.count, 0)
  if (count === 0) return []
  const gone =
    count === 1 ? '1 finding of the baseline is gone' : `${count} findings of the baseline are gone`
  return [`${colors.cyan('Hint')}: ${gone}: write it again with --write-baseline.`]
}

/** One sentence for each reason. */
export function notCheckedSentences(entries: readonly NotChecked[]): readonly string[] {
  const reasons = [...new Set(entries.map(({ why }) => why))]
  return reasons.map((reason) => {
    const same = entries.filter(({ why }) => why === reason)
    const single = same.length === 1 && same[0]?.count === 1
    const what = listed(same.map((entry) => counted(entry.count, entry.what)))
    return `Not checked: ${what} ${single ? 'is' : 'are'} ${visible(reason)}.`
  })
}
