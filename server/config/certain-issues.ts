import type { Body, Item, Parsed } from '../hcl/tree.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Issue } from './issue.ts'

/**
 * What can be said of a file that does not parse: nothing on the lines of the errors; nothing inside a block whose
 * extent an error puts in doubt; and where an error stands between blocks, nothing of what is at the top.
 */
export function certainIssues(
  issues: readonly Issue[],
  source: Source,
  { ok, tree, problems }: Parsed,
): readonly Issue[] {
  if (ok || issues.length === 0) return issues
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ span }) => span)
  const lines = new Set(errors.map(({ start }) => lineIndexAt(source, start)))
  const structural = errors.filter((error) => !isInSetting(tree, error))
  const doubtful = new Set(structural.map((error) => itemAround(tree, error)))
  return issues.filter(({ at: { span }, within }) => {
    if (lines.has(lineIndexAt(source, span.start))) return false
    const around = itemAround(tree, span)
    if (around !== undefined && within !== '') return !doubtful.has(around)
    return !doubtful.has(undefined)
  })
}

function itemAround({ items }: Body, span: Span): Item | undefined {
  return items.find((item) => item.span.start <= span.start && span.end <= item.span.end)
}

/** Whether an error stands in the value of a setting: then all around it is as it seems. */
function isInSetting(body: Body, span: Span): boolean {
  const item = itemAround(body, span)
  if (item === undefined) return false
  return item.value.kind !== 'object' || isInSetting(item.value.body, span)
}
