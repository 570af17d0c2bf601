import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, refusals, whatCounts } from './questions.ts'
import { stage } from './scene.ts'
import { truths } from './truths.ts'

describe('how Nomad checks certificates', () => {
  it.each(truths)('$sentence', async ({ proofs }) => {
    for (const { refused, ...scene } of proofs) {
      const { files, differences } = stage(scene)
      const verdicts = await ask(files, differences)
      expect(whatCounts(refusals(verdicts)), JSON.stringify(scene)).toEqual(refused)
    }
  })

  it('is told on a page whose every point has its proof', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/certificates.md'), 'utf8')
    const points = page.replaceAll(/\n {2}(?=\S)/g, ' ').split('\n')
    const told = points.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
    expect(told).toEqual(truths.map(({ sentence }) => sentence))
  })
})
