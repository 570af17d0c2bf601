import { expect, it } from 'vitest'
import { placed, splitWords } from '../../../server/agents/start/words.ts'

it.each(['-node=😀😀 -server', '"a b" 😀', '\u{1F600}'])('words know where they stand: %s', (text) => {
  for (const { span, places, text: word } of splitWords(placed(text), 'plain')) {
    expect(places).toHaveLength(word.length)
    expect(text.slice(span.start, span.end).replaceAll('"', '')).toBe(word)
  }
})
