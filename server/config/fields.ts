import type { Block, Key } from '../keys/key.ts'
import { findKey } from '../keys/lookup.ts'

/** Where a block stands: as a file pointer, and by names alone, as messages give it. */
export interface Place {
  readonly pointer: string
  readonly path: string
  readonly block: Block
}

/** Inside a block of this key; `index` says which, where it repeats. */
export function placeInside(
  { pointer, path }: Place,
  { name, block }: Pick<Key, 'name' | 'block'>,
  index?: number,
): Place {
  return {
    pointer: index === undefined ? `${pointer}/${name}` : `${pointer}/${name}/${index}`,
    path: path === '' ? name : `${path}.${name}`,
    block: block as Block,
  }
}

/** The key of a name for the HCL library. What Nomad itself looks up, and exactly, is none for the library. */
export function findField(block: Block, name: string): Key | undefined {
  const key = findKey(block, name)
  return key?.exactCase || key?.block?.repeat === 'named' ? undefined : key
}

/**
 * Whether Nomad looks at what is left unused in a block. It cannot see into blocks that repeat, except keyrings,
 * whose unused keys it hands on.
 */
export function keepsUnused({ unknownKeys, repeat }: Block): boolean {
  return unknownKeys === 'free' || (unknownKeys === 'refuse' && repeat === undefined)
}
