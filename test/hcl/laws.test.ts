import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeGeneric, genericToJson } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { recover } from '../../server/hcl/recovery/recover.ts'
import type { Body, Item, Value } from '../../server/hcl/tree.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { createSource, type Source } from '../../server/text/source.ts'
import type { Span } from '../../server/text/span.ts'
import { cases, sourceOf } from './cases.ts'

const words =
  'a b.c é 日 true null 0 12 08 0x1F 1. .5 1e -3 "x" "\\n" "\\x41" "\\d" "${a}" "${ { } [ ] ( ) , = : ; \' \\ // /* */ "a":'
const lines =
  '<<E\n|<<-E\n|  x\n| E\n|E\n|# c\n|\n|\r\n|\r| |\t|\ufeff|\u00a0|\ue123|\0|\ufffd|🙂|𝒳|a = 1\n|b {\n|a "x" {}\n|{"a":{'
const pieces = words.split(' ').concat(lines.split('|'))

const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))
const sources: fc.Arbitrary<Source> = fc.oneof(
  texts.map((text) => createSource('x.hcl', text)),
  texts.map((text) => createSource('x.hcl', `{${text}`)),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => createSource('x.hcl', text)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => decodeSource('x.hcl', bytes)),
  fc.tuple(fc.constantFrom(...cases), fc.nat(), fc.constantFrom(...pieces)).map(([each, at, piece]) => {
    const { text } = sourceOf(each)
    const place = at % (text.length + 1)
    return createSource('x.hcl', text.slice(0, place) + piece + text.slice(place))
  }),
)

function check(law: (source: Source) => void): void {
  fc.assert(fc.property(sources, law), { numRuns: 3000 })
}

describe('laws', () => {
  test('tokens joined are the file, and the last is its end', () => {
    check((source) => {
      const { tokens } = parse(source)
      expect(tokens.map(({ span }) => source.text.slice(span.start, span.end)).join('')).toBe(source.text)
      expect(tokens.filter(({ type }) => type === 'eof')).toEqual([tokens.at(-1)])
    })
  })

  test('a file is refused exactly if it has an error, and one of its errors is Nomad’s', () => {
    check((source) => {
      const { ok, problems } = parse(source)
      const errors = problems.filter(({ severity }) => severity === 'error')
      expect(errors.length > 0).toBe(!ok)
      expect(problems.filter(({ nomad }) => nomad !== undefined)).toHaveLength(ok ? 0 : 1)
    })
  })

  test('problems are in order and inside the file', () => {
    check((source) => {
      let before = 0
      for (const { span } of parse(source).problems) {
        expect(span.start).toBeGreaterThanOrEqual(before)
        expectInside(span, { start: 0, end: source.text.length })
        before = span.start
      }
    })
  })

  test('spans are nested', () => {
    check((source) => {
      const { tree } = parse(source)
      expectInside(tree.span, { start: 0, end: source.text.length })
      expectNested(tree)
    })
  })

  test('what Nomad accepts can be decoded or is refused with a problem', () => {
    check((source) => {
      const decoded = decodeGeneric(parse(source))
      if (decoded.ok) expect(JSON.parse(genericToJson(decoded.value))).toBeTypeOf('object')
      else expect(decoded.problem.severity).toBe('error')
    })
  })

  test('recovery finds nothing in what Nomad accepts, and the same tree', () => {
    check((source) => {
      const parsed = parse(source)
      if (!parsed.ok || parsed.problems.length > 0 || parsed.format === 'json') return
      const { tree, problems } = recover(source)
      expect(problems).toEqual([])
      expect(tree).toEqual(parsed.tree)
    })
  })

  test('messages hold nothing that stands in the file', () => {
    const secret = fc.constantFrom(
      'qqHunter2',
      '"qqHunter2"',
      '"qqHunter2',
      'qqHunter2"',
      "'qqHunter2'",
      'qqHunter2=',
    )
    const around = fc.tuple(texts, secret, texts)
    const law = ([before, value, after]: [string, string, string]): void => {
      const { problems } = parse(createSource('x.hcl', `${before}${value}${after}`))
      for (const { message, help } of problems) expect(`${message} ${help}`).not.toContain('qqHunter2')
    }
    fc.assert(fc.property(around, law), { numRuns: 3000 })
  })
})

describe('time grows with the size only', () => {
  const size = 64 * 1024
  const shortUnits =
    '" { } [ ] ( ) , = ; : \' ` @ << /* ${ "${ "\\d" "C:\\x a{ a=[ a=b a=f( {{ [{a= a:b <<E "a": "a":{ "a":[{ "a":1, 1, //'
  const lineUnits =
    'a\n|/*\n|a@\n|a "b"\n|a=b\n|a = [\n|<<E\n|<<-E\nE\n|"${\n|< |a = "x" + "y"\n|a { b = }\n|\0|\u00a0'
  const units = shortUnits.split(' ').concat(lineUnits.split('|'))

  test.each(units)('a file of nothing but %j', (unit) => {
    const text = unit.repeat(Math.ceil(size / unit.length))
    for (const start of ['', 'a {\n', '{']) {
      const began = performance.now()
      const { tokens } = parse(createSource('x.hcl', start + text))
      expect(tokens.length).toBeGreaterThan(0)
      expect(performance.now() - began).toBeLessThan(3000)
    }
  })

  test('one long token', () => {
    const digits = '1'.repeat(1024 * 1024)
    for (const text of [
      `a = ${digits}e`,
      `a = 1.${digits}x`,
      `a = "${' '.repeat(1024 * 1024)}`,
      `a = "${'${'.repeat(500_000)}}`,
    ]) {
      const began = performance.now()
      parse(createSource('x.hcl', text))
      expect(performance.now() - began).toBeLessThan(3000)
    }
  })

  test('10,000 open brackets', () => {
    const { ok } = parse(createSource('x.hcl', `a = ${'['.repeat(10_000)}`))
    expect(ok).toBe(false)
  })
})

function expectInside(inner: Span, outer: Span): void {
  expect(inner.start).toBeGreaterThanOrEqual(outer.start)
  expect(inner.end).toBeLessThanOrEqual(outer.end)
  expect(inner.end).toBeGreaterThanOrEqual(inner.start)
}

function expectNested(body: Body): void {
  for (const item of body.items) {
    expectInside(item.span, body.span)
    expectNestedItem(item)
  }
}

function expectNestedItem({ span, keys, equals, value }: Item): void {
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) expectInside(key.span, span)
  if (equals !== undefined) expectInside(equals, span)
  expectInside(value.span, span)
  expectNestedValue(value)
}

function expectNestedValue(value: Value): void {
  if (value.kind === 'object') {
    expectInside(value.body.span, value.span)
    expectNested(value.body)
  }
  if (value.kind !== 'list') return
  for (const element of value.elements) {
    expectInside(element.span, value.span)
    expectNestedValue(element)
  }
}
