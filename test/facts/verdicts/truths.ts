import type { Scene } from './scene.ts'
import { handshakeTruths } from './truths-of-handshakes.ts'
import { nameTruths } from './truths-of-names.ts'
import { startTruths } from './truths-of-start.ts'

/** A sentence of docs/certificates.md, and the agents that prove it. */
export interface Truth {
  readonly sentence: string
  readonly proofs: readonly Proof[]
}

export interface Proof extends Scene {
  /** Every refusal, as `check: refusal`; of an agent that does not start, those alone that keep it from it. */
  readonly refused: readonly string[]
}

/** All of them, in the order of the page. */
export const truths: readonly Truth[] = [...startTruths, ...handshakeTruths, ...nameTruths]
