import { BACKSLASH, CLOSE_BRACE, DOLLAR, digitValue, NEWLINE, OPEN_BRACE, QUOTE } from './characters.ts'
import { END, type Reader } from './reader.ts'

/**
 * The rest of a string whose `"` is read. In HCL `${` makes quotes and newlines part of the string up to its `}`;
 * the JSON scanner follows the braces too but ends strings all the same (json/scanner/scanner.go). `oneLine` ends
 * every string at its line, for recovery.
 */
export function scanString(reader: Reader, json: boolean, oneLine = false): void {
  let braces = 0
  for (;;) {
    const c = reader.next()
    const open = braces > 0 && !json
    if (c === END || (c === NEWLINE && (!open || oneLine))) {
      reader.fail('literal not terminated')
      return
    }
    if (c === QUOTE && !open) return
    if (braces === 0) {
      if (c === DOLLAR && reader.peek() === OPEN_BRACE) {
        braces = 1
        reader.next()
      }
    } else if (c === OPEN_BRACE) braces++
    else if (c === CLOSE_BRACE) braces--
    if (c === BACKSLASH) scanEscape(reader, json)
  }
}

const simpleEscapes = '"\\abfnrtv'

function scanEscape(reader: Reader, json: boolean): void {
  const c = reader.next()
  if (c === END) return reader.fail('illegal char escape')
  const letter = String.fromCodePoint(c)
  if (simpleEscapes.includes(letter)) return
  if (c >= 0x30 && c <= 0x37) scanDigits(reader, c, 8, 3, json)
  else if (letter === 'x') scanDigits(reader, reader.next(), 16, 2, json)
  else if (letter === 'u') scanDigits(reader, reader.next(), 16, 4, json)
  else if (letter === 'U') scanDigits(reader, reader.next(), 16, 8, json)
  else reader.fail('illegal char escape')
}

/**
 * In HCL the character after the digits is given back unless it is the first: `"\x"` swallows its closing
 * quote. The JSON scanner gives it back always, which makes Go panic at the end of the file.
 */
function scanDigits(reader: Reader, first: number, base: number, count: number, json: boolean): void {
  let c = first
  let left = count
  while (left > 0 && digitValue(c) < base) {
    c = reader.next()
    if (c === END && !json) break
    left--
  }
  if (left > 0) reader.fail('illegal char escape')
  if (json) reader.backOrPanic()
  else if (left !== count && c !== END) reader.back()
}
