import { describe, expect, test } from 'vitest'
import { readGossipKey } from '../../server/facts/gossip-key.ts'

const base64 = (length: number, byte = 0x5a) => Buffer.alloc(length, byte).toString('base64')
const status = (text: string) => {
  const key = readGossipKey(text)
  return 'bytes' in key ? { status: key.status, length: key.bytes.length } : key
}

// encoding/base64, StdEncoding, then memberlist's ValidateKey.
test.each([16, 24, 32])('%i bytes are a key', (length) => {
  expect(status(base64(length))).toEqual({ status: 'key', length })
})

test('line ends are skipped', () => {
  const key = base64(32)
  expect(status(`${key.slice(0, 20)}\r\n${key.slice(20)}\n`)).toEqual({ status: 'key', length: 32 })
})

test.each([0, 1, 15, 17, 23, 25, 31, 33, 100, 120])('%i bytes are none', (length) => {
  expect(status(base64(length))).toEqual({ status: 'wrong-length', length })
})

describe('base64 of base64', () => {
  const twice = (text: string) => Buffer.from(text).toString('base64')

  test('of a key of 32 bytes', () => {
    expect(status(twice(base64(32)))).toEqual({ status: 'double-encoded', inner: base64(32) })
  })

  // Without a line end the text of these has the length of a key, and is one.
  test.each([16, 24])('of a key of %i bytes and a line end', (length) => {
    expect(status(twice(`${base64(length)}\n`))).toEqual({ status: 'double-encoded', inner: base64(length) })
  })

  test('of other text', () => {
    expect(status(twice(base64(20)))).toEqual({ status: 'wrong-length', length: 28 })
    expect(status(twice('not a key'))).toEqual({ status: 'wrong-length', length: 9 })
  })

  test('of a key within a hundred bytes', () => {
    const key = base64(32)
    expect(status(twice(key + '\n'.repeat(56)))).toEqual({ status: 'double-encoded', inner: key })
    expect(status(twice(key + '\n'.repeat(57)))).toEqual({ status: 'wrong-length', length: 101 })
  })
})

test.each([
  ['a space', `${base64(16)} `, 24],
  ['a space in front', ` ${base64(16)}`, 0],
  ['a tab', `ab\t${base64(16)}`, 2],
])('%s', (_, text, at) => {
  expect(readGossipKey(text)).toEqual({ status: 'whitespace', at })
})

const url = base64(32, 0xff).replaceAll('+', '-').replaceAll('/', '_')
const urlMinus = base64(24, 0xfb).replaceAll('+', '-').replaceAll('/', '_')

test.each([
  ['the URL alphabet', url, url.search(/[-_]/), 'url-alphabet'],
  ['its other letter', urlMinus, urlMinus.search(/[-_]/), 'url-alphabet'],
  ['the URL alphabet without padding', url.replace('=', ''), url.search(/[-_]/), 'url-unpadded'],
  ['such a one on two lines', `${url.replace('=', '')}\n`, url.search(/[-_]/), 'url-unpadded'],
  ['a letter of the URL alphabet, and no key', 'abc-', 3, 'character'],
  ['another character', 'ab$d', 2, 'character'],
  ['another character behind a line end', 'ab\r\n$', 4, 'character'],
  ['a letter too many behind line ends', 'abcd\r\re\r', 7, 'padding'],
  ['another character first', '$', 0, 'character'],
  ['a letter that is not ASCII', 'abä=', 2, 'character'],
  ['one letter too many', 'abcde', 4, 'padding'],
  ['two letters of the last four', 'abcdef', 5, 'padding'],
  ['one = of two', 'abcdef=', 6, 'padding'],
  ['one = of two, and a letter', 'ab=c', 2, 'padding'],
  ['a letter behind the padding', 'ab==cdef', 2, 'padding'],
  ['a = where none is wanted', 'abcd=', 4, 'excess'],
  ['a = first', '=', 0, 'character'],
  ['a = behind one letter', 'a=', 1, 'character'],
  ['one = too many', 'abc==', 4, 'excess'],
  ['two = too many', 'ab====', 4, 'excess'],
  ['one = too many before a line end', 'abc=\n=\r\n', 5, 'excess'],
  ['one = too many, and more', 'abc==d', 4, 'character'],
])('%s', (_, text, at, cause) => {
  expect(readGossipKey(text)).toEqual({ status: 'not-base64', at, cause })
})
