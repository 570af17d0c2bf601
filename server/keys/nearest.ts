import type { Block } from './key.ts'
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

/**
 * The key of a block that a name was probably meant to be: one that is nearly the same, else the only one that begins
 * like it, as `leave_on_int` does. Keys that are gone are not meant.
 */
export function nearestKey(written: string, { keys }: Block): string | undefined {
  const names = [...keys.values()].flatMap(({ name, removed }) => (removed === undefined ? [name] : []))
  const near = nearestName(written, names)
  if (near !== undefined || written.length < leastPrefix) return near
  const [only, ...others] = names.filter((name) => name.startsWith(plain(written)))
  return others.length === 0 ? only : undefined
}

/** Letters that are enough to mean one key by. */
const leastPrefix = 6

/** `ca-file` and `Ca_File` are no misspellings, only another habit. */
function plain(name: string): string {
  if (/^[a-z\d_]*$/.test(name)) return name
  return foldCase(name).replaceAll('-', '_')
}

/**
 * Damerau-Levenshtein: insertions, deletions, replacements and swaps of neighbours between two words.
 * Gives up, with `limit`, as soon as it must be at least that: then only what is near the diagonal is looked at.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  return distanceOf(a.slice(start, endA), b.slice(start, endB), limit)
}

function distanceOf(a: string, b: string, limit: number): number {
  const none = Number.POSITIVE_INFINITY
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  let leastAbove = 0
  for (let row = 1; row <= a.length; row++) {
    const current = Array.from({ length: b.length + 1 }, (_, column) => (column === 0 ? row : none))
    let least = row
    const last = Math.min(b.length, row + limit)
    for (let column = Math.max(1, row - limit); column <= last; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const cost = Math.min(
        at(current, column - 1) + 1,
        at(above, column) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : none,
      )
      current[column] = cost
      least = Math.min(least, cost)
    }
    // A swap reaches back two rows.
    if (least >= limit && leastAbove >= limit) return limit
    ;[before, above, leastAbove] = [above, current, least]
  }
  return Math.min(limit, at(above, b.length))
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
