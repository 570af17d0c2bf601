import type { Member, MemberList } from '../hcl/layout.ts'
import { lineEndAfter, startsLine } from '../text/lines.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { edit } from './change.ts'

/** `key = value` on a line of its own, in HCL. */
export function isLine(source: Source, { keys, sign, value }: Member): boolean {
  const [key] = keys
  if (key === undefined || sign === undefined || keys.length > 1) return false
  const oneLine = lineIndexAt(source, key.start) === lineIndexAt(source, Math.max(value.end - 1, key.start))
  return oneLine && startsLine(source, key) && lineEndAfter(source, value) !== undefined
}

/** More lines than these are nobody's table: to keep all of them aligned, a fix would write the file anew. */
const mostAligned = 100

/** The settings on consecutive lines around one of them: what a formatter aligns. */
export function groupOf(source: Source, list: MemberList, member: Member): readonly Member[] {
  const at = list.members.indexOf(member)
  const lineOf = (one: Member | undefined): number =>
    one !== undefined && isLine(source, one)
      ? lineIndexAt(source, (one.keys[0] as Member['value']).start)
      : -2
  let first = at
  while (at - first < mostAligned && lineOf(list.members[first - 1]) === lineOf(list.members[first]) - 1)
    first--
  let last = at
  while (last - at < mostAligned && lineOf(list.members[last + 1]) === lineOf(list.members[last]) + 1) last++
  return last - first < mostAligned ? list.members.slice(first, last + 1) : [member]
}

/** Blanks from the key's first character to the sign, in UTF-16 units. */
function signColumn({ keys: [key], sign }: Member): number {
  return (sign?.start ?? 0) - (key?.start ?? 0)
}

/** Where the signs of a group stand in one column, with blanks before them, that column. */
export function commonColumn(source: Source, group: readonly Member[]): number | undefined {
  const [first, ...rest] = group.map(signColumn)
  const apart = group.every(({ sign }) => source.text[(sign?.start ?? 0) - 1] === ' ')
  return apart && rest.every((column) => column === first) ? first : undefined
}

/** Moves the signs of a group to a column. */
export function alignTo(source: Source, group: readonly Member[], column: number): readonly Edit[] {
  return group
    .filter((member) => signColumn(member) !== column)
    .map(({ keys: [key], sign }) => {
      const { start, end } = key as Member['value']
      return edit(source, end, (sign as Member['value']).start, ' '.repeat(column - (end - start)))
    })
}
