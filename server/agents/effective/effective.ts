import { isUnset } from '../../config/unset.ts'
import {
  type Data,
  type FieldValue,
  type LeafValue,
  leafAt,
  type Origin,
  type StructValue,
} from '../../config/values.ts'
import type { Block } from '../../keys/key.ts'
import { escapeSegment } from '../../keys/lookup.ts'
import type { Location } from '../../text/span.ts'
import type { Agent } from '../agent.ts'
import { labelOfEntry } from '../entry-label.ts'
import { maskData, writtenText } from './mask.ts'

export type { Data } from '../../config/values.ts'

/** A place that says something about a setting. */
export interface Place {
  readonly location: Location
  /** The flag that says it, as it is written: `-region`. */
  readonly flag: string | undefined
  /** It says so by leaving the setting out. */
  readonly implied: true | undefined
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
  readonly written: string | undefined
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
  const { block } = field.key
  return [...field.entries].flatMap(([entry, struct]) => {
    const label = block?.repeat === 'labelled' ? labelOf(block, entry, struct) : undefined
    return blockOf(name, label, entriesOf(struct, `${pointer}/${escapeSegment(entry)}`))
  })
}

function leafEntries(leaf: LeafValue, pointer: string): readonly EffectiveEntry[] {
  const { key, data, origins } = leaf
  if (key.type === 'map' && isMap(data) && Object.keys(data).length > 0)
    return blockOf(key.name, undefined, mapEntries(leaf, data, pointer))
  const { value, state } = inForce(leaf)
  const places = origins.map(placeOf)
  const grows = key.merge === 'append' || key.merge === 'append-unique'
  const shown = value === undefined ? undefined : maskData(key, value, origins)
  const from = grows ? places : places.slice(-1)
  const over = grows ? [] : places.slice(0, -1)
  const written = leaf.unknown === undefined ? undefined : writtenText(key, origins.at(-1) as Origin)
  return [{ kind: 'value', name: key.name, pointer, value: shown, state, written, from, over }]
}

/** Each key of a map has places of its own. */
function mapEntries({ key, origins }: LeafValue, data: MapData, pointer: string): readonly EffectiveValue[] {
  const masked = maskData(key, data, origins) as MapData
  return Object.entries(masked).map(([name, value]) => {
    const saying = origins.filter((origin) => isMap(origin.data) && Object.hasOwn(origin.data, name))
    const places = saying.map(placeOf)
    const said = { written: undefined, from: places.slice(-1), over: places.slice(0, -1) }
    return { kind: 'value', name, pointer: `${pointer}/${escapeSegment(name)}`, value, state: 'set', ...said }
  })
}

function placeOf({ key, value, implied }: Origin): Place {
  const { source, span } = key
  const flag = source.foreign ? source.text.slice(span.start, span.end) : undefined
  return { location: value, flag, implied }
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
function labelOf({ qualifier }: Block, entry: string, struct: StructValue): string {
  const name = qualifier === undefined ? undefined : leafAt(struct, qualifier)?.data
  return struct.label ?? labelOfEntry(entry, typeof name === 'string' ? name : '')
}

function blockOf(
  name: string,
  label: string | undefined,
  entries: readonly EffectiveEntry[],
): readonly EffectiveBlock[] {
  return entries.length === 0 ? [] : [{ kind: 'block', name, label, entries }]
}
