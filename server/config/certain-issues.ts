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
    return !doubtful.has(within === '' ? undefined : itemAround(tree, span))
  })
}

/** Items of a body follow one another. */
function itemAround({ items }: Body, span: Span): Item | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle] as Item).span.end < span.end) low = middle + 1
    else high = middle
  }
  const item = items[low]
  return item !== undefined && item.span.start <= span.start ? item : undefined
}

/** Whether an error stands in the value of a setting: then all around it is as it seems. */
function isInSetting(body: Body, span: Span): boolean {
  const item = itemAround(body, span)
  if (item === undefined) return false
  return item.value.kind !== 'object' || isInSetting(item.value.body, span)
}
