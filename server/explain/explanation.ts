import type { Symptom } from './symptom.ts'

/** Lines of a text, from 1. */
export interface Lines {
  readonly count: number
  readonly first: number
  readonly last: number
}

/** What a message told, filled in, and where. */
export interface Telling extends Lines {
  readonly text: string
}

/** A message that a text holds, however often. */
export interface Explained extends Lines {
  readonly symptom: Symptom
  /** What the first one's placeholders stand for, secrets masked. */
  readonly values: ReadonlyMap<string, string>
  /** The different things that it told, the most frequent ones first. */
  readonly tellings: readonly Telling[]
  /** More than those, which were too many to keep. */
  readonly moreTellings: boolean
}

/** All that can be said of a text. */
export interface Explanation {
  readonly lines: number
  /** In the order in which they first occur. */
  readonly explained: readonly Explained[]
  /** Lines that tell of an error or a warning, and of nothing that is known. */
  readonly unexplained: Lines | undefined
}
