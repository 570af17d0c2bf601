import type { ConfigFile } from '../config/file.ts'
import { leafAt, type Stray, type StructValue } from '../config/values.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Location } from '../text/span.ts'
import type { Agent, Role } from './agent.ts'
import type { FileSet } from './group.ts'
import { disputedSettings, meantSettings } from './meant.ts'
import { type MergePolicy, mergeConfigs } from './merge.ts'
import { createModel, type Setting } from './model.ts'

/** Merges the files of a set, and its flags, into the agent that Nomad would make of them. */
export function assembleAgent(set: FileSet, policy?: MergePolicy): Agent {
  const { name, files, parts, grouping, guessed, unit, common = [] } = set
  const started = set.started ?? []
  const configs = (parts ?? [files.slice(common.length)]).map((part) => part.map((file) => file.config))
  if (common.length > 0) configs.unshift([mergeCommon(common, policy)])
  const merged = mergeConfigs(configs, policy, {
    before: started.flatMap(({ base }) => base ?? []),
    after: [...started.map(({ config }) => config), ...(set.partial ? [anything] : [])],
  })
  const role = roleOf(merged)
  const dev = started.find((each) => each.dev !== undefined)?.dev
  const whole = files.every((file) => file.parsed.ok && file.unread === undefined && !file.template?.partial)
  const region = leafAt(merged, 'region')
  // A file that could not be read, or is not here, may say what is written nowhere.
  const hidden = merged.open || files.some((file) => file.unread !== undefined)
  const regionText = typeof region?.data === 'string' && region.data !== '' ? region.data : 'global'
  const config = createModel(merged, madeAt(merged, files[0] as ConfigFile), {
    meant: meantSettings(files),
    disputed: disputedSettings(files),
  })
  const { server, client } = config
  const agent = {
    name,
    files,
    grouping,
    guessed: guessed === true,
    flagProblems: started.flatMap(({ problems }) => problems),
    config,
    merged,
    role,
    roleKnown: role !== 'none' || (!hidden && isOff(server) && isOff(client)),
    dev,
    region: region?.unknown === undefined && (region !== undefined || !hidden) ? regionText : undefined,
    strays: [...straysOf(merged)],
    complete: role !== 'none' && whole && dev === undefined && !merged.open,
  }
  return unit === undefined ? agent : { ...agent, unit }
}

interface CommonBase {
  readonly policy: MergePolicy | undefined
  readonly merged: StructValue
}

const bases = new WeakMap<readonly ConfigFile[], CommonBase>()

/** The files that many agents begin with, merged once: it does not matter in which order neighbours are merged. */
function mergeCommon(common: readonly ConfigFile[], policy?: MergePolicy): StructValue {
  const known = bases.get(common)
  if (known !== undefined && known.policy === policy) return known.merged
  const files = common.map(({ config }) => config)
  const merged = mergeConfigs([files], policy)
  bases.set(common, { policy, merged })
  return merged
}

/** Files that are not here may say anything. */
const anything: StructValue = {
  kind: 'struct',
  block: rootBlock,
  headers: [],
  fields: new Map(),
  strays: [],
  open: true,
}

function* straysOf(struct: StructValue): Iterable<Stray> {
  yield* struct.strays
  for (const field of struct.fields.values()) {
    if (field.kind === 'struct') yield* straysOf(field)
    if (field.kind === 'repeated') for (const entry of field.entries.values()) yield* straysOf(entry)
  }
}

function roleOf(merged: StructValue): Role {
  const server = leafAt(merged, 'server', 'enabled')?.data === true
  const client = leafAt(merged, 'client', 'enabled')?.data === true
  if (server) return client ? 'server+client' : 'server'
  return client ? 'client' : 'none'
}

function isOff({ enabled }: { readonly enabled: Setting<boolean> }): boolean {
  return enabled.effective === false
}

/** Where to point for what is written nowhere: the block that gives the agent its role, else the flag, else its first line. */
function madeAt(merged: StructValue, first: ConfigFile): Location {
  for (const name of ['server', 'client']) {
    const block = merged.fields.get(name)
    const header = block?.kind === 'struct' ? block.headers.at(-1) : undefined
    const enabled = leafAt(merged, name, 'enabled')
    if (enabled?.data === true) return header ?? enabled.origins.at(-1)?.value ?? startOf(first)
  }
  return startOf(first)
}

export function startOf(file: ConfigFile): Location {
  const end = file.source.text.search(/\r?\n|$/)
  return { source: file.source, span: { start: 0, end: Math.min(end, 200) }, whole: true }
}
