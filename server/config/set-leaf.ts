import type { Item, Key as WrittenKey } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import type { Decoding } from './decoding.ts'
import type { Place } from './fields.ts'
import type { Leaf } from './leaf.ts'
import type { StructBuilder } from './struct-builder.ts'
import type { Data, LeafValue, Origin } from './values.ts'

/** An item, and the one of its keys that is the setting's name. */
export interface Writing {
  readonly name: WrittenKey
  readonly item: Item
}

/** Puts a decoded value into its block, and tells where it was refused. */
export function setLeaf(
  decoding: Decoding,
  struct: StructBuilder,
  key: Key,
  leaf: Leaf,
  writings: readonly Writing[],
  place: Place,
): void {
  // A removed key is unknown to whoever refuses its value as well: that is said once.
  if ('refusal' in leaf && leaf.refusal !== undefined && !key.removed)
    decoding.refuse(key, leaf.refusal, place)
  const data = 'data' in leaf ? leaf.data : undefined
  const unknown = 'unknown' in leaf ? leaf.unknown : undefined
  const before = struct.fields.get(key.name) as LeafBuilder | undefined
  const pointer = `${place.pointer}/${key.name}`
  const written = writings.map(({ name, item }) => {
    const origin = { pointer, key: decoding.at(name.span), value: decoding.at(item.value.span), data }
    return unknown === undefined ? origin : { ...origin, unknown }
  })
  const origins = before?.origins ?? written
  if (before !== undefined) for (const origin of written) origins.push(origin)
  const all = data === undefined ? undefined : joined(key, before?.data, data)
  const said: LeafBuilder = { kind: 'leaf', key, data: all, unknown, origins }
  struct.fields.set(key.name, said)
}

type LeafBuilder = Omit<LeafValue, 'origins'> & { readonly origins: Origin[] }

/** The same key again in one block: lists grow, maps take each other's keys in, of all else the last one stands. */
function joined(key: Key, before: Data | undefined, data: Data): Data {
  if (key.type === 'list' && Array.isArray(data)) {
    const list: Data[] = Array.isArray(before) ? before : []
    for (const element of data) list.push(element)
    return list
  }
  if (key.type !== 'map') return data
  if (before === undefined) return { ...(data as object) }
  for (const [name, value] of Object.entries(data))
    Object.defineProperty(before, name, { value, writable: true, enumerable: true, configurable: true })
  return before
}
