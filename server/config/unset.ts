import type { Key, MergeRule } from '../keys/key.ts'
import { parseGoDuration } from './go-duration.ts'
import { type Data, isZero } from './values.ts'

/**
 * Whether Nomad takes a written value for none: it overrides nothing, and alone it leaves the default in force.
 * A duration that is read with the file is a number by then, so `"0s"` is none; one that stays text until the
 * agent starts is none only where it is empty.
 */
export function isUnset(key: Key, data: Data | undefined, rule: MergeRule = key.merge): boolean {
  const early = key.type === 'duration' && key.deferred !== true && typeof data === 'string'
  if (rule === 'written') return early && data === ''
  if (rule === 'non-zero') return isZero(data) || (early && parseGoDuration(data) === 0n)
  if (rule === 'positive') return isZero(data) || isNegative(data) || (early && parseGoDuration(data) === 0n)
  return combining.has(rule) && isZero(data)
}

/** Of a number, or of text that is a duration. */
export function isNegative(data: Data | undefined): boolean {
  const amount = typeof data === 'string' ? parseGoDuration(data) : data
  return (typeof amount === 'number' || typeof amount === 'bigint') && amount < 0
}

const combining: ReadonlySet<MergeRule> = new Set(['append', 'append-unique', 'per-key'])

/** Go's zero value of the key's type: what a block says that is there without it. */
export function zeroOf({ type }: Key): Data {
  if (type === 'bool') return false
  if (type === 'int' || type === 'float') return 0
  if (type === 'list') return []
  return type === 'map' || type === 'free' ? {} : ''
}
