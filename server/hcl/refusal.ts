import type { Body, Problem } from './tree.ts'

/** How deep objects and lists may nest. Nomad's own limit is its stack; nobody writes even a tenth of this. */
export const maximalDepth = 500

/** The one error that the library gives for a file. */
export interface Refusal {
  readonly offset: number
  /** Its message; absent where only this program gives up. */
  readonly nomad?: string
  readonly tooDeep: boolean
}

/** What a strict parser makes of a file. */
export interface Strict {
  /** Up to the first error only, where there is one. */
  readonly tree: Body
  /** What the library lets pass without a word. */
  readonly warnings: readonly Problem[]
  readonly refusal?: Refusal
}
