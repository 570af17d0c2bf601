import { describe, expect, it } from 'vitest'
import { lacksUnit, parseGoDuration } from '../../server/config/go-duration.ts'

describe('durations as Go reads them', () => {
  it.each([
    ['30s', 30_000_000_000n],
    ['1h30m', 5_400_000_000_000n],
    ['1.5h', 5_400_000_000_000n],
    ['.5s', 500_000_000n],
    ['1.s', 1_000_000_000n],
    ['-5s', -5_000_000_000n],
    ['+2us', 2_000n],
    ['2µs', 2_000n],
    ['0', 0n],
    ['-0', 0n],
    ['007s', 7_000_000_000n],
    ['0.3333333333333333333h', 1_200_000_000_000n],
    ['1h1m1s1ms1us1ns', 3_661_001_001_001n],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n],
    ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
  ])('%s', (text, nanoseconds) => expect(parseGoDuration(text)).toBe(nanoseconds))

  it.each(['', '30', '1d', '1h 30m', ' 5s', '.s', '1e3s', 's', '00', '9223372036854775808ns', '2562048h'])(
    'refuses %j',
    (text) => expect(parseGoDuration(text)).toBeUndefined(),
  )
})

it.each([
  ['30', true],
  ['1.5', true],
  ['-3', true],
  ['+3.', true],
  ['.5', true],
  ['.55', true],
  ['1.55', true],
  ['a3', false],
  ['3a', false],
  ['.', false],
  ['00', true],
  ['0', false],
  ['30s', false],
  ['thirty', false],
  ['', false],
])('%j lacks nothing but a unit: %s', (text, lacks) => expect(lacksUnit(text)).toBe(lacks))
