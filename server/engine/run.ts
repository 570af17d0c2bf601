import type { Agent } from '../agents/agent.ts'
import type { ConfigFile } from '../config/file.ts'
import type { Facts, Policy } from '../facts/facts.ts'
import type { SecondOpinion } from '../facts/second-opinion.ts'
import type { ParsedOf } from '../fixes/change.ts'
import type { Location } from '../text/span.ts'
import type { Collector } from './collect.ts'
import { watched } from './doubts.ts'
import type { Report } from './rule.ts'
import type { ActiveRule } from './severity.ts'

/** By which severity a rule's findings in a file go; undefined: the rule does not run on that file. */
export type Judge = (rule: ActiveRule, path: string) => ActiveRule | undefined

interface AgentSubject {
  readonly agent: Agent
  readonly facts: Facts
  /** Where it differs from file to file. */
  readonly judge?: Judge | undefined
  /** Told of rules that asked for facts of the agent that are not known. */
  readonly onBlind?: ((rule: string) => void) | undefined
  /** Take the time that each rule takes. */
  readonly timed?: boolean
}

interface FileSubject {
  readonly file: ConfigFile
  /** Names of the agents that the file belongs to. */
  readonly agents: readonly string[]
  readonly policy: Policy
  readonly hcl2?: SecondOpinion | undefined
  readonly timed?: boolean
}

/** Where reports are about. */
interface Place {
  readonly agents: readonly string[]
  readonly files: readonly ConfigFile[]
  readonly judge?: Judge | undefined
  readonly timed?: boolean | undefined
}

/** Every rule about one agent. A rule that throws becomes a finding and takes nothing else with it. */
export function runOnAgent(
  rules: readonly ActiveRule[],
  { agent, facts, judge, onBlind, timed }: AgentSubject,
  collector: Collector,
): void {
  const place = { agents: [agent.name], files: agent.files, judge, timed }
  for (const active of rules) {
    const { id, rule } = active
    if (agent.dev !== undefined && rule.hardening) continue
    const seen = onBlind === undefined ? facts : watched(facts, () => onBlind(id))
    collect(collector, active, place, () => rule.check?.({ agent, facts: seen }))
  }
}

/** Every rule about one file. */
export function runOnFile(
  rules: readonly ActiveRule[],
  { file, agents, policy, hcl2, timed }: FileSubject,
  collector: Collector,
): void {
  const place = { agents, files: [file], timed }
  for (const active of rules)
    collect(collector, active, place, () => active.rule.checkFile?.({ file, policy, hcl2 }))
}

function collect(
  collector: Collector,
  active: ActiveRule,
  { agents, files, judge, timed }: Place,
  check: () => Iterable<Report> | undefined,
): void {
  const started = timed ? performance.now() : 0
  try {
    for (const report of check() ?? []) {
      const judged = judge === undefined ? active : judge(active, report.at.at.source.path)
      if (judged !== undefined) collector.add(judged, report, agents, parsedAmong(files))
    }
  } catch (error) {
    collector.crashed(active.id, error, agents, beginningOf(files[0] as ConfigFile))
  }
  if (timed) collector.spent(active.id, performance.now() - started)
}

function parsedAmong(files: readonly ConfigFile[]): ParsedOf {
  return (source) => files.find((file) => file.source === source)?.parsed
}

function beginningOf(file: ConfigFile): Location {
  return { source: file.source, span: { start: 0, end: 0 }, whole: true }
}
