import type { Edit } from '../text/span.ts'
import { type Change, type ParsedOf } from './change.ts'

/** What repairs a finding. */
export interface Fix {
  /** What it does, as a command: `write "rpc = true"`; never a secret. */
  readonly title: string
  /** Meaning kept or plainly repaired; otherwise a person has to decide. */
  readonly safe: boolean
  /** What is found by other rules once this is done was there before, and not told: the file could not be read. */
  readonly reveals?: true
  /** None overlaps another. */
  readonly edits: readonly Edit[]
}

/** A fix as a rule wants it: what is to change, in terms of settings and blocks. */
export interface Proposal extends Omit<Fix, 'edits'> {
  readonly changes: readonly Change[]
}

/** Works a proposal out. Undefined where it cannot be done as a whole: half a fix is worse than none. */
export function workOut({ changes, ...fix }: Proposal, parsedOf: ParsedOf): Fix | undefined {
  const edits: Edit[] = []
  for (const change of changes) {
    const made = change(parsedOf)
    if (made === undefined) return undefined
    edits.push(...made)
  }
  return edits.length > 0 && edits.every(isPossible) ? { ...fix, edits } : undefined
}

/** A unit or a command line is written in other words; and bytes that are no text would not survive being written. */
function isPossible({ location: { source } }: Edit): boolean {
  return !source.foreign && source.invalidUtf8.size === 0
}
