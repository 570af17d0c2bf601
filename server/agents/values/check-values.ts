import type { Key } from '../../keys/key.ts'
import type { Agent } from '../agent.ts'
import { advertisedAddresses, bindAddresses, loopbackAdvertised } from './addresses.ts'
import { artifactPaths } from './artifact.ts'
import { type AgentCheck, plays, type ValueChecks } from './check.ts'
import { coreLists } from './cores.ts'
import { driverConfigs, driverOptions } from './driver-config.ts'
import { durationProblems } from './durations.ts'
import { fingerprinters, fingerprintKeys } from './fingerprinters.ts'
import { joinConflicts } from './joins.ts'
import { activeKeyrings, keyringProviders, names } from './names.ts'
import { absolutePath, missingDirectories, pathsAtStart, volumesWithoutPath } from './paths.ts'
import { dynamicPortOrder, portRanges, sharedPorts } from './ports.ts'
import type { ValueProblem } from './problem.ts'
import { introductionTimes, logStores, priorities, userPool } from './relations.ts'
import { schemaProblems } from './schema-check.ts'
import { sizes, sizesAtStart } from './sizes.ts'
import { subnets } from './subnets.ts'
import { syslogFacility } from './syslog.ts'
import { circonus, prefixFilters, retention } from './telemetry.ts'
import { urls, vaultAddresses } from './urls.ts'
import { writtenValues } from './written.ts'

/** What `config validate` refuses, whatever the agent runs (command/agent/command.go, IsValidConfig). */
const always: ValueChecks = { ...artifactPaths, ...portRanges, ...sizes }

/** What only an agent minds that runs what the setting is for. */
const whereUsed: ValueChecks = {
  ...coreLists,
  ...driverOptions,
  ...names,
  ...pathsAtStart,
  ...prefixFilters,
  ...sizesAtStart,
  ...subnets,
  ...urls,
}

const ofAgents: readonly AgentCheck[] = [
  schemaProblems,
  missingDirectories,
  volumesWithoutPath,
  dynamicPortOrder,
  sharedPorts,
  bindAddresses,
  loopbackAdvertised,
  advertisedAddresses,
  joinConflicts,
  logStores,
  priorities,
  introductionTimes,
  userPool,
  retention,
  circonus,
  syslogFacility,
  keyringProviders,
  activeKeyrings,
  fingerprinters,
  fingerprintKeys,
  vaultAddresses,
  driverConfigs,
]

function isJudged(path: string, { type, absolute }: Key): boolean {
  return absolute === true || type === 'duration' || path in always || path in whereUsed
}

/** Every value that keeps Nomad from starting with this agent. */
export function* valueProblems(agent: Agent): Iterable<ValueProblem> {
  for (const written of writtenValues(agent.merged, isJudged)) {
    yield* always[written.names]?.(written, agent) ?? []
    if (plays(agent, written.key.scope)) yield* whereUsed[written.names]?.(written, agent) ?? []
    if (written.key.absolute) yield* absolutePath(written, agent)
    yield* durationProblems(written, agent)
  }
  for (const check of ofAgents) yield* check(agent)
}
