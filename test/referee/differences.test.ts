import { afterAll, expect, inject, test } from 'vitest'
import { decodeGeneric } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import { maximalDepth } from '../../server/hcl/refusal.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { createSource } from '../../server/text/source.ts'
import { compareOne } from './compare.ts'
import { Referee } from './referee.ts'

const referee = new Referee(inject('referee'))
afterAll(() => referee.stop())

const nested = {
  blocks: (depth: number) => `${'a{'.repeat(depth)}${'}'.repeat(depth)}`,
  objects: (depth: number) => `${'a={'.repeat(depth)}${'}'.repeat(depth)}`,
  lists: (depth: number) => `a=${'['.repeat(depth)}${']'.repeat(depth)}`,
  'JSON objects': (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
}

/** Nomad follows nesting until its stack ends; we until nobody can have meant it. */
test.each(Object.entries(nested))('%s nested deeper than our limit', async (_, text) => {
  const within = Buffer.from(text(maximalDepth))
  expect(compareOne(within, await referee.ask(within))).toBeUndefined()

  const beyond = text(maximalDepth + 1)
  expect((await referee.ask(Buffer.from(beyond), 'verdict')).ok).toBe(true)
  const ours = parse(createSource('input', beyond))
  expect(ours.ok).toBe(false)
  expect(ours.problems.flatMap(({ nomad }) => nomad ?? [])).toEqual([])
})

/** Labels nest the decoded value, so their number is limited where a file is decoded without a schema. */
test('more labels than our limit', async () => {
  const text = `a ${'b '.repeat(5000)}{}`
  expect((await referee.ask(Buffer.from(text))).valueError).toBeUndefined()

  const ours = parse(createSource('input', text))
  expect(ours.ok).toBe(true)
  expect(decodeGeneric(ours).ok).toBe(false)
})

/**
 * The library's JSON scanner takes back one character too many in its count when it takes back a byte that is
 * not UTF-8. Such a file is refused all the same; only what is said later has a wrong place, or is wrong itself.
 */
test('JSON after a byte that is not UTF-8', async () => {
  const bytes = Buffer.from('{"a":\n0\xff\n}', 'latin1')
  const { ok, error } = await referee.ask(bytes)
  expect(ok).toBe(false)
  expect(error?.message).toBe('2:1: illegal char: \ufffd')

  const ours = parse(decodeSource('input', bytes))
  expect(ours.ok).toBe(false)
  expect(ours.problems.flatMap(({ nomad }) => nomad ?? [])).toEqual(['2:2: illegal char: \ufffd'])
})
