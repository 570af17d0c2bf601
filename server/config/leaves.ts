import { rememberLast } from '../text/remember-last.ts'
import type { LeafValue, StructValue } from './values.ts'

/** A block that is written, with the names that lead to it: `['server', 'server_join']`; labels are left out. */
export interface Block {
  readonly path: readonly string[]
  readonly struct: StructValue
}

/** A setting that is written, and the block that it stands in. */
export interface Leaf {
  readonly block: Block
  readonly leaf: LeafValue
}

/** `server.server_join.retry_join`. */
export function nameOfLeaf({ block, leaf }: Leaf): string {
  return [...block.path, leaf.key.name].join('.')
}

/** Every block of a file or an agent, outermost first. Many rules ask: it is walked once. */
export const blocksOf = rememberLast((struct: StructValue): readonly Block[] => {
  const found: Block[] = []
  addBlocks(struct, [], found)
  return found
})

function addBlocks(struct: StructValue, path: readonly string[], found: Block[]): void {
  found.push({ path, struct })
  for (const [name, field] of struct.fields) {
    if (field.kind === 'leaf') continue
    const inside = [...path, name]
    if (field.kind === 'struct') addBlocks(field, inside, found)
    else for (const entry of field.entries.values()) addBlocks(entry, inside, found)
  }
}

/** Every setting that a file or an agent writes. */
export const leavesOf = rememberLast((struct: StructValue): readonly Leaf[] => {
  const found: Leaf[] = []
  for (const block of blocksOf(struct))
    for (const field of block.struct.fields.values())
      if (field.kind === 'leaf') found.push({ block, leaf: field })
  return found
})
