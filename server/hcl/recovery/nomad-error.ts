import type { Refusal } from '../refusal.ts'
import type { Problem } from '../tree.ts'

/**
 * Gives the problem that Nomad stops at Nomad's words: the last one that starts before Nomad's place, since
 * its places are never too early. Without any the refusal itself becomes a problem.
 */
export function nameNomadError(problems: readonly Problem[], refusal: Refusal, end: number): Problem[] {
  const { offset, nomad } = refusal
  const said = nomad === undefined ? {} : { nomad }
  if (problems.length === 0) {
    const span = { start: offset, end: Math.min(offset + 1, end) }
    return [{ severity: 'error', span, message: 'Nomad cannot read the file from here on.', ...said }]
  }
  const before = problems.findLastIndex(({ span }) => span.start <= offset)
  const chosen = Math.max(before, 0)
  return problems.map((problem, index) => (index === chosen ? { ...problem, ...said } : problem))
}
