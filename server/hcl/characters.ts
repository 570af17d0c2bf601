import { isNewer } from './newer-letters.ts'

/** Characters that the scanners name, as code points. */
export const TAB = 0x09
export const NEWLINE = 0x0a
export const RETURN = 0x0d
export const SPACE = 0x20
export const QUOTE = 0x22
export const DOLLAR = 0x24
export const STAR = 0x2a
export const PLUS = 0x2b
export const MINUS = 0x2d
export const DOT = 0x2e
export const SLASH = 0x2f
export const ZERO = 0x30
export const LESS = 0x3c
export const BACKSLASH = 0x5c
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d

const letter = /^\p{L}$/u
const decimalDigit = /^\p{Nd}$/u

export function isAsciiLetter(c: number): boolean {
  const lower = c | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || c === 0x5f
}

/** ASCII letters, `_` and all that Unicode calls a letter: what an identifier may start with. */
export function isLetter(c: number): boolean {
  return isAsciiLetter(c) || (c >= 0x80 && matches(letter, c))
}

/** ASCII digits and Unicode's decimal digits: allowed inside identifiers, not in numbers. */
export function isDigit(c: number): boolean {
  return isDecimal(c) || (c >= 0x80 && matches(decimalDigit, c))
}

function matches(kind: RegExp, c: number): boolean {
  const character = String.fromCodePoint(c)
  return kind.test(character) && !isNewer(character)
}

export function isDecimal(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

/** Value of a digit in any base up to 16; 16 for everything else. */
export function digitValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30
  const lower = c | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16
}

/** What a heredoc's closing line may be indented with: `[[:space:]]` of Go's regexp package. */
export function isHeredocSpace(c: number): boolean {
  return c === SPACE || (c >= TAB && c <= RETURN)
}
