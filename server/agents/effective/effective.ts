import { isUnset } from '../../config/unset.ts'
import type { Data, FieldValue, LeafValue, Origin, StructValue } from '../../config/values.ts'
import type { Key } from '../../keys/key.ts'
import type { Location } from '../../text/span.ts'
import type { Agent } from '../agent.ts'
import { maskData, writtenText } from './mask.ts'

export type { Data } from '../../config/values.ts'

/** A place that says something about a setting. */
export interface Place {
  readonly location: Location
  /** The flag that says it, as it is written: `-region`. */
  readonly flag?: string
  /** It says so by leaving the setting out. */
  readonly implied?: true
}

/** A setting of the merged agent. What is secret in it is already hidden. */
export interface EffectiveValue {
  readonly kind: 'value'
  readonly name: string
  readonly pointer: string
  /** What is in force. Undefined where that is not known, and where nothing is. */
  readonly value: Data | undefined
  readonly state: 'set' | 'template' | 'refused' | 'lost' | 'default'
  /** What stands there, where that is no value: a template, or something that Nomad refuses. */
  readonly written?: string
  /** Where the value is from; lists that grow, and maps, are from several places. */
  readonly from: readonly Place[]
  /** Places that say something else, and lost. */
  readonly over: readonly Place[]
}

export interface EffectiveBlock {
  readonly kind: 'block'
  readonly name: string
  readonly label: string | undefined
  readonly entries: readonly EffectiveEntry[]
}

export type EffectiveEntry = EffectiveValue | EffectiveBlock

/** What is in force in an agent, block by block, and which places say so. Defaults that nobody touches are left out. */
export function effectiveOf(agent: Agent): readonly EffectiveEntry[] {
  return entriesOf(agent.merged, '')
}

function entriesOf(struct: StructValue, pointer: string): readonly EffectiveEntry[] {
  return [...struct.fields].flatMap(([name, field]) => fieldEntries(name, field, `${pointer}/${name}`))
}

function fieldEntries(name: string, field: FieldValue, pointer: string): readonly EffectiveEntry[] {
  if (field.kind === 'leaf') return leafEntries(field, pointer)
  if (field.kind === 'struct') return blockOf(name, undefined, entriesOf(field, pointer))
  const { repeat } = field.key.block ?? {}
  return [...field.entries].flatMap(([entry, struct]) => {
    const label = repeat === 'labelled' ? labelOf(field.key, entry, struct) : undefined
    return blockOf(name, label, entriesOf(struct, `${pointer}/${escape(entry)}`))
  })
}

function leafEntries(leaf: LeafValue, pointer: string): readonly EffectiveEntry[] {
  const { key, data, origins } = leaf
  if (key.type === 'map' && isMap(data) && Object.keys(data).length > 0)
    return blockOf(key.name, undefined, mapEntries(leaf, data, pointer))
  const { value, state } = inForce(leaf)
  const places = origins.map(placeOf)
  const grows = key.merge === 'append' || key.merge === 'append-unique'
  const shown = value === undefined ? undefined : maskData(key, value, state === 'default' ? [] : origins)
  const from = grows ? places : places.slice(-1)
  const over = grows ? [] : places.slice(0, -1)
  const text = leaf.unknown === undefined ? undefined : writtenText(key, origins.at(-1))
  const written = text === undefined ? {} : { written: text }
  return [{ kind: 'value', name: key.name, pointer, value: shown, state, ...written, from, over }]
}

/** Each key of a map has places of its own. */
function mapEntries({ key, origins }: LeafValue, data: MapData, pointer: string): readonly EffectiveValue[] {
  const masked = maskData(key, data, origins) as MapData
  return Object.entries(masked).map(([name, value]) => {
    const saying = origins.filter((origin) => isMap(origin.data) && Object.hasOwn(origin.data, name))
    const places = saying.map(placeOf)
    const place = { from: places.slice(-1), over: places.slice(0, -1) }
    return { kind: 'value', name, pointer: `${pointer}/${escape(name)}`, value, state: 'set', ...place }
  })
}

function placeOf({ key, value, implied }: Origin): Place {
  const { source, span } = key
  const flag = source.foreign ? source.text.slice(span.start, span.end) : undefined
  return { location: value, ...(flag === undefined ? {} : { flag }), ...(implied ? { implied } : {}) }
}

type MapData = { readonly [key: string]: Data }

function isMap(data: Data | undefined): data is MapData {
  return typeof data === 'object' && !Array.isArray(data)
}

function inForce({ key, data, unknown }: LeafValue): Pick<EffectiveValue, 'value' | 'state'> {
  if (unknown !== undefined) return { value: undefined, state: unknown }
  if (data === undefined) return { value: undefined, state: 'lost' }
  if (!isUnset(key, data)) return { value: data, state: 'set' }
  return { value: key.default as Data | undefined, state: 'default' }
}

/** As it is written: without what merging adds to tell two blocks of one label apart. */
function labelOf({ block }: Key, entry: string, struct: StructValue): string {
  const label = struct.label ?? entry
  const qualifier = block?.qualifier === undefined ? undefined : struct.fields.get(block.qualifier)
  const name = qualifier?.kind === 'leaf' ? qualifier.data : undefined
  const tail = typeof name === 'string' && name !== '' ? `.${name}` : ''
  return tail !== '' && label.endsWith(tail) ? label.slice(0, -tail.length) : label
}

function blockOf(
  name: string,
  label: string | undefined,
  entries: readonly EffectiveEntry[],
): readonly EffectiveBlock[] {
  return entries.length === 0 ? [] : [{ kind: 'block', name, label, entries }]
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
