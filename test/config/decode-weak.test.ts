import { describe, expect, it } from 'vitest'
import { decodeWeakly, describeWeak, isTemplated } from '../../server/config/decode-weak.ts'
import type { Data } from '../../server/config/values.ts'
import type { GenericValue } from '../../server/hcl/generic.ts'

const block = (...members: readonly (readonly [string, GenericValue])[]): GenericValue => [new Map(members)]

describe('what mapstructure makes of a value', () => {
  it.each<readonly [GenericValue, Data | undefined]>([
    ['a', 'a'],
    [true, '1'],
    [false, '0'],
    [7, '7'],
    [2n ** 63n - 1n, '9223372036854775807'],
    [1.5, '1.5'],
    [-0, '-0'],
    [1e21, `1${'0'.repeat(21)}`],
    [-1.25e22, `-125${'0'.repeat(20)}`],
    [1e-7, '0.0000001'],
    [-1.25e-10, '-0.000000000125'],
    [['a'], undefined],
    [block(['a', 'b']), undefined],
  ])('as text: %s', (value, data) => {
    expect(decodeWeakly('string', value)).toBe(data)
    expect(decodeWeakly('duration', value)).toBe(data)
  })

  it.each<readonly [boolean | undefined, readonly GenericValue[]]>([
    [true, [true, 1, 1.5, -1, 1n, '1', 't', 'T', 'true', 'TRUE', 'True']],
    [false, [false, 0, 0n, '', '0', 'f', 'F', 'false', 'FALSE', 'False']],
    [undefined, ['yes', 'tRUE', '2', ' ', [], [true], block()]],
  ])('as %s', (data, values) => {
    for (const value of values) expect([value, decodeWeakly('bool', value)]).toEqual([value, data])
  })

  it.each<readonly [GenericValue, Data | undefined]>([
    [7, 7],
    [-7.9, -7],
    [7.9, 7],
    [2 ** 60, 2n ** 60n],
    [-(2 ** 60), -(2n ** 60n)],
    [2 ** 63, -(2n ** 63n)],
    [1e300, -(2n ** 63n)],
    [5n, 5n],
    [true, 1],
    [false, 0],
    ['', 0],
    ['7', 7],
    ['0x10', 16],
    ['x', undefined],
    ['1.5', undefined],
    [[], undefined],
    [block(), undefined],
  ])('as a whole number: %s', (value, data) => expect(decodeWeakly('int', value)).toEqual(data))

  it.each<readonly [GenericValue, Data | undefined]>([
    [
      ['a', true, 1],
      ['a', '1', '1'],
    ],
    [[], []],
    ['a', ['a']],
    [1, ['1']],
    [['a', []], undefined],
    [block(['a', 'b']), undefined],
  ])('as a list: %s', (value, data) => expect(decodeWeakly('list', value)).toEqual(data))

  it.each<readonly [GenericValue, Data | undefined]>([
    [block(['a', 'b'], ['c', 1]), { a: 'b', c: '1' }],
    [new Map([['a', true]]), { a: '1' }],
    [[new Map([['a', 'b']]), new Map([['a', 'c']])], { a: 'c' }],
    [[], {}],
    ['a', undefined],
    [['a'], undefined],
    [[new Map(), 'a'], undefined],
    [block(['a', []], ['b', 'c']), undefined],
  ])('as a map: %#', (value, data) => expect(decodeWeakly('map', value)).toEqual(data))
})

it.each<readonly [string, readonly GenericValue[]]>([
  ['a block', [new Map(), block(), [new Map(), new Map()]]],
  ['a list', [[], ['a'], ['a', new Map()], [new Map(), 'a']]],
  ['true or false', [true, false]],
  ['text', ['a', '']],
  ['a number', [1, 1.5, 1n]],
])('%s is called so', (words, values) => {
  for (const value of values) expect([value, describeWeak(value)]).toEqual([value, words])
})

it.each<readonly [boolean, GenericValue]>([
  [true, '${a}'],
  [true, ['a', '${a}']],
  [true, [['${a}']]],
  [false, 'a'],
  [false, ['a']],
  [false, 1],
  [false, []],
])('whether it is a template is %s of %j', (is, value) => expect(isTemplated(value)).toBe(is))
