import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { type FrameStyle, frame } from '../../server/report/frame.ts'
import { createSecrets } from '../../server/report/secrets.ts'
import { textWidth } from '../../server/report/width.ts'
import { createSource, type Source } from '../../server/text/source.ts'
import type { Span } from '../../server/text/span.ts'

/** Guillemets mark what is underlined; `⟦` and `⟧` what is secret. */
function framed(marked: string, width = 60): string {
  const { source, span, secrets } = unmark(marked)
  const colors = picocolors.createColors(false)
  const secretsOf = createSecrets({ secretsOf: () => secrets })
  const style: FrameStyle = { colors, paint: String, secretsOf, gutter: 1, width }
  const lines = frame([{ location: { source, span }, label: '', primary: true }], style)
  return lines.slice(1, -1).join('\n')
}

function unmark(marked: string): { source: Source; span: Span; secrets: readonly Span[] } {
  const places = new Map<string, number[]>()
  let text = ''
  for (const character of marked) {
    if ('«»⟦⟧'.includes(character)) places.set(character, [...(places.get(character) ?? []), text.length])
    else text += character
  }
  const starts = places.get('⟦') ?? []
  const secrets = starts.map((start, index) => ({ start, end: places.get('⟧')?.[index] as number }))
  const [start = 0] = places.get('«') ?? []
  const [end = start] = places.get('»') ?? []
  return { source: createSource('a.hcl', text), span: { start, end }, secrets }
}

const long = Array.from({ length: 60 }, (_, index) => `item${index}`)

const cases: Readonly<Record<string, readonly [string, string] | readonly [string, string, number]>> = {
  'a plain span': ['a = «"b"» # c\n', '1 | a = "b" # c\n  |     ^^^'],
  'an empty span': ['a =« »\n', '1 | a = \n  |    ^'],
  'the end of a file': ['a = 1«»', '1 | a = 1\n  |      ^'],
  'an empty line': ['«»\na = 1\n', '1 |\n  | ^'],
  'a line that ends in CRLF': ['a = «1»\r\n', '1 | a = 1\n  |     ^'],
  'tabs before and within': ['\t\ta«\t=»\t1\n', '1 |         a    =    1\n  |          ^^^^^'],
  'wide characters before and within': ['名 = «"🚀é"»\n', '1 | 名 = "🚀é"\n  |      ^^^^^'],
  'a combining mark': ['e\u0301 = «1»\n', '1 | e\u0301 = 1\n  |     ^'],
  'controls and hidden characters': [
    'a\u001b[1m«\ufeff»\u0085\n',
    '1 | a␛[1m\\ufeff\\u0085\n  |      ^^^^^^',
  ],
  'several lines, of which the first is shown': ['x «{\n  a = 1\n}»\n', '1 | x {\n  |   ^'],
  'a secret': ['k = «⟦"abcdefghijklmnop"⟧» # c\n', '1 | k = "********" # c\n  |     ^^^^^^^^^^'],
  'a part of a secret': ['k = ⟦"abc«def»ghi"⟧\n', '1 | k = "********"\n  |     ^^^^^^^^^^'],
  'a secret of one letter': ['k = ⟦«x»⟧ y\n', '1 | k = ******** y\n  |     ^^^^^^^^'],
  'secrets that overlap': ['k = ⟦a⟦bc⟧d⟧ «e»\n', '1 | k = ******** e\n  |              ^'],
  'the end of a secret of several lines': ['k = ⟦<<E\n  abc«»\nE⟧\n', '2 | ********\n  | ^'],
  'a lone surrogate': ['a = «"\ud800"»\n', '1 | a = "\\ud800"\n  |     ^^^^^^^^'],
  'a long line at its beginning': [
    `«${long[0]}»${long.join('')}`,
    '1 | item0item0item1item2item3item4…\n  | ^^^^^',
    36,
  ],
  'a long line in its middle': [
    `${long.slice(0, 30).join('')}«HERE»${long.slice(30).join('')}`,
    '1 | …em28item29HEREitem30item31item…\n  |            ^^^^',
    36,
  ],
  'a long line at its end': [
    `${long.join('')}«HERE»`,
    '1 | …54item55item56item57item58item59HERE\n  |                                  ^^^^',
    42,
  ],
  'a span that is too long': [
    `ab «${long.join('')}»`,
    '1 | …item0item1item2item3item4item5…\n  |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    36,
  ],
}

describe('a frame shows', () => {
  for (const [name, [marked, expected, width]] of Object.entries(cases)) {
    test(name, () => {
      expect(framed(marked, width)).toBe(expected)
    })
  }
})

test('no line of a frame is wider than it may be', () => {
  const text = `${'x\t名'.repeat(500)}\u0301\u001b`
  for (let start = 0; start < text.length; start += 7) {
    for (const length of [0, 1, 5, 200]) {
      const marked = `${text.slice(0, start)}«${text.slice(start, start + length)}»${text.slice(start + length)}`
      for (const line of framed(marked, 50).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(50)
    }
  }
})
