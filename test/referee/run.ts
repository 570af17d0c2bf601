import { afterAll, inject, test } from 'vitest'
import { campaign, parsing, tallyLine } from './campaign.ts'
import { Referee } from './referee.ts'

const fixedSeed = 20_240_229
/** Seconds for the eight runs on generated input together; what is left of two minutes is for building and starting. */
const seconds = Number(process.env['NOMADLINT_REFEREE_SECONDS'] || 80)

/** A test that runs the same batches every time, and one that runs new ones. */
export function testBothSeeds(
  what: string,
  batches: (seed: number) => Iterable<readonly Uint8Array[]>,
  contest = parsing,
): void {
  const referee = new Referee(inject('referee'))
  afterAll(() => referee.stop())
  const seeds = { 'the fixed seed': fixedSeed, 'the fresh seed': inject('seed') }
  for (const [name, seed] of Object.entries(seeds)) {
    test(`${what}, ${name}`, async () => {
      const tally = await campaign(referee, batches(seed), seconds / 8, contest)
      console.log(tallyLine(`${what}, seed ${seed}`, tally))
    })
  }
}
