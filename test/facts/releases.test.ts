import { expect, test } from 'vitest'
import { readRelease, unknownReleaseHint } from '../../server/facts/releases.ts'
import type { Version } from '../../server/facts/version.ts'

test.each([
  ['1.10', [1, 10, 15]],
  ['v1.10.3', [1, 10, 3]],
  ['1.10.3+ent', [1, 10, 3]],
  ['1.10.99', [1, 10, 99]],
  ['2.0', [2, 0, 5]],
  ['2.0.0-rc.1', [2, 0, 0]],
  ['2.1', [2, 1, 0]],
  ['9.9', [9, 9, 0]],
] as const)('%s', (text, [major, minor, patch]) => {
  expect(readRelease(text)).toEqual({ major, minor, patch })
})

test.each([
  ['ten', 'not a version such as 1.10 or 1.10.3'],
  ['1', 'not a version such as 1.10 or 1.10.3'],
  ['1.5.9', 'nomadlint knows Nomad from 1.6.0 on'],
  ['1.12', 'there is no such release of Nomad'],
])('%s is none', (text, why) => {
  expect(readRelease(text)).toBe(why)
})

test.each(['1.6.0', '1.12.0', '2.0.5', '2.0.9'])('what %s does is known', (text) => {
  expect(unknownReleaseHint(readKnown(text))).toBeUndefined()
})

test.each(['2.1.0', '3.0.0', '9.9.0'])('what %s does is not', (text) => {
  expect(unknownReleaseHint(readKnown(text))).toBe(
    `Nomad ${text} is newer than 2.0, the last that nomadlint knows: judged like that one`,
  )
})

function readKnown(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number)
  return { major, minor, patch }
}
