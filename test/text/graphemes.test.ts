import { expect, it } from 'vitest'
import { graphemeStarts } from '../../server/text/graphemes.ts'

function starts(text: string): readonly number[] {
  return Array.from(graphemeStarts(text))
}

it.each([
  ['', [0]],
  ['ab', [0, 1, 2]],
  ['e\u0301x', [0, 2, 3]],
  ['a\r\nb', [0, 1, 3, 4]],
  ['👩‍👩‍👧!', [0, 8, 9]],
])('%j starts at %j', (text, expected) => {
  expect(starts(text)).toEqual(expected)
})

it('is what Intl.Segmenter finds, wherever a long text is cut', () => {
  for (let shift = 0; shift < 12; shift++) {
    const text = 'x'.repeat(505 + shift) + '🇩🇪👩‍👩‍👧e\u0301\r\n日'.repeat(90)
    const whole = Array.from(new Intl.Segmenter().segment(text), ({ index }) => index)
    expect(starts(text)).toEqual([...whole, text.length])
  }
})

it.each(['a = 1 ', '日', 'e\u0301', '🇩'])('takes time linear in the text: %j', (part) => {
  const text = part.repeat(1_000_000 / part.length)
  const started = performance.now()
  expect(starts(text).at(-1)).toBe(text.length)
  expect(performance.now() - started).toBeLessThan(5_000)
})

it('takes its time for one character of a hundred thousand marks, too', () => {
  const text = `e${'\u0301'.repeat(100_000)}x`
  expect(starts(text)).toEqual([0, 100_001, 100_002])
})
