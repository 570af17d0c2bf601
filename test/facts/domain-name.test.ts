import { expect, test } from 'vitest'
import { isDomainName, mailbox } from '../../server/facts/domain-name.ts'

test.each(['nomad', 'server.global.nomad', '', 'a_b.*.nomad', '~'])('%j is a domain name for Go', (name) => {
  expect(isDomainName(name)).toBe(true)
})

test.each(['.nomad', 'nomad.', 'a..b', 'a b', '\u007f', 'ä'])('%j is none', (name) => {
  expect(isDomainName(name)).toBe(false)
})

test('a constraint may begin with one dot', () => {
  expect(isDomainName('.nomad', true)).toBe(true)
  expect(isDomainName('nomad', true)).toBe(true)
  expect(isDomainName('..nomad', true)).toBe(false)
})

// crypto/x509/verify.go, parseRFC2821Mailbox.
test.each([
  ['ops@nomad.example', 'ops', 'nomad.example'],
  ['a.b+c@nomad', 'a.b+c', 'nomad'],
  ['\\"a@nomad', '"a', 'nomad'],
  ['a\\@b@nomad', 'a@b', 'nomad'],
  ['\\\n@nomad', '\n', 'nomad'],
  ['\\.a@nomad', undefined, ''],
  ['a"b"@nomad', undefined, ''],
  ['"\0"@nomad', undefined, ''],
  ['"\\\0"@nomad', undefined, ''],
  ['\\a@nomad', 'a', 'nomad'],
  ['"a b"@nomad', 'a b', 'nomad'],
  ['"a@b"@nomad', 'a@b', 'nomad'],
  ['"a\\"b"@nomad', 'a"b', 'nomad'],
  ['""@nomad', '', 'nomad'],
  ['".a."@nomad', '.a.', 'nomad'],
  ['a@b@nomad', 'a', 'b@nomad'],
  ['@nomad', undefined, ''],
  ['nomad', undefined, ''],
  ['.a@nomad', undefined, ''],
  ['a.@nomad', undefined, ''],
  ['a..b@nomad', undefined, ''],
  ['a b@nomad', undefined, ''],
  ['"a@nomad', undefined, ''],
  ['"a"b@nomad', undefined, ''],
  ['"a\tb"@nomad', undefined, ''],
  ['a@.nomad', undefined, ''],
  ['a\0@nomad', undefined, ''],
])('%j is a mailbox of %j at %j', (text, local, domain) => {
  expect(mailbox(text)).toEqual(local === undefined ? undefined : { local, domain })
})
