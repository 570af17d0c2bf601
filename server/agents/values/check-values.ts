import type { LeafValue, StructValue } from '../../config/values.ts'
import { escapeSegment } from '../../keys/lookup.ts'
import type { Agent } from '../agent.ts'
import { advertisedAddresses, bindAddresses, loopbackAdvertised } from './addresses.ts'
import { artifactPaths } from './artifact.ts'
import { type AgentCheck, plays, type ValueCheck, type ValueChecks } from './check.ts'
import { CheckTable, type KeyChecks } from './check-table.ts'
import { coreLists } from './cores.ts'
import { driverConfigs, driverOptions } from './driver-config.ts'
import { durationCheck } from './durations.ts'
import { fingerprinters, fingerprintKeys } from './fingerprinters.ts'
import { joinConflicts } from './joins.ts'
import { activeKeyrings, keyringProviders, names as namesOfKind } from './names.ts'
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
import { inForce, valueAt } from './written.ts'

/** What `config validate` refuses, whatever the agent runs (command/agent/command.go, IsValidConfig). */
const always: ValueChecks = { ...artifactPaths, ...portRanges, ...sizes }

/** What only an agent minds that runs what the setting is for. */
const whereUsed: ValueChecks = {
  ...coreLists,
  ...driverOptions,
  ...namesOfKind,
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

const table = new CheckTable((names, key) =>
  [
    always[names],
    whereUsed[names] && whereItPlays(whereUsed[names]),
    key.absolute && absolutePath,
    durationCheck(names, key),
  ].filter((check) => check !== undefined),
)

function whereItPlays(check: ValueCheck): ValueCheck {
  return (written, agent) => (plays(agent, written.key.scope) ? check(written, agent) : [])
}

/** Every value that keeps Nomad from starting with this agent. */
export function* valueProblems(agent: Agent): Iterable<ValueProblem> {
  yield* problemsInside(agent, agent.merged, '', table)
  for (const check of ofAgents) yield* check(agent)
}

function* problemsInside(
  agent: Agent,
  { fields }: StructValue,
  pointer: string,
  checks: CheckTable,
): Iterable<ValueProblem> {
  for (const [name, field] of fields) {
    const here = `${pointer}/${name}`
    if (field.kind === 'leaf') yield* problemsOf(agent, field, here, checks.setting(field.key))
    else if (field.kind === 'struct') yield* problemsInside(agent, field, here, checks.block(name))
    else
      for (const [label, entry] of field.entries)
        yield* problemsInside(agent, entry, `${here}/${escapeSegment(label)}`, checks.block(name))
  }
}

function* problemsOf(
  agent: Agent,
  leaf: LeafValue,
  pointer: string,
  { names, checks }: KeyChecks,
): Iterable<ValueProblem> {
  const data = checks.length === 0 ? undefined : inForce(leaf)
  if (data === undefined) return
  const written = { pointer, names, key: leaf.key, data, at: valueAt(leaf), leaf }
  for (const check of checks) yield* check(written, agent)
}
