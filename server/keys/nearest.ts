import { foldCase } from './lookup.ts'

/**
 * The candidate a misspelt name was probably meant to be, for "did you mean": at most a third of it may be
 * wrong. Of equally near ones the first.
 */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  const name = plain(written)
  let nearest: string | undefined
  let best = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1
  for (const candidate of candidates) {
    const distance = editDistance(name, plain(candidate), best)
    if (distance < best) [nearest, best] = [candidate, distance]
  }
  return nearest
}

/** `ca-file` and `Ca_File` are no misspellings, only another habit. */
function plain(name: string): string {
  return foldCase(name).replaceAll('-', '_')
}

/**
 * Damerau-Levenshtein: insertions, deletions, replacements and swaps of neighbours between two words.
 * Gives up, with `limit`, as soon as it must be at least that.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous: number[] = []
  let current = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const [before, above] = [previous, current]
    current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(current, column - 1) + 1,
        at(above, column) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    if (Math.min(...current) >= limit && Math.min(...above) >= limit) return limit
    previous = above
  }
  return Math.min(limit, at(current, b.length))
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
