/** Why a fact is not known. */
export type Why = 'missing' | 'permission' | 'not-regular' | 'too-large' | 'outside' | 'unsupported'

/** A fact, or why it is not known. A rule claims only what is known. */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly why: Why }

export function known<T>(value: T): Known<T> {
  return { known: true, value }
}

export function unknown(why: Why): { readonly known: false; readonly why: Why } {
  return { known: false, why }
}

export type FileType = 'file' | 'directory' | 'fifo' | 'socket' | 'device' | 'other'

/** Permission bits and owners, as Unix has them. */
export interface Access {
  /** The lower twelve bits: `0o640`. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** What `stat` says, symbolic links followed. */
export interface FileFacts {
  readonly type: FileType
  /** Bytes. */
  readonly size: number
  /** Not where the system has no such thing. */
  readonly access?: Access
  /** Device, inode, times and size in a word: while it stays, so does what is in the file. Absent where it is not known. */
  readonly identity?: string
}

export interface DirectoryEntry {
  readonly name: string
  /** The entry itself: a link to a directory is not one, as in Nomad's own reading of directories. */
  readonly isDirectory: boolean
}

/** A place in a file as HCL 2 counts: lines and columns from 1, a column what a reader takes for one character. */
export interface Hcl2Position {
  readonly line: number
  readonly column: number
}

/** What HCL 2's parser refuses, in its words. */
export interface Hcl2Refusal {
  readonly start: Hcl2Position
  readonly end: Hcl2Position
  readonly message: string
}

/**
 * The only door to the outside. Paths use `/`; relative ones are relative to the working directory.
 * Nothing here throws: trouble is data.
 */
export interface Host {
  /** The bytes of a regular file of at most `limit` bytes; anything else is left unopened. */
  read(path: string, limit: number): Promise<Known<Uint8Array>>
  stat(path: string): Promise<Known<FileFacts>>
  list(path: string): Promise<Known<readonly DirectoryEntry[]>>
  /** The working directory, as an absolute path: tells whether one path is below another. */
  directory?(): string
  /** Where a symbolic link points, as it is written in it; not known of what is no link. */
  link?(path: string): Promise<Known<string>>
  /** The user this program runs as; not where users have no numbers. */
  userId?(): number | undefined
  /**
   * What HashiCorp's parser of HCL 2 refuses in a text: `missing` where there is none, `too-large` where it gave up.
   * Costs half a second at first, so it is asked only where a rule needs the answer. `path` is where the text is from.
   */
  secondOpinion?(text: string, path: string): Promise<Known<readonly Hcl2Refusal[]>>
  /** The time to judge certificates by. */
  now(): Date
}
