import { expect, test } from 'vitest'
import { decodeBase64 } from '../../server/facts/base64.ts'
import { readPrivateKey } from '../../server/facts/private-key.ts'
import { oddKeys, uselessKeys } from './odd-private-keys.ts'

// The referee holds each of them to Go (test/referee/x509/odd-certificates.test.ts).
test.each([...oddKeys, ...uselessKeys])('%s', (_, der, key) => {
  expect(readPrivateKey(der)).toEqual(key)
})

// encoding/base64, StdEncoding.
test.each([
  ['', ''],
  ['YQ==', 'a'],
  ['YWI=', 'ab'],
  ['YWJj', 'abc'],
  ['YW\r\nJj\n', 'abc'],
  ['++//', '\xfb\xef\xff'],
  ['YQ', undefined],
  ['YWI', undefined],
  ['YQ=\n', undefined],
  ['Y===', undefined],
  ['YQ==YQ==', undefined],
  ['=YQ=', undefined],
  ['YW-_', undefined],
  ['YWJj ', undefined],
  [' YWJ', undefined],
])('the base64 text %j is %j', (text, bytes) => {
  expect(decodeBase64(text)).toEqual(
    bytes === undefined ? undefined : Uint8Array.from(Buffer.from(bytes, 'latin1')),
  )
})
