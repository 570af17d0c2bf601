import { afterAll, expect, test } from 'vitest'
import { stage } from '../../facts/verdicts/scene.ts'
import { truths } from '../../facts/verdicts/truths.ts'
import { compare } from './compare.ts'
import { TlsReferee } from './referee.ts'

const referee = new TlsReferee()
afterAll(() => referee.stop())

test.each(truths)('Go says so too: $sentence', async ({ proofs }) => {
  for (const proof of proofs) {
    const { disagreements } = await compare(stage(proof), referee)
    expect(disagreements, JSON.stringify(proof)).toEqual([])
  }
})
