import { afterAll, inject, test } from 'vitest'
import { newSeed } from '../seed.ts'
import { campaign, parsing, tallyLine } from './campaign.ts'
import { Referee } from './referee.ts'
import { seedsOf } from './seeds.ts'

const fixedSeed = 20_240_229
/** Seconds for the eight runs on generated input together; what is left of two minutes is for building and starting. */
const seconds = Number(process.env['NOMADLINT_REFEREE_SECONDS'] || 80)

/** A test that runs the same batches every time, and one that runs new ones: always of parsing, of decoding in a hunt. */
export function testSeeds(
  what: string,
  batches: (seed: number) => Iterable<readonly Uint8Array[]>,
  contest = parsing,
): void {
  const referee = new Referee(inject('referee'))
  afterAll(() => referee.stop())
  const seeds = [...seedsOf(fixedSeed)]
  if (contest === parsing && seeds.length === 1) seeds.push({ name: 'a new seed', seed: newSeed() })
  for (const { name, seed } of seeds) {
    test(`${what}, ${name}`, async () => {
      const tally = await campaign(referee, batches(seed), seconds / 8, contest)
      console.log(tallyLine(`${what}, seed ${seed}`, tally))
    })
  }
}
