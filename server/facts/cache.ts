/** What one run has found out, by path: agents that share files share the work. It never holds the bytes of a key. */
export class FactCache {
  readonly #results = new Map<string, Promise<unknown>>()

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
