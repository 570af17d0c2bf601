import type { Agent } from '../agents/agent.ts'
import type { AgentSummary } from '../engine/report.ts'
import { lint } from '../lint.ts'
import { createNodeHost } from '../node-host.ts'
import { mergedHcl } from '../report/merged-hcl.ts'
import { mergedJson } from '../report/merged-json.ts'
import { createPositions } from '../report/positions.ts'
import { describeName, describeRegion, describeRole } from '../report/summary.ts'
import { escapeJson, visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { reportFailures } from './crash.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, valueOf } from './option.ts'
import { readLintOptions } from './read-lint-options.ts'
import { tellUnknownVersion } from './read-version.ts'
import { write } from './streams.ts'

/** `nomadlint agents`: a run without rules knows the agents; what it finds is wrong in settings. */
export async function runAgents(args: Arguments): Promise<number> {
  const host = createNodeHost()
  const whole: Agent[] = []
  const merged = args.switches.has('merged')
  const options = await readLintOptions(args, [], host)
  const { agents, missing, findings, failures } = await lint(
    {
      ...options,
      ...(merged ? { onAgent: (agent: Agent) => whole.push(agent) } : {}),
    },
    [],
    host,
  )
  const json = valueOf(args, 'format') === 'json'
  if (merged) write(1, json ? mergedJson(whole) : mergedText(whole, args))
  else write(1, json ? asJson(agents) : asText(agents, args))
  tellUnknownVersion(options.version)
  if (agents.length === 0 && missing.length === 0) write(2, 'No agent configuration (*.hcl, *.json) found.\n')
  await reportMissing(missing, host)
  const positionOf = createPositions()
  for (const { location, message } of findings) {
    const { line, column } = positionOf(location.source, location.span.start)
    write(2, `nomadlint: ${visible(`${location.source.path}:${line}:${column}: ${message}`)}\n`)
  }
  reportFailures(failures)
  if (failures.length > 0) return exit.crash
  if (options.trouble !== undefined) write(2, `nomadlint: ${visible(options.trouble)}\n`)
  const incomplete = missing.length > 0 || findings.length > 0 || options.trouble !== undefined
  return incomplete ? exit.usage : exit.clean
}

function mergedText(agents: readonly Agent[], args: Arguments): string {
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  return agents.map((agent) => mergedHcl(agent, colors)).join('\n')
}

function asJson(agents: readonly AgentSummary[]): string {
  const told = agents.map(({ name, role, region, grouping, files }) => ({
    name,
    role,
    region,
    grouping,
    files,
  }))
  return `${escapeJson(JSON.stringify(told, null, 2))}\n`
}

function asText(agents: readonly AgentSummary[], args: Arguments): string {
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  const blocks = agents.map((agent) => {
    const { name, files, region, grouping } = agent
    const lines = [
      `${colors.bold(describeName(name))}: ${describeRole(agent)}, ${describeRegion(region)}`,
      ...files.map((file, index) => `  ${index + 1}. ${visible(file)}`),
      colors.dim(`  Why: ${visible(grouping)}.`),
    ]
    return `${lines.join('\n')}\n`
  })
  return blocks.join('\n')
}
