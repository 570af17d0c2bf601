import {
  type Data,
  type FieldValue,
  isZero,
  type LeafValue,
  type RepeatedValue,
  type StructValue,
} from '../config/values.ts'
import type { Key, MergeRule } from '../keys/key.ts'

/**
 * A later file onto an earlier one, as Nomad's `Merge` methods do it (command/agent/config.go and
 * nomad/structs/config/*.go), key by key after the table's merge rules.
 */
export function mergeStructs(earlier: StructValue, later: StructValue): StructValue {
  const fields = new Map(earlier.fields)
  for (const [name, field] of later.fields) {
    const before = fields.get(name)
    fields.set(
      name,
      before === undefined ? field : mergeFields(later.block.keys.get(name) as Key, before, field),
    )
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

function mergeLeaves(rule: MergeRule, earlier: LeafValue, later: LeafValue): LeafValue {
  const both = [...earlier.origins, ...later.origins]
  const joined = { ...later, origins: both }
  switch (rule) {
    case 'append':
    case 'append-unique':
    case 'per-key':
      if (earlier.unknown || later.unknown)
        return { ...joined, data: undefined, unknown: later.unknown ?? earlier.unknown }
      return { ...joined, data: combine(rule, earlier.data, later.data) }
    case 'written':
    case 'always':
      return joined
    case 'lost':
      return { ...joined, data: undefined }
    case 'non-zero':
      return laterUnlessZero(earlier, later)
    // Rules for blocks, which are no leaves.
    case 'fields':
    case 'whole':
    case 'by-label':
    case 'by-name':
      return joined
  }
}

/** What a template will say is not known, and so not known either whether it is a zero that overrides nothing. */
function laterUnlessZero(earlier: LeafValue, later: LeafValue): LeafValue {
  const loses = later.unknown === undefined && isZero(later.data)
  if (loses) return { ...earlier, origins: [...later.origins, ...earlier.origins] }
  const joined = { ...later, origins: [...earlier.origins, ...later.origins] }
  // Truth values are or-ed: a `true` stays, whatever the template says.
  if (later.unknown !== undefined && earlier.data === true) return { ...earlier, origins: joined.origins }
  return joined
}

function combine(rule: MergeRule, earlier: Data | undefined, later: Data | undefined): Data {
  if (rule === 'per-key') return { ...(earlier as object), ...(later as object) }
  const list = [...(earlier as readonly Data[]), ...(later as readonly Data[])]
  return rule === 'append-unique' ? [...new Set(list)] : list
}
