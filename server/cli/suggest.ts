import { editDistance } from '../keys/nearest.ts'

/** `; did you mean X?` where one of the candidates is spelt nearly so; else nothing. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const nearest = nearestTo(written, candidates)
  return nearest === undefined ? '' : `; did you mean ${nearest}?`
}

/**
 * The candidate that takes the fewest changes, a third of the word at most; the part behind a slash counts alone,
 * too. Else the first one that the word begins.
 */
export function nearestTo(written: string, candidates: Iterable<string>): string | undefined {
  const word = written.toLowerCase().slice(0, 100)
  let nearest: string | undefined
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const tail = candidate.slice(candidate.lastIndexOf('/') + 1)
    const changes = Math.min(editDistance(word, candidate, fewest), editDistance(word, tail, fewest))
    if (changes >= fewest) continue
    fewest = changes
    nearest = candidate
  }
  return (
    nearest ?? (word.length > 2 ? [...candidates].find((candidate) => candidate.startsWith(word)) : undefined)
  )
}
