import type { RefereePosition } from './referee.ts'

/**
 * Turns our offsets (UTF-16, in the text as it is) into the referee's positions (code points and UTF-8 bytes,
 * after `\r\n` became `\n`). Asked for growing offsets it walks the text once.
 */
export class PositionCursor {
  readonly #text: string
  #at = 0
  #line = 1
  #column = 1
  #offset = 0

  constructor(text: string) {
    this.#text = text
  }

  at(target: number): RefereePosition {
    if (target < this.#at) this.#restart()
    while (this.#at < target) this.#step()
    return [this.#line, this.#column, this.#offset]
  }

  #restart(): void {
    this.#at = 0
    this.#line = 1
    this.#column = 1
    this.#offset = 0
  }

  #step(): void {
    const code = this.#text.codePointAt(this.#at) as number
    this.#at += code > 0xffff ? 2 : 1
    if (code === 13 && this.#text.charCodeAt(this.#at) === 10) return
    this.#offset += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    this.#column++
    if (code === 10) {
      this.#line++
      this.#column = 1
    }
  }
}
