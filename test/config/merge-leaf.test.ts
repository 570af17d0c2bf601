import { describe, expect, it } from 'vitest'
import { impliedLeaf, type LeafMerger, mergeLeaf } from '../../server/config/merge-leaf.ts'
import type { Data, LeafValue } from '../../server/config/values.ts'
import type { Key, KeyType, MergeRule } from '../../server/keys/key.ts'
import { createSource } from '../../server/text/source.ts'
import type { Location } from '../../server/text/span.ts'

const source = createSource('nomad.hcl', 'a block { }')
const header: Location = { source, span: { start: 2, end: 7 } }

const keyOf = (merge: MergeRule, type: KeyType): Key => ({ name: 'k', type, merge })

/** A value that is written once, at a pointer that tells it from the others. */
function leaf(key: Key, pointer: string, data: Data | undefined): LeafValue {
  const unknown = data === undefined ? 'template' : undefined
  return { kind: 'leaf', key, data, unknown, origins: [{ pointer, key: header, value: header, data }] }
}

/** What is left of values that come one after the other, and where each is written, the winner last. */
function merged(rule: MergeRule, type: KeyType, ...values: readonly (Data | undefined)[]) {
  const key = keyOf(rule, type)
  const merger = mergeLeaf(key, rule)
  for (const [index, data] of values.entries()) merger.add(leaf(key, String(index), data))
  return said(merger)
}

function said(merger: LeafMerger) {
  const { data, unknown, origins } = merger.done()
  return { data: unknown ?? data, from: origins.map(({ pointer }) => pointer).join(' ') }
}

describe('of several values', () => {
  it.each<readonly [MergeRule, KeyType, readonly (Data | undefined)[], Data | undefined, string]>([
    ['non-zero', 'string', ['a', 'b'], 'b', '0 1'],
    ['non-zero', 'string', ['a', ''], 'a', '1 0'],
    ['non-zero', 'string', ['a', 'b', ''], 'b', '0 2 1'],
    ['non-zero', 'string', ['', 'b'], 'b', '0 1'],
    ['non-zero', 'bool', [true, false], true, '1 0'],
    ['positive', 'int', [5, -1], 5, '1 0'],
    ['written', 'bool', [true, false], false, '0 1'],
    ['always', 'string', ['a', ''], '', '0 1'],
    ['lost', 'string', ['a', 'b'], undefined, '0 1'],
    ['non-zero', 'string', ['a', undefined], 'template', '0 1'],
    ['non-zero', 'string', [undefined, 'a'], 'a', '0 1'],
    ['non-zero', 'string', [undefined, ''], 'template', '1 0'],
    ['non-zero', 'bool', [true, undefined], true, '1 0'],
    ['non-zero', 'bool', [false, undefined], 'template', '0 1'],
    ['written', 'bool', [true, undefined], 'template', '0 1'],
  ])('%s %s one wins: %j', (rule, type, values, data, from) => {
    expect(merged(rule, type, ...values)).toEqual({ data, from })
  })

  it.each<readonly [MergeRule, KeyType, readonly (Data | undefined)[], Data]>([
    ['append', 'list', [['a'], ['b', 'a']], ['a', 'b', 'a']],
    [
      'append-unique',
      'list',
      [
        ['a', 'a'],
        ['b', 'a', 'b'],
      ],
      ['a', 'a', 'b'],
    ],
    ['append-unique', 'list', [[], ['b', 'b']], ['b', 'b']],
    ['append', 'list', [['a'], undefined], 'template'],
    ['append', 'list', [undefined, ['a']], 'template'],
    [
      'per-key',
      'map',
      [
        { a: '1', b: '2' },
        { b: '3', c: '4' },
      ],
      { a: '1', b: '3', c: '4' },
    ],
    ['per-key', 'map', [{ a: '1' }, undefined], 'template'],
  ])('%s %s all count: %j', (rule, type, values, data) => {
    expect(merged(rule, type, ...values)).toEqual({ data, from: values.map((_, index) => index).join(' ') })
  })
})

describe('a block that is there again without the setting', () => {
  it('makes it zero, at the header', () => {
    const key = keyOf('always', 'string')
    const merger = mergeLeaf(key, 'always')
    merger.add(leaf(key, '/a', 'x'))
    merger.reset(header)
    const { data, origins } = merger.done()
    expect(data).toBe('')
    expect(origins).toEqual([
      leaf(key, '/a', 'x').origins[0],
      { pointer: '/a', key: header, value: header, data: '', implied: true },
    ])
  })

  it('does so where nothing was said before', () => {
    const merger = mergeLeaf(keyOf('always', 'int'), 'always')
    merger.reset(header)
    expect(merger.done().origins).toEqual([
      { pointer: '', key: header, value: header, data: 0, implied: true },
    ])
  })

  it.each<readonly [MergeRule, KeyType, Data, Data]>([
    ['append', 'list', ['a', 'b'], ['b']],
    ['append-unique', 'list', ['a', 'b'], ['b']],
    ['per-key', 'map', { a: '1' }, { b: '2' }],
  ])('forgets what was gathered: %s', (rule, type, before, after) => {
    const key = keyOf(rule, type)
    const merger = mergeLeaf(key, rule)
    merger.add(leaf(key, '0', before))
    merger.reset(header)
    merger.add(leaf(key, '1', after))
    expect(said(merger)).toEqual({ data: after, from: '0 1' })
  })

  it('may say something else than zero', () => {
    expect(impliedLeaf(keyOf('always', 'int'), header, '/a', 7)).toMatchObject({ kind: 'leaf', data: 7 })
  })
})
