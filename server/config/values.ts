import type { Block, Key } from '../keys/key.ts'
import type { Location } from '../text/span.ts'

/** What a written value means to Nomad. */
export type Data = string | number | bigint | boolean | readonly Data[] | { readonly [key: string]: Data }

/** A place where a setting is written. */
export interface Origin {
  /** JSON pointer into the file: schema spelling, an index for repeated blocks. */
  readonly pointer: string
  readonly key: Location
  readonly value: Location
  /** Undefined where it cannot be known: a template, or a value Nomad refuses. */
  readonly data: Data | undefined
  readonly unknown?: 'template' | 'refused'
  /** Not written: the block whose header stands there says it by leaving the key out. */
  readonly implied?: true
}

/** A key with a value of its own: text, number, truth value, list, map. */
export interface LeafValue {
  readonly kind: 'leaf'
  readonly key: Key
  /** Undefined where `unknown`. */
  readonly data: Data | undefined
  readonly unknown: 'template' | 'refused' | undefined
  /** Where it is written, the winner last. */
  readonly origins: readonly Origin[]
}

/** A block, from one place or from several that are merged. */
export interface StructValue {
  readonly kind: 'struct'
  readonly block: Block
  /** Where its headers stand, in reading order. */
  readonly headers: readonly Location[]
  readonly fields: ReadonlyMap<string, FieldValue>
  /** Keys Nomad does not know here. */
  readonly strays: readonly Stray[]
  /** A block of the same label further up in the file: Nomad keeps only the last one. */
  readonly replaces?: StructValue
  /** A template may write any other setting here, or Nomad loses what is written: nothing is known to be absent. */
  readonly open?: true
  /** Of blocks that merging keeps side by side although they share their label. */
  readonly label?: string
}

/** Blocks told apart by their label or their `name`. */
export interface RepeatedValue {
  readonly kind: 'repeated'
  readonly key: Key
  readonly entries: ReadonlyMap<string, StructValue>
}

export type FieldValue = LeafValue | StructValue | RepeatedValue

export interface Stray {
  readonly name: string
  readonly at: Location
  /** Name of the block it stands in; empty at the top. */
  readonly within: string
}

/** Follows keys from a block inwards; undefined where something on the way is not written. */
export function fieldAt(struct: StructValue | undefined, ...path: readonly string[]): FieldValue | undefined {
  let field: FieldValue | undefined = struct
  for (const name of path) {
    if (field?.kind === 'struct') field = field.fields.get(name)
    else if (field?.kind === 'repeated') field = field.entries.get(name)
    else return undefined
  }
  return field
}

export function leafAt(struct: StructValue | undefined, ...path: readonly string[]): LeafValue | undefined {
  const field = fieldAt(struct, ...path)
  return field?.kind === 'leaf' ? field : undefined
}

/** The value in Go that is never allowed to override another: `""`, `0`, `false`, an empty list or map. */
export function isZero(data: Data | undefined): boolean {
  if (Array.isArray(data)) return data.length === 0
  if (typeof data === 'object') return Object.keys(data).length === 0
  return data === '' || data === 0 || data === 0n || data === false
}

/** All blocks of one label in a file, the one that counts last. */
export function withReplaced(struct: StructValue): readonly StructValue[] {
  const all: StructValue[] = []
  for (let one: StructValue | undefined = struct; one !== undefined; one = one.replaces) all.push(one)
  return all.toReversed()
}
