import type { Source } from './source.ts'

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Line and column count from 1, the column in code points; offset from 0 in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export interface Location {
  readonly source: Source
  readonly span: Span
  /** It stands for the whole file: what is written there is not meant. */
  readonly whole?: true
}

/** Replaces what stands at the location; an empty span inserts. */
export interface Edit {
  readonly location: Location
  readonly text: string
}
