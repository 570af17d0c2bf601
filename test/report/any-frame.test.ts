import { array, assert, constantFrom, integer, nat, property, tuple } from 'fast-check'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { type FrameStyle, frame } from '../../server/report/frame.ts'
import { createSecrets } from '../../server/report/secrets.ts'
import { textWidth } from '../../server/report/width.ts'
import { createSource } from '../../server/text/source.ts'
import type { Span } from '../../server/text/span.ts'

/** Pieces of a source that are hard to show; `§` stands for what is secret. */
const piece = constantFrom(
  'a',
  ' = ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '名',
  '🚀',
  'e\u0301',
  '\u001b[1m',
  '\u202e',
  '\ud800',
  '§',
  '§§§',
  '§\n§',
)
const text = array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
const colors = picocolors.createColors(false)

function secretsIn(source: string): readonly Span[] {
  return [...source.matchAll(/§(?:\n?§)*/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

test('whatever a file holds, its frame is narrow enough, tells no secret and nothing to the terminal', () => {
  const places = array(tuple(nat(), nat(60)), { minLength: 1, maxLength: 4 })
  assert(
    property(text, places, integer({ min: 30, max: 90 }), (content, chosen, width) => {
      const source = createSource('a.hcl', content)
      const secretsOf = createSecrets({ secretsOf: () => secretsIn(content) })
      const style: FrameStyle = { colors, paint: String, secretsOf, gutter: 3, width }
      const marks = chosen.map(([at, length], index) => {
        const start = at % (content.length + 1)
        return {
          location: { source, span: { start, end: Math.min(start + length, content.length) } },
          label: '',
          primary: index === 0,
        }
      })
      for (const line of frame(marks, style)) {
        expect(textWidth(line)).toBeLessThanOrEqual(width)
        expect(line).not.toMatch(/[§\p{Cc}\p{Cf}\p{Cs}]/u)
      }
    }),
    { numRuns: 1000 },
  )
})
