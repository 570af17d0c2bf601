/** `work`, done once for each object it is asked about; what came out is kept as long as the object is. */
export function memoize<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined || known.has(key)) return value as V
    const made = work(key)
    known.set(key, made)
    return made
  }
}
