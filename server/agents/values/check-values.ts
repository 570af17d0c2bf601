import type { LeafValue, StructValue } from '../../config/values.ts'
import { escapeSegment } from '../../keys/lookup.ts'
import type { Agent } from '../agent.ts'
import { addressTemplates } from './address-templates.ts'
import { advertisedAddresses, bindAddresses, loopbackAdvertised } from './addresses.ts'
import { artifactPaths } from './artifact.ts'
import { type AgentCheck, plays, type ValueCheck, type ValueChecks } from './check.ts'
import { CheckTable, type KeyChecks } from './check-table.ts'
import { clientPairs } from './client-pairs.ts'
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
import { inForce, valueAt, type Written } from './written.ts'

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
  addressTemplates,
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
  clientPairs,
  driverConfigs,
]

const table = new CheckTable((path, key) =>
  [
    always[path],
    whereUsed[path] && whereItPlays(whereUsed[path]),
    key.absolute && absolutePath,
    durationCheck(path, key),
  ].filter((check) => check !== undefined),
)

function whereItPlays(check: ValueCheck): ValueCheck {
  return (written, agent) => (plays(agent, written.key.scope) ? check(written, agent) : [])
}

/** Every value that keeps Nomad from starting with this agent. */
export function* valueProblems(agent: Agent): Iterable<ValueProblem> {
  for (const [written, checks] of judgedValues(agent.merged))
    for (const check of checks) yield* check(written, agent)
  for (const check of ofAgents) yield* check(agent)
}

type Judged = readonly [Written, readonly ValueCheck[]]

function judgedValues(merged: StructValue): readonly Judged[] {
  const found: Judged[] = []
  visit(merged, '', table)
  return found

  function visit({ fields }: StructValue, pointer: string, inside: CheckTable): void {
    for (const [name, field] of fields) {
      if (field.kind === 'leaf') add(field, pointer, inside.setting(field.key))
      else if (field.kind === 'struct') visit(field, `${pointer}/${name}`, inside.block(name))
      else
        for (const [label, entry] of field.entries)
          visit(entry, `${pointer}/${name}/${escapeSegment(label)}`, inside.block(name))
    }
  }

  function add(leaf: LeafValue, around: string, { names: path, checks }: KeyChecks): void {
    const data = checks.length === 0 ? undefined : inForce(leaf)
    if (data === undefined) return
    const { key } = leaf
    found.push([
      { pointer: `${around}/${key.name}`, names: path, key, data, at: valueAt(leaf), leaf },
      checks,
    ])
  }
}
