import type { GenericValue } from '../../server/hcl/generic.ts'
import type { RefereeValue } from './referee.ts'

export type Scalar = string | number | bigint | boolean

export function sameScalar(ours: Scalar, theirs: RefereeValue): boolean {
  if (typeof ours === 'boolean' || typeof theirs !== 'string') return ours === theirs
  if (typeof ours === 'string') return theirs === `s${ours}`
  if (theirs.startsWith('f')) return Object.is(ours, Number(theirs.slice(1)))
  return theirs === `i${ours}`
}

/** Where two decoded values part, as a path of keys and indexes; undefined where they are the same. */
export function valueDifference(ours: GenericValue, theirs: RefereeValue, path = 'root'): string | undefined {
  if (Array.isArray(ours)) {
    if (!isList(theirs) || ours.length !== theirs.length)
      return `${path}: ${shape(ours)}, not ${JSON.stringify(theirs)}`
    return firstOf(ours.entries(), ([index, value]) =>
      valueDifference(value, theirs[index] as RefereeValue, `${path}[${index}]`),
    )
  }
  if (ours instanceof Map) {
    if (typeof theirs !== 'object' || isList(theirs) || Object.keys(theirs).length !== ours.size) {
      return `${path}: ${shape(ours)}, not ${JSON.stringify(theirs)}`
    }
    return firstOf(ours, ([key, value]) =>
      Object.hasOwn(theirs, key)
        ? valueDifference(value, theirs[key] as RefereeValue, `${path}.${key}`)
        : `${path}: a key ${JSON.stringify(key)} too many`,
    )
  }
  return sameScalar(ours, theirs)
    ? undefined
    : `${path}: ${typeof ours} ${String(ours)}, not ${JSON.stringify(theirs)}`
}

function shape(value: GenericValue[] | ReadonlyMap<string, GenericValue>): string {
  return value instanceof Map
    ? `a map of ${[...value.keys()].join(', ')}`
    : `a list of ${String((value as GenericValue[]).length)}`
}

function isList(value: RefereeValue): value is readonly RefereeValue[] {
  return Array.isArray(value)
}

function firstOf<T>(values: Iterable<T>, difference: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = difference(value)
    if (found !== undefined) return found
  }
  return undefined
}
