import type { Block, Key } from '../keys/key.ts'
import type { Location } from '../text/span.ts'
import type { Data } from './values.ts'

/** What Nomad does about it: refuse the file, let the agent fail later on, or go on as if it were not there. */
export type Effect = 'refused' | 'refused-at-start' | 'ignored'

export type IssueKind =
  /** No key of this name here. */
  | 'unknown'
  /** Not a key but the name of a field in Nomad's source, which the library falls back on. */
  | 'go-name'
  /** A label on a block that takes none. */
  | 'label'
  /** A block without its label: the names inside are taken for labels. */
  | 'label-missing'
  /** A JSON object that holds only objects, which the library flattens into labels. */
  | 'flattened'
  /** The same key, or block, again. */
  | 'duplicate'
  /** A value that cannot become what the key takes. */
  | 'wrong-type'
  /** A duration that is a bare number. */
  | 'unit-missing'
  /** Nomad panics. */
  | 'crash'
  /** A block that Nomad throws away for want of others beside it. */
  | 'dropped'

/** Something in one file that Nomad refuses, or accepts and ignores; found while decoding. */
export interface Issue {
  readonly kind: IssueKind
  readonly effect: Effect
  readonly at: Location
  /** Of the key, label or block it is about: as the schema spells it where that is known, else as written. */
  readonly name: string
  /** Names of the blocks around it, outermost first, joined by dots; empty at the top. */
  readonly within: string
  /** The block it stands in. */
  readonly block: Block
  /** The key it is about, where Nomad knows one. */
  readonly key?: Key
  /** Of a repeat: where it is written first. */
  readonly first?: Location
  /** Of a name: the one to write instead. */
  readonly proper?: string
  /** Of a label: what stands in its block is lost. */
  readonly lost?: true
  /** Of a value: what stands there, `a list`. */
  readonly found?: string
  /** Of a value: which part of it, where it is not the whole. */
  readonly part?: 'element' | 'member'
  /** Of a value: why Nomad cannot read it, as a sentence. */
  readonly reason?: string
  /** Of a field's name in Go: what is decoded into it. */
  readonly data?: Data
}
