/** Names in a directory beyond these are not compared. */
const nameLimit = 10_000

const pemExtension = /\.(?:pem|crt|cer|cert|key)$/i

/**
 * The name in `names` that `wanted` is likeliest a slip for: one or two letters off, or the same stem under another
 * extension that PEM files have.
 */
export function nearName(wanted: string, names: readonly string[]): string | undefined {
  const stem = wanted.replace(pemExtension, '')
  let best: string | undefined
  let bestDistance = wanted.length > 6 ? 2.5 : 1.5
  for (const name of names.slice(0, nameLimit)) {
    const sameStem = pemExtension.test(wanted) && name !== wanted && name.replace(pemExtension, '') === stem
    const distance = sameStem && pemExtension.test(name) ? 0.5 : editDistance(wanted, name, 2)
    if (distance < bestDistance && distance > 0) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours; anything over `limit` is Infinity. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > limit) return Number.POSITIVE_INFINITY
    beforeLast = last
    last = current
  }
  const distance = last[b.length] ?? Number.POSITIVE_INFINITY
  return distance > limit ? Number.POSITIVE_INFINITY : distance
}
