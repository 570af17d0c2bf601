import type { Source } from '../text/source.ts'
import * as chars from './characters.ts'
import { isExponentSign, scanAfterInteger, scanMantissa } from './number-scan.ts'
import { END, Reader } from './reader.ts'
import { scanString } from './string-scan.ts'
import * as codes from './token-codes.ts'

const punctuation = new Uint8Array(128)
for (const [text, code] of [
  ['[', codes.LBRACK],
  [']', codes.RBRACK],
  ['{', codes.LBRACE],
  ['}', codes.RBRACE],
  [',', codes.COMMA],
  [':', codes.COLON],
] as const) {
  punctuation[text.charCodeAt(0)] = code
}

const specialInString = new Uint8Array(128)
for (const text of '"\\$\n\0') specialInString[text.charCodeAt(0)] = 1

/** Hands out the tokens of a JSON file as json/scanner/scanner.go does. */
export class JsonScanner extends Reader {
  /** Start of the token scanned last; it ends at `pos`. */
  start = 0

  constructor(source: Source) {
    super(source, false)
  }

  scan(): number {
    const { text } = this
    let pos = this.pos
    let c = 0
    for (; pos < text.length; pos++) {
      c = text.charCodeAt(pos)
      if (c !== chars.SPACE && c !== chars.NEWLINE && c !== chars.TAB && c !== chars.RETURN) break
    }
    this.start = pos
    this.pos = pos
    const code = pos < text.length && c < 128 ? (punctuation[c] as number) : 0
    if (code > 0) {
      this.pos = pos + 1
      return code
    }
    if (c === chars.QUOTE && pos < text.length) return this.scanQuoted()
    const first = this.next()
    if (first === END) return codes.EOF
    if (chars.isLetter(first)) return this.scanWord()
    if (chars.isDecimal(first)) return this.scanNumber(first)
    return this.scanUnusual(first)
  }

  private scanUnusual(first: number): number {
    const number = chars.isDecimal(this.peek())
    if (first === chars.MINUS && number) return this.scanNumber(this.next())
    if (first === chars.DOT) {
      if (!number) return codes.PERIOD
      if (isExponentSign(scanMantissa(this, this.peek()))) this.next()
      return codes.FLOAT
    }
    const shown = first >= 0xd800 && first <= 0xdfff ? '\ufffd' : String.fromCodePoint(first)
    this.fail(first === chars.MINUS ? 'illegal char' : `illegal char: ${shown}`)
    return codes.ILLEGAL
  }

  private scanWord(): number {
    let c = this.next()
    while (chars.isLetter(c) || chars.isDigit(c) || c === chars.MINUS) c = this.next()
    if (c !== END) this.back()
    const word = this.text.slice(this.start, this.pos)
    if (word === 'true' || word === 'false') return codes.BOOL
    if (word === 'null') return codes.NULL
    this.failBefore(c === END, 'illegal char')
    return codes.ILLEGAL
  }

  /** A zero may not even stand at the end of the file: Go compares columns, which the end inflates. */
  private scanNumber(first: number): number {
    const afterFirst = this.pos
    scanMantissa(this, first)
    const c = this.next()
    const type = scanAfterInteger(this, c)
    if (type === codes.FLOAT) return type
    if (c !== END) this.back()
    if (first === chars.ZERO && (c === END || this.pos !== afterFirst)) {
      this.failBefore(c === END, 'numbers cannot start with 0')
    }
    return type
  }

  /** Fails at the last character of the token, or where the file ends if that had to be read. */
  private failBefore(atEnd: boolean, message: string): void {
    if (atEnd) return this.fail(message)
    const wide = (this.text.codePointAt(this.pos - 2) ?? 0) > 0xffff && this.pos - 2 >= this.start
    this.failAt(this.pos - (wide ? 2 : 1), message)
  }

  private scanQuoted(): number {
    const { text } = this
    let pos = this.start + 1
    for (; pos < text.length; pos++) {
      const c = text.charCodeAt(pos)
      if (c < 128 ? specialInString[c] === 1 : this.dirty) break
    }
    this.pos = pos
    if (text.charCodeAt(pos) === chars.QUOTE) this.pos = pos + 1
    else scanString(this, true)
    return codes.STRING
  }
}
