import { describe, expect, it } from 'vitest'
import { urlMistake } from '../../../server/agents/values/go-url.ts'

const scheme = 'has no scheme, such as `https://`'
const control = 'holds a control character'
const percent = 'holds a `%` that two hexadecimal digits have to follow'
const user = 'has a user name with a character that none may have'
const open = 'opens a `[` that is not closed'
const port = 'has no number for a port'
const host = 'has a host with a character that no name has'

describe('a URL that Go reads', () => {
  it.each([
    '',
    'nomad',
    'nomad:4646',
    'mailto:nobody@example.com',
    'urn:a:b',
    'http://nomad#a b',
    'nomad#a:b',
    'http://',
    'http://nomad',
    'http://nomad:',
    'http://nomad:4646/a b',
    'http://nomad?a b:c',
    'HTTP+x-y.1://nomad',
    'http://user:pa$$@nomad',
    'http://user@name@nomad',
    'http://[::1]:4646',
    'http://[fe80::1%25eth0]',
    'http://[fe80::1%25a%20b]',
    'http://n%C3%A9mad',
    'http://a%25b',
    'http://nomad/%2Fa%ff',
    'http://nomad?%zz',
    'http://nomad?%zz#%aa',
    'a/b:c',
    '/a:b',
    '?a:b',
    '//nomad:4646',
    'file:a//b c:d',
  ])('%s', (url) => {
    expect(urlMistake(url)).toBeUndefined()
  })
})

it.each([
  ['http://nomad\x7f', control],
  ['http://nomad\x00', control],
  ['\thttp://nomad', control],
  [':', 'has nothing before its first `:`'],
  ['://nomad', 'has nothing before its first `:`'],
  ['http://nomad/%zz', percent],
  ['http://nomad/%a', percent],
  ['http://nomad/%az', percent],
  ['http://nomad?a#%zz', percent],
  ['http://nomad/%?2f', percent],
  ['1http://nomad', scheme],
  ['127.0.0.1:4646', scheme],
  ['_nomad:4646', scheme],
  ['é:b', scheme],
  ['//no mad', host],
  ['http://a b@nomad', user],
  ['http://é@nomad', user],
  ['http://@é@nomad', user],
  ['http://[::1', open],
  ['http://user@[::1:4646', open],
  ['http://[::1]x', port],
  ['http://nomad:http', port],
  ['http://nomad:1:2', port],
  ['http://no mad', host],
  ['http://no|mad:4646', host],
  ['http://no\\mad', host],
  ['http://no%20mad', host],
  ['http://no%6dad', host],
  ['http://a%25b%5b', host],
])('%j: it %s', (url, mistake) => {
  expect(urlMistake(url)).toBe(mistake)
})
