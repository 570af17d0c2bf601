import type { GenericMap, GenericValue } from '../../server/hcl/generic.ts'

/** A value as `@cdktf/hcl2json` gives it. */
export type Hcl2Value =
  | string
  | number
  | boolean
  | null
  | readonly Hcl2Value[]
  | { readonly [key: string]: Hcl2Value }

/** Where two readings of one file part. */
export interface Difference {
  readonly path: string
  readonly ours: GenericValue | undefined
  readonly theirs: Hcl2Value | undefined
}

/**
 * Where our values differ from those of HCL 2. What only the shape of the two results makes different is none: HCL 1's
 * library gives every object as a list of one, HCL 2's every block.
 */
export function* differences(
  ours: GenericValue | undefined,
  theirs: Hcl2Value | undefined,
  path = '',
): Generator<Difference> {
  const [mine, other] = [bare(ours), bare(theirs)]
  if (mine instanceof Map && isObject(other)) {
    for (const key of new Set([...mine.keys(), ...Object.keys(other)])) {
      const value = Object.hasOwn(other, key) ? other[key] : undefined
      yield* differences(mine.get(key), value, `${path}/${key}`)
    }
  } else if (Array.isArray(mine) && isObject(other) && mine.every((value) => value instanceof Map)) {
    yield* differences(byLabel(mine), other, path)
  } else if (Array.isArray(mine) && Array.isArray(other) && mine.length === other.length) {
    for (const [index, value] of mine.entries()) yield* differences(value, other[index], `${path}/${index}`)
  } else if (mine !== other) yield { path, ours: mine, theirs: other }
}

/** Without the list around a single object. */
function bare<T>(value: T): T {
  if (!Array.isArray(value) || value.length !== 1) return value
  const [only] = value
  return typeof only === 'object' && !Array.isArray(only) ? only : value
}

function isObject(value: Hcl2Value | undefined): value is { readonly [key: string]: Hcl2Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Blocks of several labels: HCL 1 keeps them in order, HCL 2 puts those of one label together. */
function byLabel(blocks: readonly GenericMap[]): GenericMap {
  const labels = new Map<string, GenericValue[]>()
  for (const [label, value] of blocks.flatMap((block) => [...block])) {
    const values = Array.isArray(value) ? value : [value]
    labels.set(label, [...(labels.get(label) ?? []), ...values])
  }
  return labels
}
