import { mergeLeaves } from '../config/merge-leaves.ts'
import type { FieldValue, RepeatedValue, StructValue } from '../config/values.ts'
import type { Key } from '../keys/key.ts'

/**
 * A later file onto an earlier one, as Nomad's `Merge` methods do it (command/agent/config.go and
 * nomad/structs/config/*.go), key by key after the table's merge rules.
 */
export function mergeStructs(earlier: StructValue, later: StructValue): StructValue {
  const fields = new Map(earlier.fields)
  for (const [name, field] of later.fields) {
    const before = fields.get(name)
    const key = field.kind === 'struct' ? (later.block.keys.get(name) as Key) : field.key
    fields.set(name, before === undefined ? field : mergeFields(key, before, field))
  }
  return {
    kind: 'struct',
    block: later.block,
    headers: [...earlier.headers, ...later.headers],
    fields,
    strays: [...earlier.strays, ...later.strays],
    ...(earlier.open || later.open ? { open: true } : {}),
  }
}

function mergeFields(key: Key, earlier: FieldValue, later: FieldValue): FieldValue {
  if (earlier.kind === 'struct' && later.kind === 'struct') {
    if (key.merge !== 'whole') return mergeStructs(earlier, later)
    return { ...later, headers: [...earlier.headers, ...later.headers] }
  }
  if (earlier.kind === 'repeated' && later.kind === 'repeated') return mergeRepeated(earlier, later)
  if (earlier.kind === 'leaf' && later.kind === 'leaf') return mergeLeaves(key.merge, earlier, later)
  return later
}

function mergeRepeated(earlier: RepeatedValue, later: RepeatedValue): RepeatedValue {
  const entries = new Map(earlier.entries)
  for (const [label, entry] of later.entries) {
    const before = entries.get(label)
    // Appended blocks are kept side by side; what looks one up by its label finds the later one.
    const whole = later.key.merge === 'whole' || later.key.merge === 'append'
    entries.set(label, before === undefined || whole ? entry : mergeStructs(before, entry))
  }
  return { kind: 'repeated', key: later.key, entries }
}
