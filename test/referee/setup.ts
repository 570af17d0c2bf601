import type { TestProject } from 'vitest/node'
import { askedSeed } from '../seed.ts'
import { buildReferee } from './referee.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the built referee. */
    referee: string
    /** The same for all files of a run. */
    askedSeed: number | null
  }
}

export default function setup(project: TestProject): void {
  try {
    project.provide('referee', buildReferee())
  } catch (error) {
    stop((error as Error).message)
  }
  project.provide('askedSeed', askedSeed ?? null)
  if (askedSeed !== undefined) console.log(`NOMADLINT_SEED=${askedSeed} repeats this run`)
}

/** One plain line and a failing status: without a referee there is nothing to compare with. */
function stop(why: string): never {
  console.error(why)
  process.exit(2)
}
