import { expect, it } from 'vitest'
import { createSource } from '../../server/text/source.ts'
import { spanWithin } from '../../server/text/span-within.ts'

it.each([
  ['a part of a quoted string', '"10.0.0.1"', '10.0.0.1', { part: '.0', whole: false }],
  ['the whole with an escape', '"10.\\u0030.0.1"', '10.0.0.1', { part: '"10.\\u0030.0.1"', whole: true }],
  ['the whole of a heredoc', '<<E\n10.0.0.1\nE\n', '10.0.0.1\n', { part: '<<E\n10.0.0.1\nE\n', whole: true }],
  ['the whole without quotes', '10', '10', { part: '10', whole: true }],
])('shows %s', (_, text, value, expected) => {
  const location = { source: createSource('a.hcl', text), span: { start: 0, end: text.length } }
  const { at, whole } = spanWithin(location, value, 2, 2)
  expect({ part: text.slice(at.span.start, at.span.end), whole }).toEqual(expected)
})
