const newline = 10

/**
 * Finds any of many words in bytes at one step a byte (Aho and Corasick), letters of ASCII in either case. A step is
 * `next[state * width + classes[byte]]`; the words that end at a state are `found(state)`.
 */
export class WordSearch {
  readonly next: Uint16Array
  readonly width: number
  /** Of every byte. Bytes in no word are 0, and a line's end leads back to the start. */
  readonly classes: Uint8Array
  readonly #words: readonly (readonly number[])[]
  /** 1 where a word ends. */
  readonly ends: Uint8Array

  /** Words in lower case. */
  constructor(words: readonly string[]) {
    this.classes = classesOf(words)
    this.width = Math.max(...this.classes) + 1
    const trie = new Trie(this.width)
    words.forEach((word, index) => trie.add([...new TextEncoder().encode(word)].map(this.#classOf), index))
    const { next, outputs } = trie.finish()
    this.next = next
    this.#words = outputs
    this.ends = Uint8Array.from(outputs, (output) => (output.length > 0 ? 1 : 0))
  }

  readonly #classOf = (byte: number): number => this.classes[byte] as number

  /** Indexes of the words that end where this state is reached. */
  found(state: number): readonly number[] {
    return this.#words[state] as readonly number[]
  }

  /** Indexes of the words that stand in a text. */
  findIn(bytes: Uint8Array): ReadonlySet<number> {
    const found = new Set<number>()
    let state = 0
    for (const byte of bytes) {
      state = this.next[state * this.width + this.#classOf(byte)] as number
      if (this.ends[state] === 1) for (const word of this.found(state)) found.add(word)
    }
    return found
  }
}

function classesOf(words: readonly string[]): Uint8Array {
  const classes = new Uint8Array(256)
  let last = 0
  for (const byte of new TextEncoder().encode(words.join(''))) {
    if (byte === newline || classes[byte] !== 0) continue
    classes[byte] = ++last
    const isLetter = byte >= 0x61 && byte <= 0x7a
    if (isLetter) classes[byte - 0x20] = last
  }
  return classes
}

class Trie {
  readonly #width: number
  readonly #rows: number[][]
  readonly #outputs: number[][] = [[]]

  constructor(width: number) {
    this.#width = width
    this.#rows = [Array<number>(width).fill(0)]
  }

  add(word: readonly number[], index: number): void {
    let state = 0
    for (const symbol of word) {
      const row = this.#rows[state] as number[]
      if (row[symbol] === 0) {
        row[symbol] = this.#rows.length
        this.#rows.push(Array<number>(this.#width).fill(0))
        this.#outputs.push([])
      }
      state = row[symbol] as number
    }
    this.#outputs[state]?.push(index)
  }

  /** Breadth first: where a word breaks off, the longest word that its end may begin goes on. */
  finish(): { readonly next: Uint16Array; readonly outputs: readonly (readonly number[])[] } {
    const fallback = Array<number>(this.#rows.length).fill(0)
    const queue = (this.#rows[0] as number[]).filter((state) => state !== 0)
    for (const state of queue) {
      const row = this.#rows[state] as number[]
      const other = fallback[state] as number
      this.#outputs[state]?.push(...(this.#outputs[other] as number[]))
      for (const [symbol, child] of row.entries()) {
        const instead = this.#rows[other]?.[symbol] as number
        if (child === 0) row[symbol] = instead
        else {
          fallback[child] = instead
          queue.push(child)
        }
      }
    }
    return { next: Uint16Array.from(this.#rows.flat()), outputs: this.#outputs }
  }
}
