import { afterAll, expect, test } from 'vitest'
import { formatEdits } from '../../../server/format/format.ts'
import { parse } from '../../../server/hcl/parse.ts'
import { listTokens } from '../../../server/hcl/tokens.ts'
import { applyEdits } from '../../../server/text/apply-edits.ts'
import { createSource } from '../../../server/text/source.ts'
import { Random } from '../../mutated-bytes.ts'
import { corpusFiles, goldenInputs } from '../corpus.ts'
import { generated, generatedAgents } from '../inputs.ts'
import { seedsOf } from '../seeds.ts'
import { HclwriteReferee } from './referee.ts'

const referee = new HclwriteReferee()
afterAll(() => referee.stop())

/** Where we differ on purpose; what is left has to be the same, to the blank. */
const differences: readonly (readonly [what: string, (text: string) => string])[] = [
  [
    'line endings stay as they are in the file; hclwrite writes \\n behind comments',
    (text) => text.replace(/\r\n?/g, '\n'),
  ],
  ['there is one blank line at most', (text) => text.replace(/\n{3,}/g, '\n\n').replace(/^\n+/, '')],
  ['the file ends with one line break, and no blanks', (text) => text.replace(/\s*$/, '\n')],
]

/** HCL 2 cuts what is inside of `${ }` and `%{ }` into tokens, and puts blanks between them; to Nomad that is text. */
function hasTemplates(text: string): boolean {
  return /[$%]\{/.test(text)
}

const alike = (text: string): string => differences.reduce((so, [, same]) => same(so), text)

function formatted(text: string): string | undefined {
  const source = createSource('a.hcl', text)
  const edits = formatEdits(source, parse(source))
  return edits && applyEdits(source, edits)
}

interface Tally {
  asked: number
  compared: number
  templates: number
}

/** What both take, in the same words. */
async function compare(texts: Iterable<string>): Promise<Tally> {
  const tally: Tally = { asked: 0, compared: 0, templates: 0 }
  for (const text of texts) {
    tally.asked++
    const own = formatted(text)
    const theirs = own === undefined ? undefined : await referee.format(text)
    if (own === undefined || theirs === undefined) continue
    if (hasTemplates(text)) tally.templates++
    else {
      tally.compared++
      expect(alike(own), JSON.stringify(text)).toBe(alike(theirs))
    }
  }
  return tally
}

/** The same tokens, and any white space between them. */
function roughened(text: string, random: Random): string {
  const source = createSource('a.hcl', text)
  return listTokens(source, 'hcl')
    .map(({ type, span }) => {
      const written = text.slice(span.start, span.end)
      if (type !== 'whitespace') return written
      const breaks = written.includes('\n') ? random.of(['\n', '\n', '\n\n', '\n\n\n', '\n \n']) : ''
      return breaks + random.of(breaks === '' ? [' ', '  ', '\t', '     '] : ['', ' ', '  ', '\t', '      '])
    })
    .join('')
}

function* taken(batches: Generator<Buffer[]>, count: number): Iterable<string> {
  for (let batch = 0; batch < count; batch++)
    for (const bytes of batches.next().value ?? []) if (bytes.length < 50_000) yield bytes.toString()
}

function* rough(texts: Iterable<string>, seed: number): Iterable<string> {
  const random = new Random(seed)
  for (const text of texts) yield roughened(text, random)
}

const told = (what: string, { asked, compared, templates }: Tally): void => {
  console.log(
    `${what}: ${asked} texts, ${compared} the same as hclwrite, ${templates} with templates left out`,
  )
}

test('files at hand look as nomad fmt would write them', async () => {
  const hcl = corpusFiles().filter(({ path }) => !path.endsWith('.json'))
  const tally = await compare(hcl.map(({ bytes }) => bytes.toString()))
  told('files of the repository and NOMADLINT_CORPUS', tally)
  expect(tally.compared).toBeGreaterThan(15)
  const golden = await compare(goldenInputs().map((bytes) => bytes.toString()))
  told('golden cases', golden)
  expect(golden.compared).toBeGreaterThan(150)
})

test.each(seedsOf(1))('so does whatever can be thought of, by $name', async ({ seed }) => {
  const configurations = await compare(taken(generated(seed), 8))
  told('generated configurations', configurations)
  const agents = await compare(rough(taken(generatedAgents(seed), 4), seed))
  told('agents with any white space', agents)
  expect(configurations.compared).toBeGreaterThan(100)
  expect(agents.compared).toBeGreaterThan(100)
})
