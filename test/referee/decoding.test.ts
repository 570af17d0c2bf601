import { afterAll, expect, inject, test } from 'vitest'
import { differencesFrom, readDecodeCases } from '../config/decode-cases.ts'
import { campaign, decoding, tallyLine } from './campaign.ts'
import { corpusFiles } from './corpus.ts'
import { generatedAgents, mutatedAgents } from './inputs.ts'
import { Referee } from './referee.ts'
import { testSeeds } from './run.ts'

const referee = new Referee(inject('referee'))
afterAll(() => referee.stop())

const cases = readDecodeCases()

test("the referee answers as Nomad's own decoding was seen to", async () => {
  const answers = await Promise.all(cases.map(({ src }) => referee.ask(Buffer.from(src), 'agent')))
  const disagreements = cases.flatMap((row, index) => {
    const { ok, values = {} } = answers[index] as (typeof answers)[number]
    if (ok !== row.ok) return [`${row.id}: ${ok ? 'accepted' : 'refused'}`]
    return differencesFrom(new Map(Object.entries(values)), row)
  })
  expect(disagreements).toEqual([])
})

test('every agent file at hand is decoded alike', async () => {
  const files = corpusFiles().map(({ bytes }) => bytes)
  const texts = cases.map(({ src }) => Buffer.from(src))
  const tally = await campaign(referee, [files, texts], undefined, decoding)
  console.log(tallyLine('decoding files of the repository, NOMADLINT_CORPUS and recorded cases', tally))
})

testSeeds('decoding generated agents', generatedAgents, decoding)

const texts = cases.map(({ src }) => src)

testSeeds('decoding mutated agents', (seed) => mutatedAgents(seed, texts), decoding)
