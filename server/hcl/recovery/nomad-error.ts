import type { Refusal } from '../refusal.ts'
import type { Problem } from '../tree.ts'

/**
 * Gives the problem that Nomad stops at Nomad's words: the last one that starts before Nomad's place, since
 * its places are never too early. Without any the refusal itself becomes a problem.
 */
export function nameNomadError(problems: readonly Problem[], refusal: Refusal, end: number): Problem[] {
  const { offset, nomad } = refusal
  if (nomad === undefined) return [...problems]
  const before = problems.findLastIndex(({ span }) => span.start <= offset)
  const chosen = before >= 0 ? before : 0
  if (problems.length > 0) {
    return problems.map((problem, index) => (index === chosen ? { ...problem, nomad } : problem))
  }
  const span = { start: offset, end: Math.min(offset + 1, end) }
  return [{ severity: 'error', span, message: 'Nomad cannot read the file from here on.', nomad }]
}
