import { describe, expect, it } from 'vitest'
import { asSentence, readBool, readFlags, readInt } from '../../../server/agents/start/flags.ts'
import { placed, splitWords } from '../../../server/agents/start/words.ts'
import type { Span } from '../../../server/text/span.ts'

/** What is read of a line in a unit: uses as `name=value`, spans as their texts. */
function read(line: string) {
  const { uses, problems, unknown } = readFlags(splitWords(placed(line), 'systemd'))
  const text = (span: Span | undefined) => span && line.slice(span.start, span.end)
  return {
    uses: uses.map(({ flag, value }) => `${flag.name}=${value}`),
    places: uses.map(({ at, valueAt }) => [text(at), text(valueAt)]),
    problems: problems.map((problem) => asSentence(problem)),
    at: problems.map(({ at }) => text(at)),
    hidden: problems.map(({ hidden }) => text(hidden)),
    ignored: problems.map(({ ignored }) => ignored === true),
    unknown: unknown.map(text),
  }
}

const noName = 'Word 2 is no flag that Nomad can read: the name stands behind one or two dashes.'
const key = 'K7Jtrb1ql0z9ubsZ'

describe('a line of flags', () => {
  it.each([
    [
      '-server -region eu',
      ['server=true', 'region=eu'],
      [
        ['-server', '-server'],
        ['-region', 'eu'],
      ],
    ],
    ['--log-json=false', ['log-json=false'], [['--log-json', 'false']]],
    ['-node=', ['node='], [['-node', '-node']]],
    ['-node a=b', ['node=a=b'], [['-node', 'a=b']]],
    ['-node -server', ['node=-server'], [['-node', '-server']]],
    [
      '-retry-max=0x3 -retry-interval 1m30s',
      ['retry-max=0x3', 'retry-interval=1m30s'],
      [
        ['-retry-max', '0x3'],
        ['-retry-interval', '1m30s'],
      ],
    ],
    ['-server -- -client', ['server=true'], [['-server', '-server']]],
    [
      '-node=$HOST -server',
      ['node=$HOST', 'server=true'],
      [
        ['-node', '$HOST'],
        ['-server', '-server'],
      ],
    ],
  ])('is read as Go does: %s', (line, uses, places) => {
    expect(read(line)).toMatchObject({ uses, places, problems: [], unknown: [] })
  })

  it.each([['-server=$S -bootstrap-expect=$N -meta $M', ['server=$S', 'bootstrap-expect=$N', 'meta=$M']]])(
    'takes any value from a variable: %s',
    (line, uses) => {
      expect(read(line)).toMatchObject({ uses, problems: [] })
    },
  )

  it.each([
    ['$A -server', ['$A'], ['server=true']],
    ['-server $A value -client', ['$A', 'value'], ['server=true', 'client=true']],
    ['-$A -server', ['-$A'], ['server=true']],
    ['-%i=x -server', ['-%i=x'], ['server=true']],
  ])('may hold words that are not known: %s', (line, unknown, uses) => {
    expect(read(line)).toMatchObject({ unknown, uses, problems: [] })
  })

  it.each([
    [
      '-region=eu -nod n1 -server',
      'Nomad agent has no flag -nod; did you mean -node?',
      '-nod',
      ['region=eu', 'server=true'],
    ],
    ['-nod=$HOST -server', 'Nomad agent has no flag -nod; did you mean -node?', '-nod', ['server=true']],
    ['-nod -server', 'Nomad agent has no flag -nod; did you mean -node?', '-nod', ['server=true']],
    [
      `-${'x'.repeat(60)} -server`,
      `Nomad agent has no flag -${'x'.repeat(40)}.`,
      `-${'x'.repeat(60)}`,
      ['server=true'],
    ],
    ['-server -region', '-region needs a value.', '-region', ['server=true']],
    ['-log-json=yes -server', '-log-json is true or false.', '-log-json=yes', ['server=true']],
    ['-retry-max=1.5 -server', '-retry-max takes a number.', '-retry-max=1.5', ['server=true']],
    [
      '-retry-interval 20 -server',
      '-retry-interval takes a duration with a unit, such as 30s.',
      '-retry-interval',
      ['server=true'],
    ],
    ['-meta a -server', '-meta takes key=value.', '-meta', ['server=true']],
    ['-client ---server', noName, '---server', ['client=true']],
    ['-client -=x', noName, '-=x', ['client=true']],
    ['-client --=x', noName, '--=x', ['client=true']],
  ])('is refused, and read on: %s', (line, problem, at, uses) => {
    expect(read(line)).toMatchObject({ problems: [problem], at: [at], uses, ignored: [false] })
  })

  it('does not take the next word for the value of a flag that has one', () => {
    const { problems, uses } = read('-nod=n1 true -server')
    expect(problems.at(-1)).toBe('"true" is no flag: Nomad reads none behind it.')
    expect(uses).toEqual([])
  })

  it.each([
    ['-server true -client', '"true" is no flag: Nomad reads none behind it.', 'true'],
    ['agent -client', '"agent" is no flag: Nomad reads none behind it.', 'agent'],
    ['a-b -client', '"a-b" is no flag: Nomad reads none behind it.', 'a-b'],
    ['-server - -client', '"-" is no flag: Nomad reads none behind it.', '-'],
    [
      '-config /etc/nomad.d region=eu -client',
      '"region=..." is no flag: Nomad reads none behind it; did you mean -region?',
      'region=eu',
    ],
    ['-server token=abc -client', '"token=..." is no flag: Nomad reads none behind it.', 'token=abc'],
    ['-server user:pass -client', 'Word 2 is no flag: Nomad reads none behind it.', 'user:pass'],
    [`-server ${key} -client`, 'Word 2 is no flag: Nomad reads none behind it.', key],
  ])('ends at a word that is no flag: %s', (line, problem, at) => {
    const { uses, ...told } = read(line)
    expect(told).toMatchObject({ problems: [problem], at: [at], ignored: [true] })
    expect(uses).not.toContain('client=true')
  })

  it.each([
    [`-encrpyt=${key}`, key],
    [`-encrpyt ${key}`, key],
    [`-encrpyt a=${key}`, `a=${key}`],
    [`-server ${key}`, key],
    [`-server ${key}==`, `${key}==`],
    [`-server=${key}`, key],
    [`-bootstrap-expect ${key}`, key],
    ['-encrpyt=twelve-chars', undefined],
    ['-encrpyt=thirteen-char', 'thirteen-char'],
    [`-${key}`, undefined],
    ['-encrpyt', undefined],
    ['-region', undefined],
    [`---encrypt=${key}`, key],
  ])('shows nothing that may be a secret: %s', (line, hidden) => {
    expect(read(line).hidden).toEqual([hidden])
  })
})

describe('a value of a flag', () => {
  it.each(['1', 't', 'T', 'true', 'TRUE', 'True'])('%s is true to Go', (text) => {
    expect(readBool(text)).toBe(true)
  })

  it.each(['0', 'f', 'F', 'false', 'FALSE', 'False'])('%s is false to Go', (text) => {
    expect(readBool(text)).toBe(false)
  })

  it.each(['', 'yes', 'tRUE', 'xtrue', 'truex', 'xfalse', 'falsex', '10'])('%s is neither', (text) => {
    expect(readBool(text)).toBeUndefined()
  })

  it.each([
    ['0', 0],
    ['12', 12],
    ['+3', 3],
    ['-3', -3],
    ['017', 15],
    ['-017', -15],
    ['0o17', 15],
    ['0O17', 15],
    ['0x1F', 31],
    ['-0X1f', -31],
    ['0b101', 5],
    ['0B101', 5],
    ['1_000', 1000],
    ['0x_1F', 31],
    ['0_17', 15],
    ['9223372036854775807', Number(2n ** 63n - 1n)],
  ])('%s is a number to Go', (text, number) => {
    expect(readInt(text)).toBe(number)
  })

  it.each([
    '',
    '-',
    'three',
    '3x',
    'x3',
    '1.5',
    '1e3',
    ' 3',
    '--3',
    '08',
    '0o8',
    '0o',
    '0x',
    '0xg',
    '0b',
    '0b2',
    'a017',
    '_1',
    '1_',
    '1__0',
    '0x1_',
    '9223372036854775808',
    '-9223372036854775809',
  ])('%j is none', (text) => {
    expect(readInt(text)).toBeUndefined()
  })
})
