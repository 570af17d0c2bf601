import type { MergeRule } from '../keys/key.ts'
import { type Data, isZero, type LeafValue } from './values.ts'

/** A later value of a setting onto an earlier one, by its merge rule. */
export function mergeLeaves(rule: MergeRule, earlier: LeafValue, later: LeafValue): LeafValue {
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
