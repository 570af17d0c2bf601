import type { Data, FieldValue, LeafValue, Origin, StructValue } from '../../config/values.ts'
import type { Block, Key } from '../../keys/key.ts'
import { rootBlock } from '../../keys/table.generated.ts'
import type { Source } from '../../text/source.ts'
import type { Location, Span } from '../../text/span.ts'
import { devFlags } from './flag-table.ts'
import { type FlagLine, type FlagProblem, type FlagUse, readBool, readInt } from './flags.ts'

/** What the flags of an agent say about it. */
export interface Started {
  /** Merged onto all files, as the last of them; `open` where it may be started with more than is known here. */
  readonly config: StructValue
  /** What a development agent starts from, before any file. */
  readonly base: StructValue | undefined
  /** The flag that makes it one, such as `-dev`. */
  readonly dev: Location | undefined
  /** Every `-config`, in order. */
  readonly configs: readonly ConfigPath[]
  /** What is wrong with the flags, where nobody has been told yet. */
  readonly problems: readonly LocatedProblem[]
  /** The flags as they may be shown: without `-config`, without secrets. */
  readonly text: string
}

export interface LocatedProblem {
  readonly problem: FlagProblem
  readonly at: Location
}

export interface ConfigPath {
  readonly path: string
  readonly unknown: boolean
  readonly at: Span
}

/** Flags as one more file of the agent; `source` is where they stand, its secrets taken out. */
export function startedWith({ uses, unknown, problems }: FlagLine, source: Source): Started {
  const dev = uses.find(({ flag, value }) => devFlags.has(flag.name) && readBool(value) !== false)
  const open = unknown.length > 0 || problems.length > 0
  return {
    config: { ...structOf(uses, source), ...(open ? { open: true } : {}) },
    base: dev === undefined ? undefined : devStruct(dev, source),
    dev: dev && { source, span: dev.at },
    configs: uses
      .filter(({ flag }) => flag.name === 'config')
      .map(({ value, unknown: hidden, valueAt }) => ({ path: value, unknown: hidden, at: valueAt })),
    problems: problems.map((problem) => ({ problem, at: { source, span: problem.at } })),
    text: uses
      .filter(({ flag }) => flag.name !== 'config')
      .map((use) => shown(use, source))
      .join(' '),
  }
}

/** As the source has it, where secrets are stars already. */
function shown({ flag, at, valueAt }: FlagUse, { text }: Source): string {
  if (at === valueAt) return `-${flag.name}`
  return `-${flag.name}=${text.slice(valueAt.start, valueAt.end).replace(/\*+/g, '********')}`
}

/** A struct while flags are put into it. */
interface Building {
  readonly block: Block
  readonly fields: Map<string, FieldValue>
}

function structOf(uses: readonly FlagUse[], source: Source): StructValue {
  const root: Building = { block: rootBlock, fields: new Map() }
  const leaves = new Map<readonly string[], LeafValue[]>()
  for (const use of uses) {
    const { path, key } = use.flag
    if (path === undefined || key === undefined) continue
    const same = leaves.get(path)
    const leaf = leafOf(use, key, path, source)
    if (same === undefined) leaves.set(path, [leaf])
    else same.push(leaf)
  }
  for (const [path, same] of leaves) {
    const { key } = same[0] as LeafValue
    blockAt(root, path.slice(0, -1)).fields.set(key.name, joined(key, same))
  }
  return finished(root)
}

function finished({ block, fields }: Building): StructValue {
  return { kind: 'struct', block, headers: [], fields, strays: [] }
}

/** Blocks made by flags have no header: whoever looks for one finds that of the files. */
function blockAt(root: Building, path: readonly string[]): Building {
  let at = root
  for (let step = 0; step < path.length; step++) {
    const key = at.block.keys.get(path[step] as string) as Key
    const label = key.block?.repeat === undefined ? undefined : path[++step]
    const known = at.fields.get(key.name)
    const entry = known?.kind === 'repeated' ? known.entries.get(label as string) : known
    const struct = (entry ?? finished({ block: key.block as Block, fields: new Map() })) as StructValue
    if (label === undefined) at.fields.set(key.name, struct)
    else at.fields.set(key.name, { kind: 'repeated', key, entries: new Map([[label, struct]]) })
    at = { block: struct.block, fields: struct.fields as Map<string, FieldValue> }
  }
  return at
}

function leafOf(use: FlagUse, key: Key, path: readonly string[], source: Source): LeafValue {
  const data = use.unknown ? undefined : dataOf(use, key)
  const unknown = use.unknown ? ('template' as const) : undefined
  const origin: Origin = {
    pointer: `/${path.join('/')}`,
    key: { source, span: use.at },
    value: { source, span: use.valueAt },
    data,
    ...(unknown === undefined ? {} : { unknown }),
  }
  return { kind: 'leaf', key, data, unknown, origins: [origin] }
}

function dataOf({ flag, value }: FlagUse, key: Key): Data | undefined {
  if (key.type === 'bool') return readBool(value)
  if (key.type === 'int') return readInt(value)
  if (key.type === 'list') return flag.name === 'servers' ? value.split(',') : [value]
  if (key.type === 'map') {
    const sign = value.indexOf('=')
    return Object.fromEntries([[value.slice(0, sign), value.slice(sign + 1)]])
  }
  return value
}

/** The same flag again and again: lists grow, maps take each other's keys in, of all else the last one stands. */
function joined(key: Key, leaves: readonly LeafValue[]): LeafValue {
  const last = leaves.at(-1) as LeafValue
  const origins = leaves.flatMap((leaf) => leaf.origins)
  if (key.type !== 'list' && key.type !== 'map') return { ...last, origins }
  const unknown = leaves.find((leaf) => leaf.unknown !== undefined)?.unknown
  if (unknown !== undefined) return { ...last, data: undefined, unknown, origins }
  const all = leaves.map(({ data }) => data)
  if (key.type === 'map') return { ...last, data: Object.fromEntries(all.flatMap(entriesOf)), origins }
  return { ...last, data: key.name === 'servers' ? last.data : (all.flat() as Data[]), origins }
}

function entriesOf(map: Data | undefined): readonly [string, Data][] {
  return Object.entries(map as Readonly<Record<string, Data>>)
}

/** A development agent is server and client, whatever the files say (command/agent/config.go, DevConfig). */
function devStruct(dev: FlagUse, source: Source): StructValue {
  const root: Building = { block: rootBlock, fields: new Map() }
  for (const role of ['server', 'client']) {
    const inside = blockAt(root, [role])
    const key = inside.block.keys.get('enabled') as Key
    inside.fields.set(
      'enabled',
      leafOf({ ...dev, value: 'true', unknown: false }, key, [role, 'enabled'], source),
    )
  }
  return finished(root)
}
