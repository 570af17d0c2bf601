import { nearestName } from '../../keys/nearest.ts'
import type { Section } from '../model.ts'
import { either, shown, type ValueProblem } from './problem.ts'

export function labelsOf(labels: ReadonlyMap<string, unknown> | undefined): readonly string[] {
  return [...(labels?.keys() ?? [])]
}

/** A label that is none of those that Nomad knows. */
export function unknownLabel(
  label: string,
  section: Pick<Section, 'at' | 'pointer'>,
  labels: readonly string[],
  what: string,
): ValueProblem {
  const meant = nearestName(label, labels)
  return {
    pointer: section.pointer,
    at: section,
    message: `${shown(label)} ${what}: Nomad does not start.`,
    help: `write ${meant === undefined ? either(labels) : JSON.stringify(meant)}`,
  }
}
