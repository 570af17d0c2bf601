/** How a later file's value meets an earlier one's (Nomad's `Merge` methods, command/agent/config.go). */
export type MergeRule =
  /** Later wins unless it is the type's zero value (`""`, `0`, `false`, an empty list). */
  | 'non-zero'
  /** Later wins only if it is more than zero: a negative number is as good as none. */
  | 'positive'
  /** A pointer in Nomad: later wins whenever it is written. */
  | 'written'
  /** Overwritten by every later block that is there, written or not. */
  | 'always'
  | 'append'
  | 'append-unique'
  | 'per-key'
  /** Block: merged field by field. */
  | 'fields'
  /**
   * Block: the later one replaces the earlier one whole; what it does not write becomes zero. Labelled blocks
   * of this kind are replaced one by one, by their label. A key inside is `always` where zero is a value like
   * any other, and `non-zero` where it means the default.
   */
  | 'whole'
  /** Repeated blocks merged by label, or by their `name`. */
  | 'by-label'
  | 'by-name'
  /** Never copied: the value is lost. With `lostSince`, only since then; before, as `non-zero`. */
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
  /** A secret may be inside the value: the credentials of a cloud auto-join query, for instance. */
  readonly mayHoldSecret?: true
  /** Value names a file on the node that must be there. */
  readonly file?: true
  /** Nomad refuses a path that is not absolute. */
  readonly absolute?: true
  /** Allowed values, of a `list` its elements'. An empty string is left out: to Nomad it is not written. */
  readonly enum?: readonly string[]
  /** `enum` is compared without regard to case. */
  readonly anyCase?: true
  /** Usual values, where Nomad itself does not check. */
  readonly examples?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  /** 0 is accepted too, whatever `minimum` says. */
  readonly zeroToo?: true
  /** Regular expression every accepted text matches. */
  readonly pattern?: string
  readonly since?: Versions
  readonly removed?: Versions
  readonly lostSince?: Versions
  /** What to write instead, as a sentence. */
  readonly deprecated?: string
  readonly deprecatedSince?: string
  /** Where the value belongs now: names from the same block inwards, `server_join.retry_join`. */
  readonly successor?: string
  /** Why Nomad can read no value for this key although it knows the name. */
  readonly unusable?: string
  /** Picked up on SIGHUP, also when nothing else changes. */
  readonly reload?: true
  /** Only Nomad Enterprise acts on it. */
  readonly enterprise?: true
  /** Which role acts on it; absent: both. */
  readonly scope?: 'server' | 'client'
  /** Duration that stays text until the agent starts: `config validate` does not look at it. */
  readonly deferred?: true
  /** Decoded by mapstructure's weak decoding (`consul`, `vault`), not by the HCL library. */
  readonly weak?: true
  /** Only this very spelling is known; elsewhere Nomad ignores case. */
  readonly exactCase?: true
  /** Only for `block`. */
  readonly block?: Block
  /** What is known of the inside of a `map` or of `free` configuration; its names are case-sensitive. */
  readonly known?: Block
}

export interface Block {
  /** `labelled`: repeated, with one label; `named`: repeated without label, told apart by its `name`. */
  readonly repeat?: 'labelled' | 'named'
  /** Key inside that tells blocks apart too: two `keyring` blocks of one label may differ in `name`. */
  readonly qualifier?: string
  /** What Nomad does with a key it does not know. `free`: it hands it on. */
  readonly unknownKeys: 'refuse' | 'ignore' | 'free'
  readonly keys: ReadonlyMap<string, Key>
  /** For labels that are known: which of the keys belong to it, and what is known of their insides. */
  readonly labels?: ReadonlyMap<string, Block>
  /** Nomad refuses every other label. */
  readonly onlyLabels?: true
}
