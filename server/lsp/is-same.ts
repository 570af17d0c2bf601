/** Whether two values of plain objects, lists, maps and sets hold the same, however deep. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && areSame(a, b)
  if (a instanceof Map || b instanceof Map)
    return a instanceof Map && b instanceof Map && areSame([...a], [...b])
  if (a instanceof Set || b instanceof Set)
    return a instanceof Set && b instanceof Set && areSame([...a], [...b])
  return areSame(Object.entries(a), Object.entries(b))
}

/** One by one, in this order. */
function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => isSame(one, b[index]))
}
