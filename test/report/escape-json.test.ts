import { expect, test } from 'vitest'
import { escapeJson, visible } from '../../server/report/visible.ts'

const odd = [
  '\u00ad',
  '\u202e',
  '\u200d',
  '\u{e0041}',
  '\u2028',
  '\u0085',
  '\u0600',
  '\ufeff',
  '\udce9',
  '\u0007',
]

test.each(odd)('%j is escaped in JSON and is the same when it is read', (character) => {
  const value = { [`a${character}b`]: `🚀${character}é` }
  const text = escapeJson(JSON.stringify(value, null, 2))
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  expect(JSON.parse(text)).toEqual(value)
  expect(text).toContain('🚀')
})

test.each(odd.filter((character) => character !== '\u200d'))('%j is visible to people', (character) => {
  expect(visible(`a${character}b`)).toMatch(/^a\\u[\da-f{}]+b$/)
})
