import type { LeafValue, StructValue } from '../config/values.ts'

/** A block that is written, with the names that lead to it: `['server', 'server_join']`; labels are left out. */
export interface Block {
  readonly path: readonly string[]
  readonly struct: StructValue
}

export interface Leaf {
  readonly path: readonly string[]
  readonly leaf: LeafValue
}

/** Every block of a file or an agent, outermost first. */
export function* blocksOf(struct: StructValue, path: readonly string[] = []): Iterable<Block> {
  yield { path, struct }
  for (const [name, field] of struct.fields) {
    if (field.kind === 'struct') yield* blocksOf(field, [...path, name])
    if (field.kind === 'repeated')
      for (const entry of field.entries.values()) yield* blocksOf(entry, [...path, name])
  }
}

/** Every setting that a file or an agent writes. */
export function* leavesOf(struct: StructValue): Iterable<Leaf> {
  for (const block of blocksOf(struct)) {
    for (const [name, field] of block.struct.fields)
      if (field.kind === 'leaf') yield { path: [...block.path, name], leaf: field }
  }
}
