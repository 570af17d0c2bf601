import type { WordSearch } from './search.ts'

/** A line in which one of the words stands, or one with colours in it, which may part a word. */
export type OnLine = (bytes: Uint8Array, number: number, words: ReadonlySet<number>) => void

const newline = 10
const escape = 27

/** Longer lines are looked at in pieces that overlap: memory stays bounded. */
const longestLine = 65_536
const overlap = 2048

/** Finds, in a stream of bytes, the lines in which words stand. Others cost one step a byte. */
export class Lines {
  readonly #search: WordSearch
  readonly #onLine: OnLine
  #number = 1
  #state = 0
  #escaped = false
  #found = new Set<number>()
  /** The beginning of a line that the next bytes go on with. */
  #begun: Uint8Array = new Uint8Array()

  constructor(search: WordSearch, onLine: OnLine) {
    this.#search = search
    this.#onLine = onLine
  }

  /** Lines that ended, and one that has begun. */
  get count(): number {
    return this.#number - (this.#begun.length === 0 ? 1 : 0)
  }

  push(chunk: Uint8Array): void {
    const { next, width, classes, ends } = this.#search
    let state = this.#state
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (byte === newline) {
        this.#end(chunk.subarray(start, at))
        this.#number++
        start = at + 1
        state = 0
        continue
      }
      if (byte === escape) this.#escaped = true
      state = next[state * width + (classes[byte] as number)] as number
      if (ends[state] === 1) for (const word of this.#search.found(state)) this.#found.add(word)
      if (this.#begun.length + at - start >= longestLine) {
        start = this.#cut(chunk, start, at + 1)
      }
    }
    this.#state = state
    if (start < chunk.length) this.#begun = joined(this.#begun, chunk.subarray(start))
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#begun.length === 0) return
    this.#end(new Uint8Array())
    this.#number++
  }

  /** Looks at a piece of a line that is too long; what overlaps belongs to the next piece as well. */
  #cut(chunk: Uint8Array, start: number, end: number): number {
    const piece = joined(this.#begun, chunk.subarray(start, end))
    this.#begun = new Uint8Array()
    this.#end(piece)
    this.#begun = piece.slice(-overlap)
    this.#found = new Set(this.#search.findIn(this.#begun))
    return end
  }

  #end(rest: Uint8Array): void {
    if (this.#escaped || this.#found.size > 0) {
      const bytes = this.#begun.length === 0 ? rest : joined(this.#begun, rest)
      this.#onLine(bytes, this.#number, this.#found)
      this.#found = new Set()
      this.#escaped = false
    }
    if (this.#begun.length > 0) this.#begun = new Uint8Array()
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
