import { describe, expect, test } from 'vitest'
import { parse } from '../../server/hcl/parse.ts'
import { recover } from '../../server/hcl/recovery/recover.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { createSource } from '../../server/text/source.ts'
import { problemsOf, treeOf } from './recovered.ts'

describe('the tree goes on after an error', () => {
  test('several errors in one file', () => {
    const text =
      'region = us\nserver {\n  enabled = \n  ports = [1 2]\n}\nname "n1"\nlog_level = "INFO\nok = 1\n'
    expect(problemsOf(text)).toEqual([
      '1:10* This word is no value.',
      '3:11 There is no value after this =.',
      '4:12 A comma is missing between this element of the list and the next.',
      '6:1 A = is missing between the key and its value.',
      '7:13 This string is not closed on its line.',
    ])
    expect(treeOf(text)).toEqual([
      ['region', '?'],
      [
        'server',
        [
          ['enabled', '?'],
          ['ports', [1, 2]],
        ],
      ],
      ['name', 'n1'],
      ['log_level', '?'],
      ['ok', 1],
    ])
  })

  test('blocks around an unclosed one keep their place', () => {
    const text = 'server {\n  join {\n    a = 1\n  enabled = true\n}\nclient {\n  b = 2\n}\n'
    expect(treeOf(text)).toEqual([
      [
        'server',
        [
          ['join', [['a', 1]]],
          ['enabled', true],
        ],
      ],
      ['client', [['b', 2]]],
    ])
  })

  test('one encoding, one problem', () => {
    const source = decodeSource('agent.hcl', Buffer.from('a = "\xe9"\nb = "\xe8"\n# \xe0\n', 'latin1'))
    const { problems } = parse(source)
    expect(problems.map(({ message }) => message)).toEqual([
      'This is not UTF-8. Nomad refuses other encodings, even in strings and comments.',
    ])
    expect(problems[0]?.nomad).toBe('At 3:3: illegal UTF-8 encoding')
  })

  test('nesting without reason is refused, not followed', () => {
    const { ok, problems } = parse(createSource('agent.hcl', 'a = '.padEnd(100_000, '[')))
    expect(ok).toBe(false)
    expect(problems.map(({ message }) => message)).toEqual([
      'This is nested too deeply for nomadlint to follow.',
    ])
  })

  test('a file that Nomad accepts has nothing to recover from', () => {
    const text = 'a "b" c {\n  d = [1, "x", { e = true }] f = <<X\ng\nX\n}, "h"\n= 0x10 // i\n'
    expect(recover(createSource('agent.hcl', text)).problems).toEqual([])
    expect(parse(createSource('agent.hcl', text)).problems).toEqual([])
  })
})
