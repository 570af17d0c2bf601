import type { Agent } from '../agent.ts'
import type { Setting } from '../model.ts'
import type { ValueProblem } from './problem.ts'
import type { Written } from './written.ts'

/** Judges one written value. */
export type ValueCheck = (written: Written, agent: Agent) => Iterable<ValueProblem>

/** By names of keys, labels left out: `/client/host_volume/path`. */
export type ValueChecks = Readonly<Record<string, ValueCheck>>

/** Judges what takes more than one setting, or is absent. */
export type AgentCheck = (agent: Agent) => Iterable<ValueProblem>

/** For certain: an agent that may have a role by another file has none here. */
export function isServer({ role }: Agent): boolean {
  return role === 'server' || role === 'server+client'
}

export function isClient({ role }: Agent): boolean {
  return role === 'client' || role === 'server+client'
}

/** Whether the agent runs what acts on a setting of this scope. */
export function plays(agent: Agent, scope: 'server' | 'client' | undefined): boolean {
  if (scope === undefined) return true
  return scope === 'server' ? isServer(agent) : isClient(agent)
}

/** What is in force, where no other file can still say otherwise. */
export function certain<T>({ complete }: Agent, { written, value, effective }: Setting<T>): T | undefined {
  return complete || (written && value === effective) ? effective : undefined
}
