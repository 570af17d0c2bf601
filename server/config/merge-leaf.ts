import type { Key, MergeRule } from '../keys/key.ts'
import type { Location } from '../text/span.ts'
import { isUnset, zeroOf } from './unset.ts'
import type { Data, LeafValue, Origin } from './values.ts'

/** One setting while files are merged into it, the earliest first. */
export interface LeafMerger {
  add(leaf: LeafValue): void
  /** The block stands there again, and leaves the setting out: that makes it zero. */
  reset(header: Location): void
  done(): LeafValue
}

export function mergeLeaf(key: Key, rule: MergeRule): LeafMerger {
  const combines = rule === 'append' || rule === 'append-unique' || rule === 'per-key'
  return combines ? new CombiningMerger(key, rule) : new ChoosingMerger(key, rule)
}

/** One of the values wins. */
class ChoosingMerger implements LeafMerger {
  readonly #key: Key
  readonly #rule: MergeRule
  #leaves: LeafValue[] | undefined
  #winner: LeafValue | undefined

  constructor(key: Key, rule: MergeRule) {
    this.#key = key
    this.#rule = rule
  }

  add(leaf: LeafValue): void {
    if (this.#leaves === undefined) this.#leaves = [leaf]
    else this.#leaves.push(leaf)
    if (this.#winner === undefined || this.#overrides(leaf, this.#winner)) this.#winner = leaf
  }

  reset(header: Location): void {
    this.add(impliedLeaf(this.#key, header, this.#winner?.origins.at(-1)?.pointer))
  }

  done(): LeafValue {
    const winner = this.#winner as LeafValue
    const others = this.#leaves?.filter((leaf) => leaf !== winner) ?? []
    if (others.length === 0 && this.#rule !== 'lost') return winner
    const origins = [...others, winner].flatMap((leaf) => leaf.origins)
    return { ...winner, data: this.#rule === 'lost' ? undefined : winner.data, origins }
  }

  /** What a template will say is not known, and so not known either whether it is a zero that overrides nothing. */
  #overrides({ data, unknown }: LeafValue, earlier: LeafValue): boolean {
    // Truth values that cannot override with false are or-ed: a `true` stays, whatever the template says.
    if (unknown !== undefined) return this.#rule !== 'non-zero' || earlier.data !== true
    return !isUnset(this.#key, data, this.#rule)
  }
}

/** All values count: lists that grow, maps that take each other's keys in. */
class CombiningMerger implements LeafMerger {
  readonly #key: Key
  readonly #rule: MergeRule
  readonly #origins: Origin[] = []
  readonly #list: Data[] = []
  readonly #listed = new Set<Data>()
  readonly #map = new Map<string, Data>()
  #unknown: LeafValue['unknown']

  constructor(key: Key, rule: MergeRule) {
    this.#key = key
    this.#rule = rule
  }

  add({ data, unknown, origins }: LeafValue): void {
    for (const origin of origins) this.#origins.push(origin)
    this.#unknown = unknown ?? this.#unknown
    if (this.#rule === 'per-key')
      for (const [name, value] of Object.entries(data ?? {})) this.#map.set(name, value)
    else if (Array.isArray(data)) this.#append(data as readonly Data[])
  }

  reset(): void {
    this.#list.length = 0
    this.#listed.clear()
    this.#map.clear()
  }

  done(): LeafValue {
    const data = this.#rule === 'per-key' ? Object.fromEntries(this.#map) : this.#list
    return {
      kind: 'leaf',
      key: this.#key,
      data: this.#unknown === undefined ? data : undefined,
      unknown: this.#unknown,
      origins: this.#origins,
    }
  }

  /** Only what a later file brings is compared: what the first one says twice stays twice. */
  #append(values: readonly Data[]): void {
    const unique = this.#rule === 'append-unique' && this.#list.length > 0
    for (const value of values) {
      if (unique && this.#listed.has(value)) continue
      this.#list.push(value)
      this.#listed.add(value)
    }
  }
}

/** What the block at this header makes of a key by leaving it out. */
export function impliedLeaf(key: Key, header: Location, pointer = '', data = zeroOf(key)): LeafValue {
  const origin: Origin = { pointer, key: header, value: header, data, implied: true }
  return { kind: 'leaf', key, data, unknown: undefined, origins: [origin] }
}
