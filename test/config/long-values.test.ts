import { describe, expect, it } from 'vitest'
import { tidy } from '../../server/agents/paths.ts'
import { parseSize } from '../../server/agents/values/sizes.ts'
import { lacksUnit, parseGoDuration } from '../../server/config/go-duration.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { isTemplate } from '../../server/config/template.ts'
import { leafAt } from '../../server/config/values.ts'
import { createSource } from '../../server/text/source.ts'

const digits = '1'.repeat(200_000)

/** Read with more than one look at each character, these take minutes. */
describe('long values', () => {
  it.each(['<%', '{%', '${', '{{', '@@a ', '__A ', '<%='])('%s without its end is no template', (opening) => {
    expect(isTemplate(opening.repeat(200_000))).toBe(false)
  })

  it.each([
    ['${', '}'],
    ['<%', '%>'],
    ['{%', '%}'],
    ['{{', '}}'],
  ])('%s%s at the end of one is', (opening, closing) => {
    expect(isTemplate(opening.repeat(100_000) + closing)).toBe(true)
    expect(isTemplate(closing + opening)).toBe(false)
    expect(isTemplate(opening + closing)).toBe(true)
  })

  it('are no durations', () => {
    for (const text of [digits, `${digits}s`, `0.${digits}`, '1s'.repeat(100_000) + digits, `${digits}.x`])
      expect(parseGoDuration(text)).toBeUndefined()
    expect(parseGoDuration(`0.${digits}s`)).toBe(111_111_111n)
    expect(parseGoDuration(`${'0'.repeat(200_000)}7s`)).toBe(7_000_000_000n)
    expect(lacksUnit(digits)).toBe(true)
    expect(lacksUnit(`${digits}x`)).toBe(false)
    expect(parseSize(`${digits}x`)).toBeUndefined()
  })

  it.each([digits, `0b${digits}`, `0x${digits}`, `0o${digits}`, `0_${digits}`, `-${digits}`])(
    'are no whole numbers (%#)',
    (text) => {
      const { issues } = parseConfigFile(
        createSource('a.hcl', `server { bootstrap_expect = "${text}" }`),
        true,
      )
      expect(issues.map(({ kind }) => kind)).toEqual(['wrong-type'])
    },
  )

  it('and a number in binary is one as long as it fits', () => {
    const text = `server { bootstrap_expect = "0b${'0'.repeat(200_000)}101" }`
    const { config } = parseConfigFile(createSource('a.hcl', text), true)
    expect(leafAt(config, 'server', 'bootstrap_expect')?.data).toBe(5)
  })

  it('of a path are tidied', () => {
    expect(tidy(`${'/.'.repeat(200_000)}/a`)).toBe('/a')
    expect(tidy(`a${'/'.repeat(200_000)}b`)).toBe('a/b')
    expect(tidy(`${'a/../'.repeat(100_000)}b`)).toBe('b')
  })
})

it.each([
  ['', '.'],
  ['.', '.'],
  ['./', '.'],
  ['/', '/'],
  ['//a', '/a'],
  ['./a/', 'a'],
  ['a//b/./c', 'a/b/c'],
  ['a/..', '.'],
  ['a/../../b', '../b'],
  ['../a', '../a'],
  ['/../a', '/a'],
  ['.../a..b', '.../a..b'],
])('the path %j is %j', (path, tidied) => {
  expect(tidy(path)).toBe(tidied)
})
