import type { Source } from '../text/source.ts'
import { NEWLINE, RETURN } from './characters.ts'

/** What reading past the end gives; a NUL character gives it too, as in Go's scanners. */
export const END = -1

/** A lexical error, at the character read last. */
export interface Fault {
  readonly offset: number
  /** The library's words. */
  readonly message: string
  /** How often the end of the file had been read: Go's scanner counts every attempt as a column. */
  readonly endReads: number
}

/**
 * Reads character by character with exactly the side effects of `next` and `unread` in Go's scanners. The
 * scanners use it for everything unusual and have faster ways through plain text.
 */
export class Reader {
  readonly text: string
  readonly faults: Fault[] = []
  pos = 0
  endReads = 0
  panicked = false
  /** Whether the text holds characters that reading alone reports, so that no plain search may skip them. */
  readonly dirty: boolean
  private last = 0
  private readonly invalid: ReadonlySet<number>
  private readonly hcl: boolean

  /** HCL takes `\r\n` for one newline and reports NUL and U+E123; JSON does neither. */
  constructor(source: Source, hcl: boolean) {
    const { text, invalidUtf8 } = source
    this.text = text
    this.invalid = invalidUtf8
    this.hcl = hcl
    this.dirty = text.includes('\0') || text.includes('\ue123') || invalidUtf8.size > 0
  }

  next(): number {
    const { text, pos } = this
    this.last = pos
    if (pos >= text.length) {
      this.endReads++
      return END
    }
    const c = text.charCodeAt(pos)
    this.pos = pos + 1
    if (c >= 0x80) return this.nextWide(pos)
    if (c === 0) {
      if (this.hcl) this.fail('unexpected null character (0x00)')
      return END
    }
    if (c === RETURN && this.hcl && text.charCodeAt(pos + 1) === NEWLINE) {
      this.pos = pos + 2
      return NEWLINE
    }
    return c
  }

  private nextWide(pos: number): number {
    const c = this.text.codePointAt(pos) as number
    if (c > 0xffff) this.pos = pos + 2
    if (c === 0xe123 && this.hcl) {
      this.fail('unicode code point U+E123 reserved for internal use')
      return 0xfffd
    }
    if (c === 0xfffd && this.invalid.has(pos)) this.fail('illegal UTF-8 encoding')
    return c
  }

  /** Where the character read last starts. */
  get lastOffset(): number {
    return this.last
  }

  /** Takes back the character read last, which must not have been `END`. */
  back(): void {
    this.pos = this.last
  }

  /** Taking back the end of the file is a panic in Go: nothing counts any more. */
  backOrPanic(): void {
    if (this.last === this.text.length) this.panicked = true
    else this.back()
  }

  /** The next UTF-16 unit, `\n` for a line ending of two; reports nothing. */
  peek(): number {
    const { text, pos } = this
    if (pos >= text.length) return END
    const c = text.charCodeAt(pos)
    return c === RETURN && this.hcl && text.charCodeAt(pos + 1) === NEWLINE ? NEWLINE : c
  }

  /** Moves to the end and reads past it once. */
  readToEnd(): void {
    this.pos = this.text.length
    this.next()
  }

  /** Records an error at the character read last. */
  fail(message: string): void {
    this.failAt(this.last, message)
  }

  failAt(offset: number, message: string): void {
    this.faults.push({ offset, message, endReads: this.endReads })
  }
}
