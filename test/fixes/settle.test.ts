import { describe, expect, it } from 'vitest'
import { type Fixable, type Rewrites, settle } from '../../server/fixes/settle.ts'
import { createSource } from '../../server/text/source.ts'

/** A linter that knows words: each is a finding wherever it stands, with a fix that writes another word. */
function wordLinter(text: string, words: Readonly<Record<string, string>>, safe = true) {
  let runs = 0
  const check = async (rewrites: Rewrites): Promise<readonly Fixable[]> => {
    runs++
    const source = createSource('a.hcl', rewrites.get('a.hcl')?.text ?? text)
    return Object.entries(words).flatMap(([word, better]) =>
      [...source.text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map(({ index }) => {
        const location = { source, span: { start: index, end: index + word.length } }
        const fixes = better === '' ? [] : [{ title: better, safe, edits: [{ location, text: better }] }]
        return { rule: word, message: `${word} is wrong`, location, fixes }
      }),
    )
  }
  return { check, runs: () => runs }
}

async function settled(text: string, words: Readonly<Record<string, string>>, unsafe = false, safe = true) {
  const { check, runs } = wordLinter(text, words, safe)
  const { rewrites, fixed, refused } = await settle(check, unsafe)
  return {
    text: rewrites.get('a.hcl')?.text,
    fixed: fixed.map(({ rule }) => rule),
    refused: refused.map(({ finding, brings }) => [finding.rule, brings?.rule]),
    runs: runs(),
  }
}

describe('fixing', () => {
  it('does in one round what does not meet', async () => {
    expect(await settled('a x b x a', { a: 'c', b: 'd' })).toEqual({
      text: 'c x d x c',
      fixed: ['a', 'a', 'b'],
      refused: [],
      runs: 2,
    })
  })

  it('leaves what touches for the next round', async () => {
    expect(await settled('a-b', { 'a-b': 'a', b: 'c' })).toMatchObject({ text: 'a', refused: [] })
  })

  it('goes on as long as a fix leads to another', async () => {
    expect(await settled('a', { a: 'b', b: '' })).toEqual({
      text: undefined,
      fixed: [],
      refused: [['a', 'b']],
      runs: 2,
    })
  })

  it('refuses the fix that brings a finding, and no other', async () => {
    const words = { a: 'ok', b: 'bad', c: 'ok', d: 'ok', bad: '' }
    expect(await settled('a b c d', words)).toMatchObject({
      text: 'ok b ok ok',
      fixed: ['a', 'c', 'd'],
      refused: [['b', 'bad']],
    })
  })

  it('tries a refused fix again once another has made way for it', async () => {
    expect(await settled('a x b', { 'a x': 'q x', 'x b': 'x ok', 'q x b': '' })).toMatchObject({
      text: 'q x ok',
      fixed: ['x b', 'a x'],
      refused: [],
    })
  })

  it('refuses a fix that leaves its finding where it was', async () => {
    expect(await settled('a', { a: 'a' })).toMatchObject({ text: undefined, refused: [['a', undefined]] })
  })

  it('takes what needs judgement only when asked', async () => {
    expect(await settled('a', { a: 'b' }, false, false)).toMatchObject({ text: undefined })
    expect(await settled('a', { a: 'b' }, true, false)).toMatchObject({ text: 'b' })
  })

  it('finds a few bad ones among many in few runs', async () => {
    const bad = new Set([100, 900])
    const text = Array.from({ length: 1000 }, (_, index) => (bad.has(index) ? 'b' : 'a')).join(' ')
    const result = await settled(text, { a: 'ok', b: 'bad', bad: '' })
    expect(result.fixed).toHaveLength(998)
    expect(result.runs).toBeLessThan(50)
  })
})
