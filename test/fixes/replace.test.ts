import { expect, it } from 'vitest'
import { replaceText } from '../../server/fixes/changes.ts'
import { applyEdits } from '../../server/text/apply-edits.ts'
import { createSource } from '../../server/text/source.ts'

it.each([
  ['"1"', 'a = "1"\nb = 2\n', 'a = 2\nb = 2\n'],
  ['<<E\n1\nE\n', 'a = <<E\n1\nE\nb = 2\n', 'a = 2\nb = 2\n'],
  ['<<E\r\n1\r\nE\r\n', 'a = <<E\r\n1\r\nE\r\nb = 2\r\n', 'a = 2\r\nb = 2\r\n'],
  ['<<E\n1\nE', 'a = <<E\n1\nE', 'a = 2'],
])('the line break that %j ends in stays', (value, text, expected) => {
  const source = createSource('a.hcl', text)
  const start = text.indexOf(value)
  const edits = replaceText({ source, span: { start, end: start + value.length } }, '2')(() => undefined)
  expect(applyEdits(source, edits ?? [])).toBe(expected)
})
