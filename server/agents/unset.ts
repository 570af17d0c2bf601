import { type Data, isZero } from '../config/values.ts'
import type { Key, MergeRule } from '../keys/key.ts'

/** A duration of no length, as Go reads it: `0`, `0s`, `0h0m`. */
const noTime = /^[-+]?(?:0|(?:0+\.?0*(?:ns|us|µs|μs|ms|s|m|h)|\.0+(?:ns|us|µs|μs|ms|s|m|h))+)$/

/**
 * Whether Nomad takes a written value for none: it overrides nothing, and alone it leaves the default in force.
 * A duration that is read with the file is a number by then, so `"0s"` is none; one that stays text until the
 * agent starts is none only where it is empty.
 */
export function isUnset(key: Key, data: Data | undefined, rule: MergeRule = key.merge): boolean {
  const early = key.type === 'duration' && key.deferred !== true && typeof data === 'string'
  if (rule === 'written') return early && data === ''
  if (rule === 'non-zero') return isZero(data) || (early && noTime.test(data))
  return combining.has(rule) && isZero(data)
}

const combining: ReadonlySet<MergeRule> = new Set(['append', 'append-unique', 'per-key'])

/** Go's zero value of the key's type: what a block says that is there without it. */
export function zeroOf({ type }: Key): Data {
  if (type === 'bool') return false
  if (type === 'int' || type === 'float') return 0
  if (type === 'list') return []
  return type === 'map' || type === 'free' ? {} : ''
}
