import { type Entry, foldCase } from '../hcl/entries.ts'
import type { Item, Key } from '../hcl/tree.ts'

/** One name among those that stand before the values of a block: a key, or a label behind it. */
export interface NameToken {
  readonly key: Key
  readonly item: Item
  /** 0 for the key, counted from the block it was met in. */
  readonly index: number
}

/**
 * What the library calls unused keys: it lists all names of a block's items, labels included, and strikes one
 * off for every field it decodes (decoder.go, decodeStruct). So a second `http` is unused, and a label.
 * Which of several equal names is struck off makes no difference to Nomad; here it is the one that is right.
 */
export class UnusedKeys {
  readonly all: readonly NameToken[]
  readonly #left = new Map<string, NameToken[]>()

  constructor(entries: readonly Entry[]) {
    this.all = entries.flatMap(({ item, skip }) =>
      item.keys.slice(skip).map((key, index) => ({ key, item, index })),
    )
    for (const token of this.all) {
      const name = foldCase(token.key.value)
      const same = this.#left.get(name)
      if (same === undefined) this.#left.set(name, [token])
      else same.push(token)
    }
  }

  /** Strikes off one key of this name, whatever its letter case; else a label. */
  strikeKey(name: string): NameToken | undefined {
    return this.#strike(name, ({ index }) => index === 0)
  }

  /** Strikes off one label of this name, whatever its letter case; else a key. */
  strikeLabel(name: string): NameToken | undefined {
    return this.#strike(name, ({ index }) => index > 0)
  }

  strikeAll(name: string, matches: (written: string) => boolean): readonly NameToken[] {
    const same = this.#left.get(foldCase(name)) ?? []
    const struck = same.filter(({ key }) => matches(key.value))
    this.#left.set(
      foldCase(name),
      same.filter((token) => !struck.includes(token)),
    )
    return struck
  }

  #strike(name: string, wanted: (token: NameToken) => boolean): NameToken | undefined {
    const same = this.#left.get(foldCase(name))
    if (same === undefined || same.length === 0) return undefined
    const index = Math.max(0, same.findIndex(wanted))
    return same.splice(index, 1)[0]
  }

  get left(): readonly NameToken[] {
    const left = new Set([...this.#left.values()].flat())
    return left.size === 0 ? [] : this.all.filter((token) => left.has(token))
  }

  /** The first key of this name. */
  first(name: string): NameToken | undefined {
    const folded = foldCase(name)
    return this.all.find(({ key, index }) => index === 0 && foldCase(key.value) === folded)
  }
}
