import { type Entry, groupByKey } from '../hcl/entries.ts'
import { readLike } from '../hcl/scalars.ts'
import type { Value, Key as WrittenKey } from '../hcl/tree.ts'
import type { Decoding } from './decoding.ts'
import type { Place } from './fields.ts'
import { findGoField, type GoField } from './go-names.ts'
import { entriesOf, isEntries, type Node } from './node.ts'
import type { Data } from './values.ts'

/** Items under the name of a field in Go: the library decodes into it, although nobody meant it to. */
export function decodeGoField(
  decoding: Decoding,
  field: GoField,
  found: readonly Entry[],
  place: Place,
): void {
  const hasLabel = ({ item, skip }: Entry): boolean => item.keys.length > skip
  const labelled = found.filter(hasLabel)
  const [first] = labelled
  const nodes: (readonly [Entry, Node])[] = found
    .filter((entry) => !hasLabel(entry))
    .map((entry) => [entry, entry.item.value])
  if (first !== undefined) nodes.unshift([first, labelled])
  for (const [{ item, skip }, node] of nodes)
    decodeInto(decoding, field, item.keys[skip - 1] as WrittenKey, node, place)
}

function decodeInto(decoding: Decoding, field: GoField, name: WrittenKey, node: Node, place: Place): void {
  const more = field.key === undefined ? {} : { proper: field.key }
  const entries = field.type === 'struct' ? structEntries(node) : undefined
  const data = isEntries(node) ? undefined : read(field, node)
  if (entries === undefined && data === undefined) {
    return decoding.add(
      { kind: 'go-name', effect: 'refused', at: decoding.at(name.span), name: name.value, ...more },
      place,
    )
  }
  decoding.addNamed('go-name', name, 'ignored', place, data === undefined ? more : { ...more, data })
  for (const entry of entries ?? []) {
    const inner = entry.item.keys[entry.skip] as WrittenKey
    const innerField = findGoField(place.path === '' ? foldName(name) : '-', inner.value)
    if (innerField === undefined) continue
    const [found] = groupByKey([entry])(inner.value)
    if (found !== undefined) decodeGoField(decoding, innerField, [found], { ...place, path: foldName(name) })
  }
}

function foldName(name: WrittenKey): string {
  return name.value.toLowerCase()
}

function structEntries(node: Node): readonly Entry[] | undefined {
  if (isEntries(node)) return node
  return node.kind === 'object' ? entriesOf(node.body.items) : undefined
}

function read({ type }: GoField, value: Value): Data | undefined {
  if (type === 'string' || type === 'bool') return readLike(type, value) as Data | undefined
  return type === 'nanoseconds' ? (readLike('int', value) as Data | undefined) : undefined
}
