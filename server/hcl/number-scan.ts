import { DOT, isDecimal, MINUS, PLUS } from './characters.ts'
import { END, type Reader } from './reader.ts'
import { FLOAT, NUMBER } from './token-codes.ts'

/** The parts of a number that the HCL and the JSON scanner read alike (Go has them twice, word for word). */

const E = 0x65

export function isExponentSign(c: number): boolean {
  return (c | 0x20) === E
}

/** Digits from `c` on, which is read already or only peeked at; the character after them is given back. */
export function scanMantissa(reader: Reader, c: number): number {
  if (!isDecimal(c)) return c
  let after = c
  while (isDecimal(after)) after = reader.next()
  if (after !== END) reader.back()
  return after
}

/** Without digits the character after `e` becomes part of the token, whatever it is (scanner.go). */
export function scanExponent(reader: Reader, c: number): void {
  if (!isExponentSign(c)) return
  let after = reader.next()
  if (after === MINUS || after === PLUS) after = reader.next()
  scanMantissa(reader, after)
}

/** The rest of a number whose integer part is read, `c` being the character after it. */
export function scanAfterInteger(reader: Reader, c: number): number {
  if (isExponentSign(c)) {
    scanExponent(reader, c)
    return FLOAT
  }
  if (c !== DOT) return NUMBER
  const after = scanMantissa(reader, reader.peek())
  if (isExponentSign(after)) scanExponent(reader, reader.next())
  return FLOAT
}
