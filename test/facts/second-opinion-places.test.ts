import { expect, it, test } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { gatherSecondOpinions, givingUpOnce } from '../../server/facts/second-opinion.ts'
import { type Host, known, unknown } from '../../server/host.ts'
import { createSource, textOf } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

const bare: Host = memoryHost(new Map())
delete bare.secondOpinion

/** A host whose parser refuses these places: line and column of the start and of the end. */
function refusing(...places: readonly (readonly [number, number, number, number])[]): Host {
  const refusals = places.map(([line, column, endLine, endColumn]) => ({
    start: { line, column },
    end: { line: endLine, column: endColumn },
    message: 'no',
  }))
  return { ...bare, secondOpinion: async () => known(refusals) }
}

const fileOf = (text: string, path = 'nomad.hcl') => parseConfigFile(createSource(path, text), true)

test.each([
  ['a word', 'a = 1\nb = 2\n', [2, 1, 2, 2], 'b'],
  ['a word of the first line', 'abc = 1\n', [1, 1, 1, 4], 'abc'],
  ['as far as the line goes', 'a = 1\nb = 2\n', [1, 3, 2, 1], '= 1'],
  ['as far as the line goes, where both ends are beyond it', 'a = 1\n', [1, 3, 1, 40], '= 1'],
  ['nothing', 'a = 1\n', [1, 3, 1, 3], ''],
  ['an end before the start', 'a = 1\n', [1, 3, 1, 1], ''],
  ['behind the end of a line', 'a = 1\n', [1, 6, 1, 6], ''],
  ['behind the last line', 'a = 1\nb = 2', [7, 1, 7, 2], 'b'],
  ['what a reader takes for one character', 'a = "日本😀e\u0301"', [1, 6, 1, 10], '日本😀e\u0301'],
] as const)('what is pointed at: %s', async (_, text, place, pointed) => {
  const file = fileOf(text)
  const opinion = (await gatherSecondOpinions([file], refusing(place))).get(file)
  const refused = opinion?.known ? opinion.value : []
  expect(refused.map(({ span, message }) => [textOf(file.source, span), message])).toEqual([[pointed, 'no']])
})

test('places in several lines, in any order', async () => {
  const file = fileOf('a = 1\nb = 2\nc = 3\n')
  const opinions = await gatherSecondOpinions([file], refusing([3, 1, 3, 2], [1, 5, 1, 6], [2, 1, 2, 2]))
  const opinion = opinions.get(file)
  expect(opinion?.known && opinion.value.map(({ span }) => textOf(file.source, span))).toEqual([
    'c',
    '1',
    'b',
  ])
})

test.each([
  ['JSON', '{"a": 1}', 'nomad.json'],
  ['a template', 'a = 1', 'nomad.hcl.j2'],
  ['what Nomad refuses', 'a = ]', 'nomad.hcl'],
])('is not asked of %s', async (_, text, path) => {
  expect([...(await gatherSecondOpinions([fileOf(text, path)], refusing())).values()]).toEqual([])
})

test('is asked of what is the configuration of an agent alone, and of what could be read', async () => {
  const file = fileOf('a = 1')
  const others = [
    { ...file, kind: 'other' },
    { ...file, unread: 'too-large' },
  ] as unknown as (typeof file)[]
  expect((await gatherSecondOpinions(others, refusing())).size).toBe(0)
  expect((await gatherSecondOpinions([file], refusing())).get(file)).toEqual(known([]))
})

test('is not known without a parser', async () => {
  const unsupported = [unknown('unsupported')]
  expect([...(await gatherSecondOpinions([fileOf('a = 1')], bare)).values()]).toEqual(unsupported)
  expect(givingUpOnce(bare)).toBe(bare)
})

it('is asked for no more of a file that was given up on', async () => {
  const asked: string[] = []
  const patient = givingUpOnce({
    ...memoryHost(new Map()),
    secondOpinion: async (text, path) => {
      asked.push(`${path}: ${text}`)
      return path === 'slow.hcl' ? unknown('too-large') : known([])
    },
  })
  for (const text of ['a = 1', 'a = 2', 'a = 3']) {
    const files = ['slow.hcl', 'quick.hcl'].map((path) => parseConfigFile(createSource(path, text), true))
    const opinions = await gatherSecondOpinions(files, patient)
    expect([...opinions.values()]).toEqual([unknown('too-large'), known([])])
  }
  expect(asked).toEqual(['slow.hcl: a = 1', 'quick.hcl: a = 1', 'quick.hcl: a = 2', 'quick.hcl: a = 3'])
})

it('is asked again after any other trouble', async () => {
  const answers = [unknown('unsupported'), known([])]
  const host = givingUpOnce({ ...bare, secondOpinion: async () => answers.shift() ?? unknown('missing') })
  expect(await host.secondOpinion?.('a = 1', 'a.hcl')).toEqual(unknown('unsupported'))
  expect(await host.secondOpinion?.('a = 1', 'a.hcl')).toEqual(known([]))
})
