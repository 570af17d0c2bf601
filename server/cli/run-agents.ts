import type { AgentSummary } from '../engine/report.ts'
import { lint } from '../lint.ts'
import { defaultOptions } from '../lint-options.ts'
import { createNodeHost } from '../node-host.ts'
import { describeName, describeRegion, describeRole } from '../report/summary.ts'
import { escapeJson, visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, valueOf } from './option.ts'
import { readStarted } from './read-agent-flags.ts'
import { readPaths } from './read-paths.ts'
import { write } from './streams.ts'

/** `nomadlint agents`: a run without rules knows the agents. */
export async function runAgents(args: Arguments): Promise<number> {
  const host = createNodeHost()
  const { agents, missing } = await lint(
    { ...defaultOptions, ...readPaths(args), started: readStarted(args), merge: args.switches.has('merge') },
    [],
    host,
  )
  write(1, valueOf(args, 'format') === 'json' ? asJson(agents) : asText(agents, args))
  if (agents.length === 0 && missing.length === 0) write(2, 'No agent configuration (*.hcl, *.json) found.\n')
  await reportMissing(missing, host)
  return missing.length > 0 ? exit.usage : exit.clean
}

function asJson(agents: readonly AgentSummary[]): string {
  return `${escapeJson(JSON.stringify(agents, null, 2))}\n`
}

function asText(agents: readonly AgentSummary[], args: Arguments): string {
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  const blocks = agents.map(({ name, files, role, region, grouping }) => {
    const lines = [
      `${colors.bold(describeName(name))}: ${describeRole(role)}, ${describeRegion(region)}`,
      ...files.map((file, index) => `  ${index + 1}. ${visible(file)}`),
      colors.dim(`  Why: ${visible(grouping)}.`),
    ]
    return `${lines.join('\n')}\n`
  })
  return blocks.join('\n')
}
