import { describe, expect, test } from 'vitest'
import { decodeGeneric, type GenericValue, genericToJson } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { listTokens } from '../../server/hcl/tokens.ts'
import type { Item, Value } from '../../server/hcl/tree.ts'
import { positionAt, textOf } from '../../server/text/source.ts'
import { type Case, type CaseItem, type CaseNode, cases, nameOf, placeOf, sourceOf } from './cases.ts'

const accepted = cases.filter(({ error }) => error === undefined)
const refused = cases.filter(({ error }) => error !== undefined)

describe('what Nomad says about 685 inputs', () => {
  test.each(cases.map((each) => [nameOf(each), each] as const))('verdict on %s', (_, each) => {
    const { ok, format } = parse(sourceOf(each))
    expect({ ok, format }).toEqual({ ok: each.error === undefined, format: each.mode })
  })

  test.each(refused.map((each) => [nameOf(each), each] as const))('the error in %s', (_, each) => {
    const source = sourceOf(each)
    const carriers = parse(source).problems.filter(({ nomad }) => nomad !== undefined)
    expect(carriers.map(({ nomad }) => nomad)).toEqual([each.error])
  })

  test.each(accepted.map((each) => [nameOf(each), each] as const))('the tree of %s', (_, each) => {
    const source = sourceOf(each)
    const { tree } = parse(source)
    expect(itemsOf(source.text, tree.items, each.mode === 'json')).toEqual(each.items)
  })

  test.each(accepted.map((each) => [nameOf(each), each] as const))('the value of %s', (_, each) => {
    const decoded = decodeGeneric(parse(sourceOf(each)))
    expect(decoded.ok ? genericToJson(sorted(decoded.value)) : null).toEqual(each.decoded)
  })

  test.each(cases.map((each) => [nameOf(each), each] as const))('the tokens of %s', (_, each) => {
    expect(tokensOf(each)).toEqual(each.tokens.map(withoutInflation))
  })

  test('a refused file has an error to show', () => {
    for (const each of refused) {
      const source = sourceOf(each)
      const errors = parse(source).problems.filter(({ severity }) => severity === 'error')
      expect(errors.length, nameOf(each)).toBeGreaterThan(0)
      for (const { span } of errors) expect(positionAt(source, span.start).line).toBeGreaterThan(0)
    }
  })
})

/** The tree as the reference writes it down: JSON has no places, and dropped items are not in it. */
function itemsOf(text: string, items: readonly Item[], json: boolean): CaseItem[] {
  const kept = items.filter(({ value }) => value.kind !== 'missing')
  return kept.map(({ keys, equals, value }) => ({
    keys: keys.map((key) => [
      json ? null : placeOf(text, key.span.start),
      key.text.replaceAll('\r\n', '\n'),
      key.value,
    ]),
    assign: equals === undefined ? null : placeOf(text, equals.start),
    value: nodeOf(text, value, json),
  }))
}

function nodeOf(text: string, value: Value, json: boolean): CaseNode {
  const { start, end } = value.span
  const at = json ? [null, null] : [placeOf(text, start), placeOf(text, end - 1)]
  if (value.kind === 'object') return { object: itemsOf(text, value.body.items, json), at }
  if (value.kind === 'list') return { list: value.elements.map((each) => nodeOf(text, each, json)), at }
  if (value.kind === 'missing') throw new Error('a hole in a tree that Nomad accepts')
  const place = json ? null : placeOf(text, start)
  if (value.kind === 'bool') return { type: 'bool', at: place, value: value.value }
  const type =
    value.kind === 'number' ? (value.float ? 'float' : 'number') : value.heredoc ? 'heredoc' : 'string'
  if (value.invalid !== undefined) return { type, at: place, unreadable: true }
  return { type, at: place, value: typeof value.value === 'bigint' ? String(value.value) : value.value }
}

function sorted(value: GenericValue): GenericValue {
  if (Array.isArray(value)) return value.map(sorted)
  if (!(value instanceof Map)) return value
  const entries = [...value].map(([key, member]) => [key, sorted(member)] as const)
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const goNames: Readonly<Record<string, string>> = {
  '[': 'LBRACK',
  ']': 'RBRACK',
  '{': 'LBRACE',
  '}': 'RBRACE',
  ',': 'COMMA',
  '.': 'PERIOD',
  '=': 'ASSIGN',
  '+': 'ADD',
  '-': 'SUB',
}

function tokensOf(each: Case): string[] {
  const source = sourceOf(each)
  const shown = listTokens(source, 'hcl').filter(({ type }) => type !== 'whitespace')
  return shown.map(({ type, span }) => {
    const text = textOf(source, span).replaceAll('\r\n', '\n')
    return withoutInflation(
      `${goNames[type] ?? type.toUpperCase()} ${placeInBytes(source, span.start)} ${text}`,
    )
  })
}

/** A byte that is not UTF-8 is three in our text. */
function placeInBytes(source: ReturnType<typeof sourceOf>, offset: number): string {
  const bad = [...source.invalidUtf8].filter((at) => at < offset).length
  return placeOf(source.text, offset).replace(/\d+$/, (bytes) => String(Number(bytes) - 2 * bad))
}

/** Go's column of the end of the file counts attempts to read past it. */
function withoutInflation(token: string): string {
  return token.replace(/^(EOF \d+):\d+/, '$1')
}
