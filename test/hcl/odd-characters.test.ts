import { expect, test } from 'vitest'
import { decodeGeneric, genericToJson } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { createSource } from '../../server/text/source.ts'

/** What Nomad's library decodes, or its message: the referee's own answers. */
test.each([
  // The carriage return too many moves the end of the value into the closing word, here between two bytes.
  ['a=<<Été\nÉté\r\r\n', '{"a":"\ufffd"}'],
  ['a=<<E\nx\nE\r\r\n', '{"a":"x\\nE"}'],
  // Letters of Unicode 15, which Go's tables end with, and one of Unicode 16.
  ['\u{1e4d0}=1', '{"\u{1e4d0}":1}'],
  ['\u{105c0}=1', 'At 1:1: illegal char'],
  ['a\u{10d40}=1', 'At 1:2: illegal char'],
])('%j', (text, expected) => {
  const parsed = parse(createSource('case.hcl', text))
  const decoded = decodeGeneric(parsed)
  const refusal = parsed.problems.find(({ nomad }) => nomad !== undefined)
  expect(decoded.ok ? genericToJson(decoded.value) : refusal?.nomad).toBe(expected)
})
