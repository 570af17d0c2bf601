import { FileCache } from './file-cache.ts'

/** What one run has asked and found out, by path: agents that share files share the work. */
export class FactCache {
  readonly #results = new Map<string, Promise<unknown>>()
  /** What outlives the run, where its owner keeps it. */
  readonly files: FileCache
  /** Stands for the identity of files that the host has none for: they are taken to stay the same for one run. */
  readonly run = Symbol('this run')

  constructor(files = new FileCache()) {
    this.files = files
  }

  /** The result of the first call under this key, also while it is under way. */
  once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const earlier = this.#results.get(key)
    // The key names the kind of fact as well, so what stands under it is of this type.
    if (earlier) return earlier as Promise<T>
    const result = make()
    this.#results.set(key, result)
    return result
  }
}
