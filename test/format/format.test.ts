import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEdits } from '../../server/format/format.ts'
import { decodeGeneric } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { applyEdits } from '../../server/text/apply-edits.ts'
import { createSource } from '../../server/text/source.ts'

function formatted(text: string): string | undefined {
  const source = createSource('a.hcl', text)
  const edits = formatEdits(source, parse(source))
  return edits && applyEdits(source, edits)
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('')

describe('formatting', () => {
  it.each([
    ['aligns the signs of consecutive lines', lines('a=1', 'long   = 2'), lines('a    = 1', 'long = 2')],
    ['but not across a blank line', lines('a=1', '', 'long=2'), lines('a = 1', '', 'long = 2')],
    ['nor a comment', lines('a=1', '# c', 'long=2'), lines('a = 1', '# c', 'long = 2')],
    ['nor a list that goes on', lines('a=1', 'long=[', '1,', ']'), lines('a = 1', 'long = [', '  1,', ']')],
    [
      'indents by two blanks',
      lines('a {', '\tb {', 'c=1', '}', '   }'),
      lines('a {', '  b {', '    c = 1', '  }', '}'),
    ],
    ['aligns comments', lines('a=1 # x', 'long="2"  // y'), lines('a    = 1   # x', 'long = "2" // y')],
    [
      'leaves one blank line of several',
      lines('', 'a=1', '', '', '', 'b=1', '', ''),
      lines('a = 1', '', 'b = 1'),
    ],
    ['ends the file with a line break', 'a=1', lines('a = 1')],
    ['keeps the line endings of the file', 'a=1\r\n\r\n\r\nbb=2\r\n', 'a = 1\r\n\r\nbb = 2\r\n'],
    ['goes by the first line that stays', '\r\n/*\n*/', '/*\n*/\n'],
    ['keeps the line ending of blank lines where there is no other', '\r\na=1', 'a = 1\r\n'],
    ['keeps a block on its line', lines('a{b=1}', 'c {  }'), lines('a { b = 1 }', 'c {}')],
    ['spaces lists', lines('a=[ 1,2 ,[ 3 ] ]'), lines('a = [1, 2, [3]]')],
    [
      'leaves heredocs alone',
      lines('a {', 'b=<<E', '   x  ', 'E', 'c=1', '}'),
      lines('a {', '  b = <<E', '   x  ', 'E', '  c = 1', '}'),
    ],
    ['takes what HCL 2 does not', lines('a{b=1,c=2', '}'), lines('a { b = 1, c = 2', '}')],
    [
      'counts a character of several code points as one',
      lines('"é"=1', '"ab"=2'),
      lines('"é"  = 1', '"ab" = 2'),
    ],
    ['an empty file', '', ''],
    ['a file of blanks', ' \n\n', ''],
  ])('%s', (_, text, expected) => expect(formatted(text)).toBe(expected))

  it.each([
    ['JSON', '{"a":1}'],
    ['what does not parse', 'a = {\n'],
    ['what would not be the same', 'a=1e'],
  ])('leaves %s as it is', (_, text) => expect(formatted(text)).toBeUndefined())
})

const cases = readFileSync(new URL('../fixtures/hcl1-cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { src?: string }).src ?? '']))

/** The tokens of a text that mean something, and what Nomad reads in it. */
function meaning(text: string) {
  const source = createSource('a.hcl', text)
  const parsed = parse(source)
  const generic = decodeGeneric(parsed)
  return {
    tokens: parsed.tokens
      .filter(({ type }) => type !== 'whitespace')
      .map(({ span }) => text.slice(span.start, span.end)),
    value: generic.ok ? generic.value : undefined,
  }
}

const blanks = fc.constantFrom('', ' ', '  ', '\t', '\n', '\n\n\n', ' \n\t', '\r\n')

describe('whatever is formatted', () => {
  it('keeps its tokens and values, and is formatted then', () => {
    let seen = 0
    for (const text of cases) {
      const once = formatted(text)
      if (once === undefined) continue
      seen++
      expect(formatted(once), JSON.stringify(text)).toBe(once)
      expect(meaning(once), JSON.stringify(text)).toEqual(meaning(text))
    }
    expect(seen).toBeGreaterThan(200)
  })

  it('however it was spaced before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.array(blanks, { maxLength: 40 }), (text, gaps) => {
        const source = createSource('a.hcl', text)
        const respaced = parse(source)
          .tokens.map(({ type, span }, index) =>
            type === 'whitespace'
              ? (gaps[index % (gaps.length + 1)] ?? ' ')
              : text.slice(span.start, span.end),
          )
          .join('')
        const once = formatted(respaced)
        if (once === undefined) return
        expect(formatted(once)).toBe(once)
        expect(meaning(once)).toEqual(meaning(respaced))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('long files and lines', () => {
  it.each([
    ['a hundred thousand settings', 'a = 1\n'.repeat(130_000)],
    ['a long line among many', `a = "${'x'.repeat(100_000)}" # c\n${'b = 1 # c\n'.repeat(20_000)}`],
    ['one line', `a = ["${'日 '.repeat(100_000)}"] # c\n`],
  ])('%s take time and space linear in their length', (_, text) => {
    const started = performance.now()
    const result = formatted(text) ?? ''
    expect(result.length).toBeGreaterThan(0)
    expect(result.length).toBeLessThan(text.length * 2)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
