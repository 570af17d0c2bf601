import * as fc from 'fast-check'
import { test } from 'vitest'
import { fromByteText, mutate, mutations, toByteText } from '../referee/mutations.ts'
import { shrink } from '../referee/shrink.ts'
import { askedSeed } from '../seed.ts'

/** Seconds for each target. */
const seconds = Number(process.env['NOMADLINT_FUZZ_SECONDS'] || 10)
/** Inputs for each target, if that is reached first. */
const runs = Number(process.env['NOMADLINT_FUZZ_RUNS'] || Number.POSITIVE_INFINITY)
const seed = askedSeed ?? 20_300_101

/** Milliseconds of the processor that an input of a few kilobytes may take. */
const slow = 2000

const batchSize = 1000

/** What holds for whatever bytes a file has; throws where it does not. */
export type Law = (bytes: Buffer) => void | Promise<void>

/** Puts files of a corpus, changed here and there, before a law, until the time is up. */
export function fuzz(name: string, corpus: readonly Uint8Array[], law: Law): void {
  test(name, async () => {
    const texts = corpus.map(toByteText)
    const input = fc.record({ at: fc.nat({ max: texts.length - 1 }), changes: mutations })
    const end = performance.now() + seconds * 1000
    let count = 0
    for (let batch = 0; count < runs && performance.now() < end; batch++) {
      for (const { at, changes } of fc.sample(input, { numRuns: batchSize, seed: seed + batch })) {
        if (count >= runs || performance.now() >= end) break
        await obey(law, fromByteText(mutate(texts[at] as string, changes)), `${name}, seed ${seed}`)
        count++
      }
    }
    console.log(`${name}, seed ${seed}: ${count} inputs from ${corpus.length} files`)
  })
}

async function obey(law: Law, bytes: Buffer, context: string): Promise<void> {
  const fault = await faultOf(law, bytes)
  if (fault === undefined) return
  const kind = kindOf(fault)
  const small = await shrink(bytes, async (smaller) => kindOf(await faultOf(law, smaller)) === kind)
  const text = JSON.stringify(small.toString('latin1'))
  throw new Error(`${context}: ${text}`, { cause: (await faultOf(law, small)) ?? fault })
}

async function faultOf(law: Law, bytes: Buffer): Promise<unknown> {
  const { user } = process.cpuUsage()
  try {
    await law(bytes)
  } catch (error) {
    return error
  }
  const milliseconds = (process.cpuUsage().user - user) / 1000
  return milliseconds > slow ? new Error('it takes too long') : undefined
}

/** Faults of one kind: the same message, whatever numbers and texts are in it. */
function kindOf(fault: unknown): string | undefined {
  if (fault === undefined) return undefined
  return (fault as Error).message.replace(/\d+|(["'`]).*?\1/gs, '')
}
