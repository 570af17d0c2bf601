import type { Issue } from '../issue.ts'
import { touches } from './places.ts'
import type { Template } from './template-file.ts'

/** What stays certain, whatever the template becomes: not what depends on a branch, or on what a tag leaves out. */
export function settleIssues(issues: readonly Issue[], template: Template): readonly Issue[] {
  const { followed, partial, conditional } = template
  if (!followed) return []
  return issues.filter(({ kind, reason, at, first }) => {
    if (kind === 'duplicate') return ![at, first].some((place) => place && touches(conditional, place.span))
    const needsAll = kind === 'label-missing' || kind === 'flattened' || (kind === 'crash' && !reason)
    return !(needsAll && partial)
  })
}
