import { describe, expect, it } from 'vitest'
import { isSame } from '../../server/lsp/is-same.ts'

const value = (secret: string) => ({
  paths: ['a', 'b'],
  taken: new Set(['a']),
  said: { fields: new Map([['encrypt', { data: secret, unknown: undefined }]]) },
})

describe('two values', () => {
  it('are the same if all that is in them is', () => {
    expect(isSame(value('a'), value('a'))).toBe(true)
    expect(isSame(undefined, undefined)).toBe(true)
  })

  it.each([
    ['deep in a map', value('a'), value('b')],
    ['in a list', ['a', 'b'], ['a', 'c']],
    ['in the length of a list', ['a'], ['a', 'b']],
    ['in a set', new Set(['a']), new Set(['b'])],
    ['in a key', { a: 1 }, { b: 1 }],
    ['in having a key', { a: 1 }, { a: 1, b: 1 }],
    ['in their kind', [], {}],
    ['in being a map', new Map(), {}],
    ['in being a set', new Set(), new Map()],
    ['in being there', {}, undefined],
    ['in being null', null, {}],
    ['in type', '1', 1],
  ])('are others if they differ %s', (_, a, b) => {
    expect(isSame(a, b)).toBe(false)
    expect(isSame(b, a)).toBe(false)
  })
})
