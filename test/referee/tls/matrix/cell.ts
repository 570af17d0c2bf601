import type { Differences } from '../../../facts/verdicts/questions.ts'
import type { Workshop } from './workshop.ts'

/** The texts of the three files; a setting that is left out is empty. */
export interface Texts {
  readonly certificate?: string
  readonly key?: string
  readonly ca?: string
}

/** One agent whose files a tool has issued, and what comes of it. */
export interface MatrixCell {
  readonly name: string
  readonly make: (shop: Workshop) => Texts
  readonly role?: Differences['role']
  readonly region?: string
  readonly settings?: Differences['settings']
  /** When the agent is looked at, in days from the issuing; an hour after it unless this is said. */
  readonly day?: number
  /** It works, and is an error all the same. */
  readonly insecure?: true
  /** Every refusal, as `check: refusal`; empty where all checks pass. */
  readonly refused: readonly string[]
}
