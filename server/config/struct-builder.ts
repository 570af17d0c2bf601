import type { Block, Key } from '../keys/key.ts'
import type { Location } from '../text/span.ts'
import type { UnusedKeys } from './unused-keys.ts'
import type { FieldValue, Stray, StructValue } from './values.ts'

/** A block while it is being filled; read-only to everybody else. */
export class StructBuilder implements StructValue {
  readonly kind = 'struct'
  readonly block: Block
  readonly headers: Location[] = []
  readonly fields = new Map<string, FieldValue>()
  readonly strays: Stray[] = []
  replaces?: StructBuilder
  /** What was left unused each time it was filled, where anything was. */
  readonly unused: UnusedKeys[] = []
  /** The labels of the blocks inside that have one, by the name of the blocks. */
  readonly labels = new Map<string, string[]>()

  readonly #entries = new Map<string, Map<string, StructBuilder>>()

  constructor(block: Block) {
    this.block = block
  }

  entry(key: Key, name: string): StructBuilder | undefined {
    return this.#entries.get(key.name)?.get(name)
  }

  /** Puts a block behind those of its key that are already there, in the place of one of the same name. */
  setEntry(key: Key, name: string, struct: StructBuilder): void {
    const entries = this.#entries.get(key.name) ?? new Map<string, StructBuilder>()
    entries.delete(name)
    entries.set(name, struct)
    this.#entries.set(key.name, entries)
    this.fields.set(key.name, { kind: 'repeated', key, entries })
  }
}
