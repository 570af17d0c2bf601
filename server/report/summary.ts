import type { Colors } from 'picocolors/types.js'
import type { AgentSummary, LintReport, NotChecked } from '../engine/report.ts'
import { countSeverities } from './severities.ts'
import { visible } from './visible.ts'
import { counted, listed } from './words.ts'

/** Beyond these an agent's files, or the agents, are only counted. */
const namedAgents = 5
const namedFiles = 6

/** What the run found, looked at and left out, in a few lines. */
export function summary(report: LintReport, colors: Colors): string {
  const lines = [
    verdict(report, colors),
    ...(report.agents.length > namedAgents
      ? []
      : report.agents.map((agent) => `Agent ${describeAgent(agent)}.`)),
    ...report.notChecked.map((entry) => colors.dim(`Not checked: ${describeNotChecked(entry)}.`)),
    ...report.hints.map((hint) => `${colors.cyan('Hint')}: ${visible(hint)}.`),
  ]
  return `${lines.join('\n')}\n`
}

function verdict({ findings, files, agents }: LintReport, colors: Colors): string {
  if (files === 0) return 'Nothing to check: no agent configuration (*.hcl, *.json) found.'
  const { errors, warnings, infos } = countSeverities(findings)
  const counts = [
    ...(errors > 0 ? [colors.red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(counted(warnings, 'warning'))] : []),
    ...(infos > 0 ? [colors.blue(counted(infos, 'info'))] : []),
  ]
  const found = counts.length === 0 ? colors.green('No problems found') : `Found ${listed(counts)}`
  const where = `in ${counted(files, 'file')}${agents.length > namedAgents ? ` of ${agents.length} agents` : ''}`
  return colors.bold(`${found} ${where}.`)
}

function describeAgent({ name, files, role, region }: AgentSummary): string {
  const single = files.length === 1 && files[0] === name
  const from = files.length > namedFiles ? `${files.length} files` : listed(files.map(visible))
  return `${visible(name)}: ${describeRole(role)}, ${describeRegion(region)}${single ? '' : `; ${from}`}`
}

/** The role in words. */
export function describeRole(role: AgentSummary['role']): string {
  if (role === 'none') return 'neither server nor client'
  return role === 'server+client' ? 'server and client' : role
}

/** The region in words; it is empty where a template hides it. */
export function describeRegion(region: string): string {
  return region === '' ? 'region not known' : `region ${visible(region)}`
}

function describeNotChecked({ what, why, count }: NotChecked): string {
  return `${counted(count, what)} ${count === 1 ? 'is' : 'are'} ${visible(why)}`
}
