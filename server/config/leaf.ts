import type { Span } from '../text/span.ts'
import type { Data } from './values.ts'

/** Why a value cannot become what its key takes. */
export interface Refusal {
  readonly span: Span
  /** What it is, `a list`. */
  readonly found?: string
  /** Why it cannot be read, as a sentence. */
  readonly reason?: string
  /** Which part of the value it is, where it is not the whole. */
  readonly part?: 'element' | 'member'
  /** Nomad does not refuse it but panics. */
  readonly crashes?: true
}

/** What one value means to Nomad. */
export type Leaf =
  | { readonly data: Data }
  | { readonly unknown: 'template' }
  /** Without a refusal where the parser has already said what is wrong. */
  | { readonly unknown: 'refused'; readonly refusal?: Refusal }
