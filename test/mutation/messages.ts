import type { MutantCoverage } from '@stryker-mutator/api/core'
import type { TestResult } from '@stryker-mutator/api/test-runner'

/** Where Stryker's process and vitest's worker thread speak to each other. */
export const channelName = 'nomadlint-mutants'

/** Sent once, when all tests are loaded. */
export const loaded = 'loaded'

/** A mutant and the tests to run against it; without a mutant: all tests, to hear which mutants each of them reaches. */
export type Question = Trial | 'what is reached?'

export interface Trial {
  readonly mutant: string
  /** Their ids; all tests where nobody knows. */
  readonly tests: readonly string[] | undefined
  readonly hitLimit: number | undefined
}

export interface Reached {
  readonly tests: readonly TestResult[]
  readonly coverage: MutantCoverage
}

export interface Verdict {
  /** How many tests were run. */
  readonly ran: number
  readonly hits: number
  readonly killer?: { readonly test: string; readonly message: string }
  /** The test that killed fails without the mutant, too: the mutant left something behind, and nothing is proved. */
  readonly dirty: boolean
}
