import { memoize } from '../text/memoize.ts'
import type { Block } from './key.ts'
import { foldCase } from './lookup.ts'

/** A name that may be meant. */
interface Candidate {
  readonly name: string
  readonly plain: string
  /** A bit for each letter in it. */
  readonly letters: number
}

/**
 * The candidate a misspelt name was probably meant to be, for "did you mean": at most a third of it may be
 * wrong. Of equally near ones the first.
 */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(plain(written), Array.from(candidates, candidateOf))
}

function nearestOf(name: string, candidates: readonly Candidate[]): string | undefined {
  const letters = lettersOf(name)
  let nearest: string | undefined
  let best = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1
  for (const candidate of candidates) {
    if (leastDistance(letters, candidate.letters) >= best) continue
    const distance = editDistance(name, candidate.plain, best)
    if (distance < best) [nearest, best] = [candidate.name, distance]
  }
  return nearest
}

/** The keys of a block, once for all names that are no keys of it: a file may have nothing else. */
const candidatesOf = memoize(({ keys }: Block): readonly Candidate[] => {
  const names = [...keys.values()].filter(({ removed }) => removed === undefined)
  return names.map(({ name }) => candidateOf(name))
})

function candidateOf(name: string): Candidate {
  return { name, plain: plain(name), letters: lettersOf(plain(name)) }
}

/**
 * The key of a block that a name was probably meant to be: one that is nearly the same, else the only one that begins
 * like it, as `leave_on_int` does. Keys that are gone are not meant.
 */
export function nearestKey(written: string, block: Block): string | undefined {
  const candidates = candidatesOf(block)
  const name = plain(written)
  const near = nearestOf(name, candidates)
  if (near !== undefined || written.length < leastPrefix) return near
  const [only, ...others] = candidates.filter((candidate) => candidate.name.startsWith(name))
  return others.length === 0 ? only?.name : undefined
}

/** Letters that are enough to mean one key by. */
const leastPrefix = 6

/** `ca-file` and `Ca_File` are no misspellings, only another habit. */
function plain(name: string): string {
  if (/^[a-z\d_]*$/.test(name)) return name
  return foldCase(name).replaceAll('-', '_')
}

/** Letters that have a bit in common count as one. */
function lettersOf(name: string): number {
  let letters = 0
  for (let index = 0; index < name.length; index++) letters |= 1 << (name.charCodeAt(index) & 31)
  return letters
}

/** Words are at least so far from each other: one edit takes away one letter, and brings one. */
function leastDistance(a: number, b: number): number {
  return Math.max(countBits(a & ~b), countBits(b & ~a))
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
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
