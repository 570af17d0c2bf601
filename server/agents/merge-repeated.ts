import { type RepeatedValue, type StructValue, withReplaced } from '../config/values.ts'
import type { Key } from '../keys/key.ts'
import type { StructMerger } from './merge.ts'

interface Entry {
  readonly label: string
  readonly merger: StructMerger
}

/** Blocks of one key while files are merged into them: told apart by label or name, and in their order. */
export class RepeatedMerger {
  readonly #key: Key
  readonly #create: () => StructMerger
  readonly #entries: Entry[] = []
  readonly #byLabel = new Map<string, StructMerger>()

  constructor(key: Key, create: () => StructMerger) {
    this.#key = key
    this.#create = create
  }

  add({ entries }: RepeatedValue): void {
    for (const [label, struct] of entries)
      for (const one of this.#key.merge === 'append' ? withReplaced(struct) : [struct])
        this.#addEntry(struct.label ?? label, one)
  }

  done(): RepeatedValue {
    const entries = new Map<string, StructValue>()
    for (const [index, { label, merger }] of this.#entries.entries()) {
      const last = this.#byLabel.get(label) === merger
      const struct = merger.done()
      // Whoever looks an appended block up by its label finds the last one; the others are there to be seen.
      if (last) entries.set(label, struct)
      else entries.set(`${label}#${index + 1}`, { ...struct, label })
    }
    return { kind: 'repeated', key: this.#key, entries }
  }

  #addEntry(label: string, struct: StructValue): void {
    const known = this.#key.merge === 'append' ? undefined : this.#byLabel.get(label)
    const merger = known ?? this.#create()
    if (known === undefined) {
      this.#entries.push({ label, merger })
      this.#byLabel.set(label, merger)
    }
    if (this.#key.merge === 'whole' || this.#key.merge === 'append') merger.replace(struct)
    else merger.add(struct)
  }
}
