import { afterAll, expect, inject, test } from 'vitest'
import { campaign, tallyLine } from './campaign.ts'
import { corpusFiles } from './corpus.ts'
import { Referee } from './referee.ts'

const referee = new Referee(inject('referee'))
afterAll(() => referee.stop())

test('every HCL and JSON file at hand', async () => {
  const files = corpusFiles()
  const tally = await campaign(
    referee,
    files.map(({ bytes }) => [bytes]),
  )
  console.log(tallyLine('files of the repository and NOMADLINT_CORPUS', tally))
  expect(tally.inputs).toBe(files.length)
})
