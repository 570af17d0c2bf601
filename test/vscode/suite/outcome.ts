/** Before each line that is an outcome. */
export const marker = '[nomadlint-test]'

/** What came of one test in the extension host. */
export interface Outcome {
  readonly name: string
  /** How long it took, in milliseconds. */
  readonly took: number
  /** What went wrong; undefined where nothing did. */
  readonly error?: string
  /** What was measured, for a person. */
  readonly notes: readonly string[]
}
