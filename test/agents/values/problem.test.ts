import { expect, it } from 'vitest'
import { asText, correctionTo, either, nameOf, shown } from '../../../server/agents/values/problem.ts'

it.each([
  ['a "quoted" text', '"a \\"quoted\\" text"'],
  ['one\ntwo', '"one\\ntwo"'],
  [5, '5'],
  [true, 'true'],
  [9223372036854775807n, '9223372036854775807'],
  [['a', 1], '["a",1]'],
  // Sixty characters with the quotes, and one more; a character of two units is one.
  ['a'.repeat(58), `"${'a'.repeat(58)}"`],
  ['a'.repeat(59), `"${'a'.repeat(56)}..."`],
  ['😀'.repeat(58), `"${'😀'.repeat(58)}"`],
  ['😀'.repeat(59), `"${'😀'.repeat(56)}..."`],
])('a value in a message: %s', (data, text) => {
  expect(shown(data)).toBe(text)
})

it('a text stands for itself', () => {
  expect(asText('a "b"')).toBe('a "b"')
})

it.each([
  [['a'], '"a"'],
  [['a', 'b'], '"a" or "b"'],
  [['a', 'b', 'c'], '"a", "b" or "c"'],
])('one of %j', (values, text) => {
  expect(either(values)).toBe(text)
})

it.each([
  ['/server/raft_protocol', 'server.raft_protocol'],
  ['/client/meta/a~1b', 'client.meta.a/b'],
  ['/client/meta/a~0b', 'client.meta.a~b'],
  ['/client/meta/a~01b', 'client.meta.a~1b'],
])('the name of %s', (pointer, name) => {
  expect(nameOf(pointer)).toBe(name)
})

it('what is meant is certain where only case and blanks are wrong', () => {
  expect(correctionTo('IPv4', ' ipv4 ')).toEqual({ text: '"IPv4"', certain: true })
  expect(correctionTo('IPv4', 'ipv5')).toEqual({ text: '"IPv4"', certain: false })
  expect(correctionTo(undefined, 'ipv5')).toBeUndefined()
})
