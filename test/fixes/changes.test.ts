import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { fieldAt } from '../../server/config/values.ts'
import type { Change } from '../../server/fixes/change.ts'
import { addTo, addToFile, moveSetting, removeSetting, renameSetting } from '../../server/fixes/changes.ts'
import { applyEdits } from '../../server/text/apply-edits.ts'
import { createSource } from '../../server/text/source.ts'
import type { Location } from '../../server/text/span.ts'

/** The text after a change at the first place where a word stands; undefined where it cannot be made. */
function changed(
  path: string,
  text: string,
  word: string,
  change: (at: Location) => Change,
): string | undefined {
  const source = createSource(path, text)
  const { parsed } = parseConfigFile(source, true)
  const start = text.indexOf(word)
  const edits = change({ source, span: { start, end: start + word.length } })(() => parsed)
  return edits && applyEdits(source, edits)
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('')

describe('a setting is added', () => {
  const add = (text: string, name = 'rpc', header = 'tls') =>
    changed('a.hcl', text, header, (at) => addTo(at, [{ name, value: 'true' }]))

  it.each([
    [
      'below the others',
      lines('tls {', '  http = true', '}'),
      lines('tls {', '  http = true', '  rpc  = true', '}'),
    ],
    [
      'and the lines it joins stay aligned',
      lines('tls {', '  a    = 1 # one', '  http = true', '', '  z = 1', '', '  x {', '  }', '}'),
      lines(
        'tls {',
        '  a    = 1 # one',
        '  http = true',
        '',
        '  z   = 1',
        '  rpc = true',
        '',
        '  x {',
        '  }',
        '}',
      ),
    ],
    [
      'where nobody aligned',
      lines('tls {', '  http = true', '  a = 1', '}'),
      lines('tls {', '  http = true', '  a = 1', '  rpc = true', '}'),
    ],
    ['to an empty block', lines('tls {}'), lines('tls {', '  rpc = true', '}')],
    ['to an empty block on two lines', lines('tls {', '}'), lines('tls {', '  rpc = true', '}')],
    [
      'to a block on one line',
      lines('tls { http = true }'),
      lines('tls {', '  http = true', '  rpc = true', '}'),
    ],
    [
      'to one with commas',
      lines('tls { a = 1, b = 2, }'),
      lines('tls {', '  a = 1', '  b = 2', '  rpc = true', '}'),
    ],
    [
      'before the blocks inside',
      lines('tls {', '  x {', '    y = 1', '  }', '}'),
      lines('tls {', '  rpc = true', '', '  x {', '    y = 1', '  }', '}'),
    ],
    [
      'with the indentation of the file',
      lines('tls {', '\thttp = true', '}'),
      lines('tls {', '\thttp = true', '\trpc  = true', '}'),
    ],
    [
      'with its line endings',
      'tls {\r\n  http = true\r\n}\r\n',
      'tls {\r\n  http = true\r\n  rpc  = true\r\n}\r\n',
    ],
    [
      'below a heredoc',
      lines('tls {', '  a = <<E', 'x', 'E', '}'),
      lines('tls {', '  rpc = true', '', '  a = <<E', 'x', 'E', '}'),
    ],
    [
      'to an object',
      lines('tls = {', '  http = true', '}'),
      lines('tls = {', '  http = true', '  rpc  = true', '}'),
    ],
    ['below a comment on the header', lines('tls { # here', '}'), lines('tls { # here', '  rpc = true', '}')],
  ])('%s', (_, text, expected) => expect(add(text)).toBe(expected))

  it('and a longer name moves the signs of those it joins', () => {
    expect(add(lines('tls {', '  a = 1 # one', '  b = 2', '}'), 'verify')).toBe(
      lines('tls {', '  a      = 1 # one', '  b      = 2', '  verify = true', '}'),
    )
  })

  it('never among the comments of a block on one line', () => {
    expect(add('tls { a = 1 /* c */ }\n')).toBeUndefined()
  })

  it.each(['a =', 'b {\n  a = }', 'b {\n  a = [1, }'])(
    'never to a file where a key has lost its value: %s',
    (lost) => {
      expect(add(`${lines('tls {', '  http = true', '}')}${lost}`)).toBeUndefined()
    },
  )

  it('never to a file that does not parse', () => {
    expect(add('tls {\n  a = \n')).toBeUndefined()
  })

  it.each([
    ['{"tls": {"http": true}}', '{"tls": {"http": true, "rpc": true}}'],
    ['{"tls": {}}', '{"tls": {"rpc": true}}'],
    [
      '{\n  "tls": {\n    "http": true\n  }\n}\n',
      '{\n  "tls": {\n    "http": true,\n    "rpc": true\n  }\n}\n',
    ],
    ['{\n  "tls": {}\n}\n', '{\n  "tls": {\n    "rpc": true\n  }\n}\n'],
    ['{"tls": [{"a": 1}, {"b": 2}]}', '{"tls": [{"a": 1}, {"b": 2, "rpc": true}]}'],
  ])('in JSON: %s', (text, expected) => expect(add(text, 'rpc', '"tls"')).toBe(expected))
})

describe('a block is added', () => {
  const entry = {
    name: 'tls',
    value: [
      { name: 'http', value: 'true' },
      { name: 'ca_file', value: '"/a"' },
    ],
  }
  const add = (text: string, path = 'a.hcl') => changed(path, text, '', (at) => addToFile(at, [entry]))
  const block = lines('tls {', '  http    = true', '  ca_file = "/a"', '}')

  it.each([
    ['below all others', lines('server {', '}'), lines('server {', '}', '') + block],
    ['to a file without a line break at its end', 'a = 1', `a = 1\n\n${block.trimEnd()}`],
    ['to a file of comments', lines('# nothing'), lines('# nothing') + block],
  ])('%s', (_, text, expected) => expect(add(text)).toBe(expected))

  it('in JSON', () => {
    expect(add('{\n  "a": 1\n}\n', 'a.json')).toBe(
      '{\n  "a": 1,\n  "tls": {\n    "http": true,\n    "ca_file": "/a"\n  }\n}\n',
    )
  })
})

describe('a setting is taken away', () => {
  const without = (text: string, word = 'b') => changed('a', text, word, removeSetting)

  it.each([
    [
      'with its line and the comment behind it',
      lines('a = 1', 'b = 2 # two', 'c = 3'),
      lines('a = 1', 'c = 3'),
    ],
    ['and not the comment above it', lines('a = 1', '# two', 'b = 2'), lines('a = 1', '# two')],
    [
      'with one of the blank lines around it',
      lines('a = 1', '', 'b = 2', '', 'c = 3'),
      lines('a = 1', '', 'c = 3'),
    ],
    [
      'with the blank line above it, the last of its block',
      lines('t {', '  a = 1', '', '  b = 2', '}'),
      lines('t {', '  a = 1', '}'),
    ],
    [
      'with the blank line below it, the first of its block',
      lines('t {', '  b = 2', '', '  a = 1', '}'),
      lines('t {', '  a = 1', '}'),
    ],
    ['with all its lines', lines('a = 1', 'b = [', '  1,', ']', 'c = 3'), lines('a = 1', 'c = 3')],
    ['a block', lines('a = 1', 'b "x" {', '  y = 1', '}', 'c = 3'), lines('a = 1', 'c = 3')],
    ['a heredoc', lines('b = <<E', 'x', 'E', 'c = 3'), lines('c = 3')],
    ['at the end of a file without a line break', 'a = 1\nb = 2', 'a = 1\n'],
    ['from among others on its line', lines('t { a = 1, b = 2, c = 3 }'), lines('t { a = 1, c = 3 }')],
    ['the last on its line', lines('t { a = 1, b = 2 }'), lines('t { a = 1, }')],
    ['the only one on its line', lines('t { b = 2 }'), lines('t { }')],
    ['behind a comment', '/* c */ b = 2\n', '/* c */\n'],
  ])('%s', (_, text, expected) => expect(without(text)).toBe(expected))

  it.each([
    ['{"a": 1, "b": 2, "c": 3}', '{"a": 1, "c": 3}'],
    ['{"a": 1, "b": 2}', '{"a": 1}'],
    ['{"b": 2}', '{}'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 1\n}\n'],
    ['{\n  "b": 2,\n  "c": 3\n}\n', '{\n  "c": 3\n}\n'],
  ])('in JSON: %s', (text, expected) => expect(without(text, '"b"')).toBe(expected))
})

describe('a setting gets another name', () => {
  const renamed = (text: string, word: string, name: string) =>
    changed('a', text, word, (at) => renameSetting(at, name))

  it.each([
    [
      'within its column',
      lines('short    = 1', 'a_longer = 2'),
      'short',
      'longer',
      lines('longer   = 1', 'a_longer = 2'),
    ],
    [
      'beyond its column',
      lines('short = 1', 'other = 2'),
      'short',
      'longest',
      lines('longest = 1', 'other   = 2'),
    ],
    ['alone', lines('server {', '  x = 1', '}'), 'x', 'long', lines('server {', '  long = 1', '}')],
    ['in quotes', lines('"x" = 1'), '"x"', 'y', lines('"y" = 1')],
    ['in JSON', '{"x": 1}', '"x"', 'y', '{"y": 1}'],
    ['a block', lines('sever {', '}'), 'sever', 'server', lines('server {', '}')],
  ])('%s', (_, text, word, name, expected) => expect(renamed(text, word, name)).toBe(expected))
})

describe('a setting is moved', () => {
  const moved = (text: string, path: readonly string[], word = 'encrypt') => {
    const source = createSource('a', text)
    const { parsed, config } = parseConfigFile(source, true)
    const start = text.indexOf(word)
    const edits = moveSetting(
      { source, span: { start, end: start + 1 } },
      config,
      path,
      'encrypt',
    )(() => parsed)
    expect(fieldAt(config, 'encrypt')).toBeUndefined()
    return edits && applyEdits(source, edits)
  }

  it('into a block that is there', () => {
    expect(moved(lines('encrypt = "k" # key', 'server {', '  enabled = true', '}'), ['server'])).toBe(
      lines('server {', '  enabled = true', '  encrypt = "k"', '}'),
    )
  })

  it('into one that is not', () => {
    expect(moved(lines('client {', '  encrypt = "k"', '}'), ['server', 'server_join'])).toBe(
      lines('client {', '}', '', 'server {', '  server_join {', '    encrypt = "k"', '  }', '}'),
    )
  })

  it('into one that takes its place, or stands apart from the others', () => {
    const inner = ['  server_join {', '    encrypt = "k"', '  }', '}']
    const path = ['server', 'server_join']
    expect(moved(lines('server {', '  encrypt = "k"', '}'), path)).toBe(lines('server {', ...inner))
    expect(moved(lines('server {', '  encrypt = "k"', '  enabled = true', '}'), path)).toBe(
      lines('server {', '  enabled = true', '', ...inner),
    )
  })

  it('in JSON', () => {
    expect(moved('{"encrypt": "k", "server": {"enabled": true}}', ['server'], '"encrypt"')).toBe(
      '{"server": {"enabled": true, "encrypt": "k"}}',
    )
  })
})
