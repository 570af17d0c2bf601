import type { Layout, Member } from '../hcl/layout.ts'
import { isBlankLine, lineEndAfter, lineStart, startsLine } from '../text/lines.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { edit } from './change.ts'

/** Takes a member away with the comment behind it, and its line or lines where nothing else stands there. */
export function remove(source: Source, layout: Layout, member: Member): readonly Edit[] {
  const { list, comma, value } = member
  const [key] = member.keys as [Member['value']]
  const at = list.members.indexOf(member)
  const before = list.members[at - 1]
  const isLast = at === list.members.length - 1
  // JSON allows no comma behind the last member: the one before it goes too.
  const stranded = layout.format === 'json' && isLast ? before?.comma : undefined
  const lostComma = stranded === undefined ? [] : [edit(source, stranded.start, stranded.end, '')]
  const end = lineEndAfter(source, comma ?? value)
  if (startsLine(source, key) && end !== undefined) return [...lostComma, removeLines(source, key.start, end)]
  return [...lostComma, removeWithin(source, member, before, isLast)]
}

/** One of two blank lines that would meet goes as well, and one that would begin or end a block. */
function removeLines(source: Source, start: number, end: number): Edit {
  const first = lineIndexAt(source, start)
  const after = lineIndexAt(source, end)
  const atEnd = end >= source.text.length || /^\s*\}/.test(source.text.slice(end, end + 1000))
  const blankBefore = isBlankLine(source, first - 1)
  if (blankBefore && (atEnd || isBlankLine(source, after)))
    return edit(source, source.lineStarts[first - 1] as number, end, '')
  const opens =
    first === 0 ||
    /\{\s*$/.test(source.text.slice(Math.max(0, lineStart(source, start) - 100), lineStart(source, start)))
  const next = source.lineStarts[after + 1]
  const wholeBlank = opens && isBlankLine(source, after) && next !== undefined
  return edit(source, lineStart(source, start), wholeBlank ? next : end, '')
}

/** From among others on a line, with the blanks on one side. */
function removeWithin(source: Source, member: Member, before: Member | undefined, isLast: boolean): Edit {
  const { keys, comma, value, list } = member
  const { start } = keys[0] as Member['value']
  const end = (comma ?? value).end
  const next = isLast ? undefined : list.members[list.members.indexOf(member) + 1]?.keys[0]
  if (next !== undefined) return edit(source, start, next.start, '')
  if (before !== undefined) return edit(source, (before.comma ?? before.value).end, end, '')
  const blanks = /[ \t]*$/.exec(source.text.slice(lineStart(source, start), start)) as RegExpExecArray
  return edit(source, start - blanks[0].length, end, '')
}
