import type { Source } from '../text/source.ts'
import * as chars from './characters.ts'
import { scanHeredoc } from './heredoc-scan.ts'
import { isExponentSign, scanAfterInteger, scanMantissa } from './number-scan.ts'
import { END, Reader } from './reader.ts'
import { scanString } from './string-scan.ts'
import * as codes from './token-codes.ts'

/** Per ASCII character: the type of a token that it is alone, or one of the classes below. */
const firstClass = new Uint8Array(128)
const LETTER = 32
const DIGIT = 33
const QUOTE = 34
const HASH = 35
const SLASH = 36
const LESS = 37
const DASH = 38
const DOT = 39

/** Characters of an identifier after its first. */
const inIdentifier = new Uint8Array(128)
/** Characters that a string's fast way cannot pass over. */
const specialInString = new Uint8Array(128)

for (let c = 0; c < 128; c++) {
  if (chars.isAsciiLetter(c)) firstClass[c] = LETTER
  if (chars.isDecimal(c)) firstClass[c] = DIGIT
  if (chars.isAsciiLetter(c) || chars.isDecimal(c) || c === chars.MINUS || c === chars.DOT)
    inIdentifier[c] = 1
}
for (const [text, code] of [
  ['"', QUOTE],
  ['#', HASH],
  ['/', SLASH],
  ['<', LESS],
  ['-', DASH],
  ['.', DOT],
  ['[', codes.LBRACK],
  [']', codes.RBRACK],
  ['{', codes.LBRACE],
  ['}', codes.RBRACE],
  [',', codes.COMMA],
  ['=', codes.ASSIGN],
  ['+', codes.ADD],
] as const) {
  firstClass[text.charCodeAt(0)] = code
}
for (const text of '"\\$\n\0') specialInString[text.charCodeAt(0)] = 1

/** Hands out the tokens of an HCL file as hcl/scanner/scanner.go does, errors and their places included. */
export class Scanner extends Reader {
  /** Start of the token scanned last; it ends at `pos`. */
  start = 0
  /** `endReads` when the token started: above 0 for the end of the file. */
  startEndReads = 0
  /** Of a string: whether its value is just what stands between its quotes. */
  plain = false
  /** Ends strings at their line even inside `${}`: for recovery, never for the verdict. */
  oneLineStrings = false

  constructor(source: Source) {
    super(source, true)
  }

  /** The next token's type; COMMENT included, white space not. */
  scan(): number {
    const { text } = this
    const length = text.length
    let pos = this.pos
    let c = 0
    for (; pos < length; pos++) {
      c = text.charCodeAt(pos)
      if (c !== chars.SPACE && c !== chars.NEWLINE && c !== chars.TAB && c !== chars.RETURN) break
    }
    this.start = pos
    this.pos = pos
    if (pos >= length) {
      this.next()
      this.startEndReads = this.endReads
      return codes.EOF
    }
    const first = c < 128 ? (firstClass[c] as number) : 0
    if (first === LETTER) return this.scanIdentifier()
    if (first === 0) return this.scanUnusual()
    if (first < LETTER) {
      this.pos = pos + 1
      return first
    }
    return this.scanLonger(first)
  }

  private scanLonger(first: number): number {
    if (first === QUOTE) return this.scanQuoted()
    if (first === DIGIT) return this.scanNumber(this.start)
    if (first === HASH || first === SLASH) return this.scanComment(first === SLASH)
    this.next()
    if (first === LESS) {
      scanHeredoc(this)
      return codes.HEREDOC
    }
    if (!chars.isDecimal(this.peek())) return first === DOT ? codes.PERIOD : codes.SUB
    if (first === DASH) return this.scanNumber(this.pos)
    // The `e` is given back and then read as if it were a digit, so `.5e3` is `.5e` and `3` (scanner.go).
    if (isExponentSign(scanMantissa(this, this.peek()))) this.next()
    return codes.FLOAT
  }

  private scanUnusual(): number {
    const c = this.next()
    if (c === END) return codes.EOF
    if (chars.isLetter(c)) return this.scanIdentifier()
    this.fail('illegal char')
    return codes.ILLEGAL
  }

  private scanIdentifier(): number {
    const { text, start } = this
    const length = text.length
    let end = this.pos
    let c = 0
    for (; end < length; end++) {
      c = text.charCodeAt(end)
      if (c >= 128 || inIdentifier[c] === 0) break
    }
    this.pos = end
    if (end === length || c >= 128 || c === 0) this.scanIdentifierSlowly()
    const size = this.pos - start
    const bool =
      (size === 4 && text.startsWith('true', start)) || (size === 5 && text.startsWith('false', start))
    return bool ? codes.BOOL : codes.IDENT
  }

  private scanIdentifierSlowly(): void {
    let c = this.next()
    while (chars.isLetter(c) || chars.isDigit(c) || c === chars.MINUS || c === chars.DOT) c = this.next()
    if (c !== END) this.back()
  }

  /** `from` is the first digit, which a `-` may stand before. */
  private scanNumber(from: number): number {
    const { text } = this
    let end = from + 1
    let c = text.charCodeAt(end)
    while (c >= 0x30 && c <= 0x39) c = text.charCodeAt(++end)
    const plain = c < 128 && firstClass[c] !== LETTER && c !== chars.DOT && c !== 0
    if (plain && (end === from + 1 || text.charCodeAt(from) !== chars.ZERO)) {
      this.pos = end
      return codes.NUMBER
    }
    this.pos = from
    const first = this.next()
    if (first === chars.ZERO) return this.scanAfterZero()
    scanMantissa(this, first)
    return this.endNumber(this.next())
  }

  private endNumber(c: number): number {
    const type = scanAfterInteger(this, c)
    if (type === codes.NUMBER && c !== END) this.back()
    return type
  }

  private scanAfterZero(): number {
    let c = this.next()
    if (c === 0x78 || c === 0x58) return this.scanHexadecimal()
    // The digit right after the zero is not looked at: `08` gets through to fail when it is read.
    let illegalOctal = false
    while (chars.isDecimal(c)) {
      c = this.next()
      if (c === 0x38 || c === 0x39) illegalOctal = true
    }
    if (illegalOctal && !isExponentSign(c) && c !== chars.DOT) this.fail('illegal octal number')
    return this.endNumber(c)
  }

  private scanHexadecimal(): number {
    let c = this.next()
    const found = chars.digitValue(c) < 16
    while (chars.digitValue(c) < 16) c = this.next()
    if (!found) this.fail('illegal hexadecimal number')
    if (c !== END) this.back()
    return codes.NUMBER
  }

  private scanQuoted(): number {
    const { text } = this
    const length = text.length
    let pos = this.start + 1
    for (; pos < length; pos++) {
      const c = text.charCodeAt(pos)
      if (c < 128 ? specialInString[c] === 1 : this.dirty) break
    }
    this.pos = pos
    const stop = text.charCodeAt(pos)
    this.plain = stop === chars.QUOTE
    if (stop === chars.QUOTE) {
      this.pos = pos + 1
      return codes.STRING
    }
    // The first half of a line ending of two belongs to it.
    if (stop === chars.NEWLINE && text.charCodeAt(pos - 1) === chars.RETURN) this.pos = pos - 1
    scanString(this, false, this.oneLineStrings)
    return codes.STRING
  }

  private scanComment(slash: boolean): number {
    this.next()
    if (slash) {
      const second = this.peek()
      if (second === chars.STAR) return this.scanBlockComment()
      if (second !== chars.SLASH) {
        this.fail("expected '/' for comment")
        return codes.COMMENT
      }
    }
    if (this.dirty) return this.scanLineSlowly()
    const { text, pos } = this
    const newline = text.indexOf('\n', pos)
    if (newline < 0) this.readToEnd()
    else this.pos = newline > pos && text.charCodeAt(newline - 1) === chars.RETURN ? newline - 1 : newline
    return codes.COMMENT
  }

  private scanLineSlowly(): number {
    let c = this.next()
    while (c !== chars.NEWLINE && c !== END) c = this.next()
    if (c !== END) this.back()
    return codes.COMMENT
  }

  private scanBlockComment(): number {
    const close = this.dirty ? -1 : this.text.indexOf('*/', this.start + 2)
    if (close >= 0) {
      this.pos = close + 2
      return codes.COMMENT
    }
    this.next()
    let before = this.next()
    for (;;) {
      if (before === END) {
        this.fail('comment not terminated')
        return codes.COMMENT
      }
      const c = this.next()
      if (before === chars.STAR && c === chars.SLASH) return codes.COMMENT
      before = c
    }
  }
}
