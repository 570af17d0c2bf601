/** How a later file's value meets an earlier one's (Nomad's `Merge` methods, command/agent/config.go). */
export type MergeRule =
  /** Later wins unless it is the type's zero value (`""`, `0`, `false`, an empty list). */
  | 'non-zero'
  /** A pointer in Nomad: later wins whenever it is written. */
  | 'written'
  /** Overwritten by every later block that is there, written or not. */
  | 'always'
  | 'append'
  | 'append-unique'
  | 'per-key'
  /** Block: merged field by field. */
  | 'fields'
  /** Block: the later one replaces the earlier one whole; what it does not write becomes zero. */
  | 'whole'
  /** Repeated blocks merged by label, or by their `name`. */
  | 'by-label'
  | 'by-name'
  /** Never copied: the value is lost. */
  | 'lost'

export type KeyType = 'string' | 'bool' | 'int' | 'float' | 'duration' | 'list' | 'map' | 'block' | 'free'

/** First patch release of each minor that has (or no longer has) the key: `['1.8.3', '1.9.0']`. */
export type Versions = readonly string[]

/**
 * One key of the agent configuration, generated from schemas/nomad-agent.schema.json.
 * `duration` is a string that Go's ParseDuration must accept; `free` is driver or provider configuration
 * that is not Nomad's to check.
 */
export interface Key {
  readonly name: string
  readonly type: KeyType
  readonly merge: MergeRule
  /** Value in force where nothing is written; absent where it depends on the machine or another key. */
  readonly default?: unknown
  readonly secret?: true
  /** Value names a file on the node. */
  readonly file?: true
  readonly enum?: readonly string[]
  readonly since?: Versions
  readonly removed?: Versions
  readonly deprecated?: string
  /** Picked up on SIGHUP. */
  readonly reload?: true
  /** Only Nomad Enterprise acts on it. */
  readonly enterprise?: true
  /** Decoded by mapstructure's weak decoding (`consul`, `vault`), not by the HCL library. */
  readonly weak?: true
  /** Only for `block`. */
  readonly block?: Block
}

export interface Block {
  /** `labelled`: repeated, with one label; `named`: repeated without label, told apart by its `name`. */
  readonly repeat?: 'labelled' | 'named'
  /** What Nomad does with a key it does not know. `free`: it hands it on. */
  readonly unknownKeys: 'refuse' | 'ignore' | 'free'
  readonly keys: ReadonlyMap<string, Key>
}
