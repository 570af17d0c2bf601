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
  readonly #left = new Map<string, Left>()
  #first: ReadonlyMap<string, NameToken> | undefined

  constructor(entries: readonly Entry[]) {
    const all: NameToken[] = []
    for (const { item, skip } of entries)
      for (let at = skip; at < item.keys.length; at++)
        all.push({ key: item.keys[at] as Key, item, index: at - skip })
    this.all = all
    for (const token of all) this.#put(token)
  }

  #put(token: NameToken): void {
    const name = foldCase(token.key.value)
    const left = this.#left.get(name)
    const isKey = token.index === 0
    if (left !== undefined) (isKey ? left.keys : left.labels).push(token)
    else {
      const [keys, labels] = isKey ? [[token], []] : [[], [token]]
      this.#left.set(name, { keys, labels, struckKeys: 0, struckLabels: 0 })
    }
  }

  /** Strikes off one key of this name, whatever its letter case; else a label. */
  strikeKey(name: string): NameToken | undefined {
    const left = this.#left.get(foldCase(name))
    return left && (nextKey(left) ?? nextLabel(left))
  }

  /** Strikes off one label of this name, whatever its letter case; else a key. */
  strikeLabel(name: string): NameToken | undefined {
    const left = this.#left.get(foldCase(name))
    return left && (nextLabel(left) ?? nextKey(left))
  }

  strikeAll(name: string, matches: (written: string) => boolean): readonly NameToken[] {
    const left = this.#left.get(foldCase(name))
    if (left === undefined) return []
    const remaining = remainingOf(left)
    const kept = remaining.filter(({ key }) => !matches(key.value))
    left.keys = kept.filter(({ index }) => index === 0)
    left.labels = kept.filter(({ index }) => index > 0)
    left.struckKeys = left.struckLabels = 0
    return remaining.filter(({ key }) => matches(key.value))
  }

  /** The names that are left, letter case aside. */
  get names(): Iterable<string> {
    return this.#left.keys()
  }

  get left(): readonly NameToken[] {
    const left = new Set<NameToken>()
    for (const one of this.#left.values())
      if (isAnyLeft(one)) for (const token of remainingOf(one)) left.add(token)
    return left.size === 0 ? [] : this.all.filter((token) => left.has(token))
  }

  /** The first key of this name. */
  first(name: string): NameToken | undefined {
    this.#first ??= firstByName(this.all)
    return this.#first.get(foldCase(name))
  }
}

function firstByName(tokens: readonly NameToken[]): ReadonlyMap<string, NameToken> {
  const first = new Map<string, NameToken>()
  for (const token of tokens) {
    const name = foldCase(token.key.value)
    if (token.index === 0 && !first.has(name)) first.set(name, token)
  }
  return first
}

/** What is left of one name; the first ones of each list are struck off. */
interface Left {
  keys: NameToken[]
  labels: NameToken[]
  struckKeys: number
  struckLabels: number
}

function nextKey(left: Left): NameToken | undefined {
  return left.keys[left.struckKeys] && left.keys[left.struckKeys++]
}

function nextLabel(left: Left): NameToken | undefined {
  return left.labels[left.struckLabels] && left.labels[left.struckLabels++]
}

function isAnyLeft({ keys, labels, struckKeys, struckLabels }: Left): boolean {
  return struckKeys < keys.length || struckLabels < labels.length
}

function remainingOf({ keys, labels, struckKeys, struckLabels }: Left): readonly NameToken[] {
  return [...keys.slice(struckKeys), ...labels.slice(struckLabels)]
}
