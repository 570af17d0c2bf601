import { describe, expect, it } from 'vitest'
import { isNegative, isUnset, zeroOf } from '../../server/config/unset.ts'
import type { Data } from '../../server/config/values.ts'
import { isZero } from '../../server/config/values.ts'
import type { Key, KeyType, MergeRule } from '../../server/keys/key.ts'

const key = (type: KeyType, merge: MergeRule, more: Partial<Key> = {}): Key => ({
  name: 'k',
  type,
  merge,
  ...more,
})

const zeros: readonly Data[] = ['', 0, 0n, false, [], {}]
const others: readonly Data[] = ['a', '0', 1, -1, 1n, true, [''], { a: '' }]

describe('a value that says nothing', () => {
  it('is Go’s zero, where a later one has to be more', () => {
    for (const rule of ['non-zero', 'positive', 'append', 'append-unique', 'per-key'] as const) {
      for (const data of zeros)
        expect([rule, data, isUnset(key('string', rule), data)]).toEqual([rule, data, true])
      expect(isUnset(key('string', rule), 'a')).toBe(false)
      expect(isUnset(key('bool', rule), true)).toBe(false)
    }
  })

  it.each(['always', 'fields', 'whole', 'by-label', 'by-name', 'lost', 'written'] as const)(
    'is nothing written: %s',
    (rule) => {
      for (const data of zeros) expect([data, isUnset(key('string', rule), data)]).toEqual([data, false])
    },
  )

  it('is what is written, not what is in the schema, where a rule is given', () => {
    expect(isUnset(key('string', 'written'), '', 'non-zero')).toBe(true)
    expect(isUnset(key('string', 'non-zero'), '', 'written')).toBe(false)
  })

  it.each<readonly [MergeRule, Data, boolean, boolean]>([
    ['non-zero', '0s', true, false],
    ['non-zero', '0', true, false],
    ['non-zero', '5s', false, false],
    ['non-zero', '-5s', false, false],
    ['non-zero', 'x', false, false],
    ['positive', '0s', true, false],
    ['positive', '-5s', true, true],
    ['positive', '5s', false, false],
    ['positive', '', true, true],
    ['written', '', true, false],
    ['written', '0s', false, false],
    ['append', '0s', false, false],
  ])('is a duration of none: %s %j', (rule, data, early, late) => {
    expect(isUnset(key('duration', rule), data)).toBe(early)
    expect(isUnset(key('duration', rule, { deferred: true }), data)).toBe(late)
  })

  it('is not text like a duration', () => {
    expect(isUnset(key('string', 'non-zero'), '0s')).toBe(false)
    expect(isUnset(key('string', 'positive'), '0s')).toBe(false)
    expect(isUnset(key('string', 'written'), '')).toBe(false)
  })

  it.each<readonly [Data, boolean]>([
    [-1, true],
    [-1n, true],
    [0, false],
    [1, false],
    [1n, false],
    [true, false],
    [['-1'], false],
  ])('is a number below zero, where it has to be positive: %s', (data, negative) => {
    expect(isNegative(data)).toBe(negative)
    if (!isZero(data)) expect(isUnset(key('int', 'positive'), data)).toBe(negative)
    if (!isZero(data)) expect(isUnset(key('int', 'non-zero'), data)).toBe(false)
  })

  it.each<readonly [string, boolean]>([
    ['-1s', true],
    ['0s', false],
    ['1s', false],
    ['-1', false],
    ['', false],
  ])('is a duration below zero: %j', (text, negative) => expect(isNegative(text)).toBe(negative))

  it('is not nothing at all', () => {
    expect(isZero(undefined)).toBe(false)
    expect(isNegative(undefined)).toBe(false)
  })
})

it('zero is the same in each type', () => {
  for (const data of zeros) expect([data, isZero(data)]).toEqual([data, true])
  for (const data of others) expect([data, isZero(data)]).toEqual([data, false])
})

it.each<readonly [KeyType, Data]>([
  ['bool', false],
  ['int', 0],
  ['float', 0],
  ['list', []],
  ['map', {}],
  ['free', {}],
  ['string', ''],
  ['duration', ''],
])('what a block says of a %s by leaving it out is %j', (type, zero) => {
  expect(zeroOf(key(type, 'always'))).toEqual(zero)
})
