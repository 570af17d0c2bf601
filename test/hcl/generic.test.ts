import { expect, test } from 'vitest'
import { decodeGeneric, genericToJson } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { createSource } from '../../server/text/source.ts'

function jsonOf(text: string): string {
  const decoded = decodeGeneric(parse(createSource('agent.hcl', text)))
  return decoded.ok ? genericToJson(decoded.value) : decoded.problem.message
}

test.each([
  ['integers keep all their digits', 'a = 9223372036854775807', '{"a":9223372036854775807}'],
  ['so do negative ones', 'a = -9007199254740993', '{"a":-9007199254740993}'],
  ['a negative zero', 'a = -0.0 b = -0', '{"a":-0,"b":0}'],
  ['a later scalar is read as the kind of the first', 'a = "x" a = 0x10', '{"a":"0x10"}'],
  ['a number for a truth', 'a = true a = 0', '{"a":false}'],
  ['text for a truth', 'a = true a = "FALSE"', '{"a":false}'],
  ['text for an integer', 'a = 1 a = "0b1_01"', '{"a":5}'],
  ['an octal integer read anew as decimal', 'a = 1.5 a = 010', '{"a":10}'],
  [
    'blocks of names that differ in case',
    'a "x" {} A "y" {}',
    '{"a":[{"x":[{}]},{"y":[{}]}],"A":[{"x":[{}]},{"y":[{}]}]}',
  ],
  ['a key that is no property', '__proto__ = 1', '{"__proto__":1}'],
  ['a dropped item', 'a {} b =', '{"a":[{}]}'],
  ['JSON flattened', '{"a": {"b": {"c": 1}}}', '{"a":[{"b":[{"c":1}]}]}'],
])('%s', (_, text, json) => {
  expect(jsonOf(text)).toBe(json)
})

const mixed = 'This key is set twice, to values of different kinds, which Nomad cannot combine.'

test.each([
  ['a block after text', 'a = "x" a {}', mixed],
  ['text after a block', 'a {} a = "x"', mixed],
  ['text for an integer that is none', 'a = 1 a = "x"', mixed],
  ['a number in a list of blocks', 'a {} a = [1]', mixed],
  ['labels for some', 'a {} a "x" {}', 'Blocks of one name must all have labels here, or none of them.'],
  ['a literal without value', 'a = 1e', 'Nomad cannot read this number: its exponent has no digits.'],
  ['a key without value', '"\\400" = 1', 'Nomad cannot read this key: an octal escape goes up to \\377.'],
  ['a broken file', 'a = [', 'This list is never closed.'],
  [
    'more labels than anybody has',
    `a ${'b '.repeat(5000)} {}`,
    'This nests or repeats more than nomadlint follows.',
  ],
])('refused: %s', (_, text, message) => {
  expect(jsonOf(text)).toBe(message)
})

test('a name in thousands of spellings is refused in time', () => {
  const spell = (index: number): string =>
    Array.from('abcdefghijklmnop', (letter, bit) =>
      (index >> bit) & 1 ? letter.toUpperCase() : letter,
    ).join('')
  const text = Array.from({ length: 5000 }, (_, index) => `${spell(index)} "x" {}\n`).join('')
  expect(jsonOf(text)).toBe('This nests or repeats more than nomadlint follows.')
})
