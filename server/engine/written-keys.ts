import type { StructValue } from '../config/values.ts'
import type { Block, Key } from '../keys/key.ts'
import type { Location } from '../text/span.ts'

/** One writing of a key in a file. */
export interface WrittenKey {
  readonly key: Key
  readonly at: Location
  /** The block it stands in. */
  readonly block: Block
  /** The keys of the blocks around it, outermost first. */
  readonly outer: readonly Key[]
}

/** Every key a file writes, each time it does; blocks before what they hold. */
export function* writtenKeys(struct: StructValue, outer: readonly Key[] = []): Iterable<WrittenKey> {
  const { block } = struct
  for (const [name, field] of struct.fields) {
    if (field.kind === 'leaf') {
      for (const { key: at } of field.origins) yield { key: field.key, at, block, outer }
      continue
    }
    const key = block.keys.get(name) as Key
    const blocks = field.kind === 'struct' ? [field] : [...field.entries.values()].flatMap(withReplaced)
    for (const inside of blocks) {
      for (const at of inside.headers) yield { key, at, block, outer }
      yield* writtenKeys(inside, [...outer, key])
    }
  }
}

function withReplaced(struct: StructValue): readonly StructValue[] {
  return struct.replaces === undefined ? [struct] : [...withReplaced(struct.replaces), struct]
}

/** With the blocks around it, for a message: `server.server_join.retry_join`. */
export function pathOf({ key, outer }: Pick<WrittenKey, 'key' | 'outer'>): string {
  return [...outer, key].map(({ name }) => name).join('.')
}
