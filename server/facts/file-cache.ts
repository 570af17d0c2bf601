/** A file as it was when the host looked at it. */
export interface SeenFile {
  readonly path: string
  /** What the host knows it by (`FileFacts.identity`), or the run that looked at it. */
  readonly identity: string | symbol
}

interface Entry {
  readonly identity: string | symbol
  readonly results: Results
}

/** By kind of fact, then by what else it depends on. */
type Results = Map<string, WeakMap<object, Promise<unknown>>>

/** More files than that are read anew when their turn comes again. */
const entryLimit = 20_000

/** For facts about a file that depend on nothing else. */
const alone = {}

/**
 * What is known of files, for as long as they stay the same: by device, inode, times and size. A run has its own; a
 * server that lives long keeps one, and drops what it sees change. It never holds the bytes of a key.
 */
export class FileCache {
  readonly #entries = new Map<string, Entry>()
  readonly #derived = new WeakMap<object, Results>()

  /** The result of the first call about this state of the file, also while it is under way. */
  once<T>(file: SeenFile, kind: string, make: () => Promise<T>, about: object = alone): Promise<T> {
    const entry = this.#entries.get(file.path)
    if (entry?.identity === file.identity) return remembered(entry.results, kind, about, make)
    const results: Results = new Map()
    this.drop(file.path)
    this.#entries.set(file.path, { identity: file.identity, results })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > entryLimit && oldest !== undefined) this.drop(oldest)
    return remembered(results, kind, about, make)
  }

  /** What follows from two facts, for as long as anybody holds them. */
  derive<T>(kind: string, first: object, second: object, make: () => Promise<T>): Promise<T> {
    const results: Results = this.#derived.get(first) ?? new Map()
    this.#derived.set(first, results)
    return remembered(results, kind, second, make)
  }

  /** Forgets a file: a change that was watched counts even where the file looks the same. */
  drop(path: string): void {
    this.#entries.delete(path)
  }
}

function remembered<T>(results: Results, kind: string, about: object, make: () => Promise<T>): Promise<T> {
  const ofKind = results.get(kind) ?? new WeakMap<object, Promise<unknown>>()
  results.set(kind, ofKind)
  const earlier = ofKind.get(about)
  // The kind says what type of result it is.
  if (earlier) return earlier as Promise<T>
  const result = make()
  ofKind.set(about, result)
  return result
}
