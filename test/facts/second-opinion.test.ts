import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { gatherSecondOpinions } from '../../server/facts/second-opinion.ts'
import { parsedAs, readRefusals } from '../../server/hcl2-refusals.ts'
import { known, unknown } from '../../server/host.ts'
import { createSource, textOf } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

const host = memoryHost(new Map())

/** What HCL 2's parser points at, and its words. */
async function refused(text: string, path = 'nomad.hcl') {
  const file = parseConfigFile(createSource(path, text), true)
  const opinion = (await gatherSecondOpinions([file], host)).get(file)
  return opinion?.known
    ? opinion.value.map(({ span, message }) => `${textOf(file.source, span)}: ${message.split(';')[0]}`)
    : opinion
}

describe('what HCL 2 refuses', () => {
  it('is nothing in most files', async () => {
    expect(await refused('client {\n  enabled = true\n}\n')).toEqual([])
  })

  it('is found where it is, whatever stands before it', async () => {
    expect(await refused('a = 1\r\nname = "日本😀e\u0301" b = 2\r\n')).toEqual([
      'b: Missing newline after argument',
    ])
    expect(await refused('\n\n  "a" = 1')).toEqual(['": Invalid argument name'])
  })

  it('is pointed at within one line', async () => {
    const [first] = (await refused('a = "${"x\ny"}"\n')) as readonly string[]
    expect(first).toMatch(/^[^\n]*: Invalid multi-line string$/)
  })

  it('is not asked of JSON, of templates and of what Nomad itself refuses', async () => {
    expect(await refused('{"a": 1}')).toBeUndefined()
    expect(await refused('"a" = 1', 'nomad.hcl.j2')).toBeUndefined()
    expect(await refused('a = ]')).toBeUndefined()
  })

  it('is not known without a parser of it', async () => {
    const file = parseConfigFile(createSource('nomad.hcl', 'a = 1'), true)
    const bare = memoryHost(new Map())
    delete bare.secondOpinion
    expect([...(await gatherSecondOpinions([file], bare)).values()]).toEqual([unknown('unsupported')])
  })
})

it('takes time linear in a line, however much of it is refused', async () => {
  const file = parseConfigFile(createSource('nomad.hcl', 'a = 1 '.repeat(40_000)), true)
  const places = Array.from({ length: 40_000 }, (_, index) => ({ line: 1, column: index * 6 + 1 }))
  const all = places.map((start) => ({ start, end: { line: 1, column: start.column + 1 }, message: 'no' }))
  const asked = { ...memoryHost(new Map()), secondOpinion: async () => known(all) }
  const started = performance.now()
  const opinion = (await gatherSecondOpinions([file], asked)).get(file)
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(opinion?.known && opinion.value.at(-1)?.span).toEqual({ start: 239_994, end: 239_995 })
})

describe('the words of the parser', () => {
  const at = (place: string) => `${parsedAs}:${place}: `

  it('are taken apart, several in one text', () => {
    expect(
      readRefusals(`parse config: [${at('1,7-2,1')}First; see 1,2-3: it. ${at('4,1-9')}Second; more.]`),
    ).toEqual(
      known([
        { start: { line: 1, column: 7 }, end: { line: 2, column: 1 }, message: 'First; see 1,2-3: it.' },
        { start: { line: 4, column: 1 }, end: { line: 4, column: 9 }, message: 'Second; more.' },
      ]),
    )
  })

  it('that are none show that it broke', () => {
    expect(readRefusals('Maximum call stack size exceeded')).toEqual(unknown('too-large'))
    expect(readRefusals('Go program has already exited')).toEqual(unknown('too-large'))
  })
})
