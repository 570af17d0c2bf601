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

export interface Subject {
  readonly agents: readonly { readonly agent: Agent; readonly facts: Facts }[]
  /** Files that belong to no agent included. */
  readonly files: readonly ConfigFile[]
  readonly policy: Policy
  /** Names of the agents a file belongs to, where they are not among `agents`. */
  namesOf?(file: ConfigFile): readonly string[]
  readonly hcl2?: ReadonlyMap<ConfigFile, SecondOpinion>
  /** Take the time that each rule takes. */
  readonly timed?: boolean
  /** Where it differs from file to file. */
  readonly judge?: Judge | undefined
  /** Told of rules that asked for facts of an agent that are not known. */
  readonly onBlind?: (rule: string, agent: Agent) => void
}

/** Every rule over every agent and file. A rule that throws becomes a finding and takes nothing else with it. */
export function runRules(rules: readonly ActiveRule[], subject: Subject, collector: Collector): void {
  const own = agentsByFile(subject)
  const namesOf = (file: ConfigFile) => subject.namesOf?.(file) ?? own.get(file) ?? []
  for (const active of rules) {
    const started = subject.timed ? performance.now() : 0
    const { rule } = active
    for (const { agent, facts } of rule.check === undefined ? [] : subject.agents) {
      if (agent.dev && rule.hardening) continue
      const { onBlind } = subject
      const seen = onBlind === undefined ? facts : watched(facts, () => onBlind(active.id, agent))
      const reports = (): Iterable<Report> => rule.check?.({ agent, facts: seen }) ?? []
      collect(collector, active, reports, [agent.name], agent.files, subject.judge)
    }
    for (const file of rule.checkFile === undefined ? [] : subject.files) {
      const { policy, hcl2 } = subject
      const reports = (): Iterable<Report> => rule.checkFile?.({ file, policy, hcl2: hcl2?.get(file) }) ?? []
      collect(collector, active, reports, namesOf(file), [file])
    }
    if (subject.timed) collector.spent(active.id, performance.now() - started)
  }
}

function collect(
  collector: Collector,
  active: ActiveRule,
  check: () => Iterable<Report>,
  agents: readonly string[],
  files: readonly ConfigFile[],
  judge?: Judge,
): void {
  const parsedOf: ParsedOf = (source) => files.find((file) => file.source === source)?.parsed
  try {
    for (const report of check()) {
      const judged = judge === undefined ? active : judge(active, report.at.at.source.path)
      if (judged !== undefined) collector.add(judged, report, agents, parsedOf)
    }
  } catch (error) {
    collector.crashed(active.id, error, agents, beginningOf(files[0] as ConfigFile))
  }
}

function beginningOf(file: ConfigFile): Location {
  return { source: file.source, span: { start: 0, end: 0 }, whole: true }
}

function agentsByFile({ agents }: Subject): ReadonlyMap<ConfigFile, readonly string[]> {
  const names = new Map<ConfigFile, string[]>()
  for (const { agent } of agents) {
    for (const file of agent.files) {
      const known = names.get(file)
      if (known === undefined) names.set(file, [agent.name])
      else known.push(agent.name)
    }
  }
  return names
}
