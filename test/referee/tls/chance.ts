/** The same numbers for the same seed (mulberry32). */
export class Chance {
  #state: number
  /** What `rarely` is multiplied with: how many faults there are to be. */
  readonly #faults: number

  constructor(seed: number) {
    this.#state = seed | 0
    this.#faults = this.of([0.1, 0.3, 1])
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  rarely(probability: number): boolean {
    return this.next() < probability * this.#faults
  }

  mostly(value: boolean, probability: number): boolean {
    return this.next() < probability ? value : !value
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item)
  }
}
