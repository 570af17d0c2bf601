import * as fc from 'fast-check'
import { oneOf } from './arbitrary-words.ts'

/**
 * A file as mutations see it: one character of the string for each byte, so that they can cut through the
 * middle of a character and insert bytes that are not UTF-8.
 */
export type ByteText = string

export function toByteText(text: string | Uint8Array): ByteText {
  return Buffer.from(text as string).toString('latin1')
}

export function fromByteText(text: ByteText): Buffer {
  return Buffer.from(text, 'latin1')
}

const snippets = fc.oneof(
  oneOf('" \\ ${ { } [ ] , = . - + : ; # // /* */ / \n \r \r\n \t', ' '),
  oneOf('<<E\n <<-E\n \nE\n << < 0 08 0x 1e 1. .5 9 8 true null e x _', '\n E\n'),
  oneOf('\\x \\u12 \\400 \\n \\d \\" {} [, $ $$ %{ :1 ":"', '" "', '= {', '} }', 'a = ', 'a {', '"a" = 1'),
  oneOf('\ufeff \u00a0 \u2028 \ue123 \ufffd é 日 😀 \u0301 ٣ ² \f \v \u0000 \u007f \u0085'),
)
const notUtf8 = oneOf(
  '\xff \xc3 \x80 \xed\xa0\x80 \xf0\x9f \xf0\x9f\x98 \xc0\x80 \xe2\x82 \xf4\x90\x80\x80 \xf8',
)

const snippet = fc.oneof(
  { weight: 24, arbitrary: snippets.map(toByteText) },
  { weight: 1, arbitrary: notUtf8 },
  { weight: 2, arbitrary: fc.nat({ max: 127 }).map((code) => String.fromCharCode(code)) },
)

type Unit = 'byte' | 'token' | 'line'
type Deed = 'delete' | 'double' | 'swap' | 'insert' | 'replace' | 'truncate'

/** One change; places are taken modulo the number of units that the text has. */
export interface Mutation {
  readonly unit: Unit
  readonly deed: Deed
  readonly at: number
  readonly other: number
  readonly count: number
  readonly text: ByteText
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  unit: fc.constantFrom<Unit[]>('byte', 'byte', 'token', 'token', 'token', 'line'),
  deed: fc.constantFrom<Deed[]>(
    ...(['delete', 'delete', 'double', 'swap', 'insert', 'insert', 'insert', 'replace', 'replace'] as const),
    'truncate',
  ),
  at: fc.nat(),
  other: fc.nat(),
  count: fc.constantFrom(1, 1, 1, 1, 2, 3, 8),
  text: snippet,
})

/** One change, seldom more, to be made one after the other: most inputs should stay within sight of being right. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(mutation) },
  { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 4 }) },
)

const tokens = /[A-Za-z_][\w.-]*|[0-9]+|\s+|"[^"\n]*"|[\x80-\xff]+|[\s\S]/g

function unitsOf(text: ByteText, unit: Unit): string[] {
  if (unit === 'byte') return text.split('')
  return (unit === 'token' ? text.match(tokens) : text.split(/(?<=\n)/)) ?? []
}

export function mutate(text: ByteText, changes: readonly Mutation[]): ByteText {
  return changes.reduce(applied, text)
}

function applied(text: ByteText, change: Mutation): ByteText {
  const units = unitsOf(text, change.unit)
  const at = change.at % (units.length + 1)
  switch (change.deed) {
    case 'delete':
      units.splice(at, change.count)
      break
    case 'double':
      units.splice(at, 0, ...units.slice(at, at + change.count))
      break
    case 'insert':
      units.splice(at, 0, change.text)
      break
    case 'replace':
      units.splice(at, change.count, change.text)
      break
    case 'truncate':
      units.length = at
      break
    case 'swap':
      swap(units, at, change.other % (units.length + 1))
      break
  }
  return units.join('')
}

function swap(units: string[], a: number, b: number): void {
  const [first, second] = [units[a], units[b]]
  if (first === undefined || second === undefined) return
  units[a] = second
  units[b] = first
}
