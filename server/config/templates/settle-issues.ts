import type { Issue } from '../issue.ts'
import { touches } from './places.ts'
import type { Template } from './template-file.ts'

/** What stays certain, whatever the template becomes: not what depends on a branch, or on what a tag leaves out. */
export function settleIssues(issues: readonly Issue[], template: Template): readonly Issue[] {
  const { followed, partial, conditional, replaced } = template
  if (!followed) return []
  return issues.filter(({ kind, reason, at, first }) => {
    if (touches(replaced, at.span)) return false
    if (kind === 'duplicate') return ![at, first].some((place) => place && touches(conditional, place.span))
    const needsAll = kind === 'label-missing' || kind === 'flattened' || (kind === 'crash' && !reason)
    return !(needsAll && partial)
  })
}

/** Whether a tag stands for a block as a whole: then nobody knows what is in it. */
export function hidesBlock(issues: readonly Issue[], { replaced }: Template): boolean {
  return issues.some(
    ({ kind, key, at }) => kind === 'wrong-type' && key?.block !== undefined && touches(replaced, at.span),
  )
}
