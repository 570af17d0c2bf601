import type { Span } from '../text/span.ts'

/**
 * The tree of one file, HCL 1 or JSON. `a = {}` and `a {}` mean the same to Nomad, so both are an `Item`;
 * only `equals` tells them apart.
 */
export interface Body {
  readonly kind: 'body'
  readonly span: Span
  readonly items: readonly Item[]
}

/** `key = value`, or `key "label" ... { ... }`. In a JSON file the keys are already flattened as Nomad's parser does. */
export interface Item {
  readonly kind: 'item'
  readonly span: Span
  /** At least one; all after the first are what Nomad calls labels. */
  readonly keys: readonly Key[]
  readonly equals: Span | undefined
  readonly value: Value
}

export interface Key {
  readonly span: Span
  readonly text: string
  /**
   * Decoded: without quotes, escapes resolved. Bytes that are not UTF-8 then (`"\xff" = 1`) tell names apart, so they
   * are kept, each as the half of a surrogate pair that ends in it: U+DCFF.
   */
  readonly value: string
  readonly quoted: boolean
  /** Why Nomad cannot read this key although it parses (`"\400" = 1`), in words of our own. */
  readonly invalid?: string
}

export type Value = StringValue | NumberValue | BoolValue | ListValue | ObjectValue | MissingValue

/** A quoted string or a heredoc. Bytes that are not UTF-8 after unescaping (`"\xff"`) are U+FFFD in `value`. */
export interface StringValue {
  readonly kind: 'string'
  readonly span: Span
  readonly heredoc: boolean
  readonly value: string
  /** Why Nomad cannot read this literal although it parses (`"\400"`), in words of our own. */
  readonly invalid?: string
}

/** `text` is the literal as written; Nomad keeps it where a string is wanted (`0x10`, `1.50`). */
export interface NumberValue {
  readonly kind: 'number'
  readonly span: Span
  readonly float: boolean
  readonly text: string
  /** bigint beyond 2^53; NaN where `invalid` says why Nomad cannot read it (`08`, `1e`, out of range). */
  readonly value: number | bigint
  readonly invalid?: string
}

export interface BoolValue {
  readonly kind: 'bool'
  readonly span: Span
  readonly value: boolean
}

export interface ListValue {
  readonly kind: 'list'
  readonly span: Span
  readonly elements: readonly Value[]
}

export interface ObjectValue {
  readonly kind: 'object'
  readonly span: Span
  readonly body: Body
}

/** A hole left by recovery: there should be a value here. Later stages leave it alone. */
export interface MissingValue {
  readonly kind: 'missing'
  readonly span: Span
}

export type TokenType =
  | 'illegal'
  | 'comment'
  | 'whitespace'
  | 'ident'
  | 'number'
  | 'float'
  | 'bool'
  | 'string'
  | 'heredoc'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '.'
  | '='
  | '+'
  | '-'
  | ':'
  | 'null'
  | 'eof'

/** Tokens are lossless: joined, their texts are the file. The last is `eof`, of no length. */
export interface Token {
  readonly type: TokenType
  readonly span: Span
}

/** Something Nomad's parser refuses (`error`) or silently swallows (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly span: Span
  /** What is wrong, in our words; never quotes a value of the file. */
  readonly message: string
  /** What to do, where that is known. */
  readonly help?: string
  /** The message Nomad's library gives for it, where this is the error it stops at. */
  readonly nomad?: string
  /** What is written behind it is lost to Nomad. */
  readonly loses?: true
  /** How the file is meant: plainly so, where it does not say otherwise. */
  readonly repair?: Repair
}

/** Edits of a file's text, none of which overlaps another. */
export interface Repair {
  /** What they do, as a command; never a value of the file. */
  readonly title: string
  readonly edits: readonly { readonly span: Span; readonly text: string }[]
  /** Likely, but a person has to look at it. */
  readonly unsafe?: true
}

export interface Parsed {
  /** Nomad chooses by content: JSON when the first character that is not space is `{`. */
  readonly format: 'hcl' | 'json'
  readonly tree: Body
  readonly tokens: readonly Token[]
  /** In order of position. */
  readonly problems: readonly Problem[]
  /** Whether Nomad's library parses the file (literals it cannot read later included: see `invalid`). */
  readonly ok: boolean
}
