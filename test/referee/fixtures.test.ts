import { afterAll, expect, inject, test } from 'vitest'
import { campaign, tallyLine } from './campaign.ts'
import { corpusFiles, goldenInputs } from './corpus.ts'
import { Referee } from './referee.ts'

const referee = new Referee(inject('referee'))
afterAll(() => referee.stop())

test('every HCL and JSON file at hand', async () => {
  const files = corpusFiles().map(({ bytes }) => [bytes])
  const tally = await campaign(referee, files)
  console.log(tallyLine('files of the repository and NOMADLINT_CORPUS', tally))
  expect(tally.inputs).toBe(files.length)
})

test('the inputs of the golden cases', async () => {
  const tally = await campaign(referee, [goldenInputs()])
  console.log(tallyLine('golden cases', tally))
})
