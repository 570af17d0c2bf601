import type { TestProject } from 'vitest/node'
import { buildReferee } from './referee.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the built referee. */
    referee: string
    /** New in every run, unless NOMADLINT_SEED says it. */
    seed: number
  }
}

export default function setup(project: TestProject): void {
  const said = process.env['NOMADLINT_SEED']
  const seed = said === undefined || said === '' ? Math.floor(Math.random() * 2 ** 31) : Number(said)
  if (!Number.isSafeInteger(seed)) stop(`NOMADLINT_SEED is not an integer: ${said}`)
  try {
    project.provide('referee', buildReferee())
  } catch (error) {
    stop((error as Error).message)
  }
  project.provide('seed', seed)
  console.log(`The fresh seed of this run: NOMADLINT_SEED=${seed}`)
}

/** One plain line and a failing status: without a referee there is nothing to compare with. */
function stop(why: string): never {
  console.error(why)
  process.exit(2)
}
