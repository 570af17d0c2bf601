import type { Layout, Member, MemberList } from '../hcl/layout.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { alignTo, commonColumn, groupOf, isLine } from './align.ts'
import { edit } from './change.ts'
import { insertMember } from './insert-json.ts'
import { indentAt, indentStep, isBlankLine, lineBreak, lineEnd, lineEndAfter, startsLine } from './lines.ts'

/** What goes into a block: a setting with its value as it is to be written, or a block of such. */
export interface Entry {
  readonly name: string
  readonly value: string | readonly Entry[]
}

/** Adds an entry to a block, or to the top of the file: a setting joins the others, a block goes below all. */
export function insert(
  source: Source,
  layout: Layout,
  list: MemberList,
  entry: Entry,
): readonly Edit[] | undefined {
  if (layout.format === 'json') return insertMember(source, list, entry)
  if (isOneLine(source, list)) return spreadOut(source, list, entry)
  if (typeof entry.value !== 'string') return insertBlock(source, list, entry)
  const last = list.members.findLast((member) => isLine(source, member))
  if (last === undefined) return insertFirst(source, list, entry)
  return joinGroup(source, groupOf(source, list, last), entry.name, entry.value)
}

/** The lines of an entry, its settings aligned, without a line break behind the last. */
function written({ name, value }: Entry, indent: string, source: Source, width = 0): string {
  if (typeof value === 'string') return `${indent}${name.padEnd(width)} = ${value}`
  const inner = indent + indentStep(source)
  const longest = Math.max(0, ...value.filter(isSetting).map((entry) => entry.name.length))
  const lines = value.map((entry) => written(entry, inner, source, longest))
  return [`${indent}${name} {`, ...lines, `${indent}}`].join(lineBreak(source))
}

function isSetting({ value }: Entry): boolean {
  return typeof value === 'string'
}

function joinGroup(source: Source, group: readonly Member[], name: string, value: string): readonly Edit[] {
  const last = group.at(-1) as Member
  const [key] = last.keys as [Member['value']]
  const common = commonColumn(source, group)
  const column = common === undefined ? name.length + 1 : Math.max(common, name.length + 1)
  const line = `${indentAt(source, key.start)}${name.padEnd(column)}= ${value}`
  const realigned = common === undefined ? [] : alignTo(source, group, column)
  return [...realigned, addLines(source, lineEndAfter(source, last.value) as number, line)]
}

/** Into a block that has no setting on a line of its own yet: right below its header. */
function insertFirst(source: Source, list: MemberList, entry: Entry): readonly Edit[] | undefined {
  if (list.owner === undefined) return insertBlock(source, list, entry)
  const at = lineEndAfter(source, list.open)
  if (at === undefined) return undefined
  const line = written(entry, innerIndent(source, list), source)
  const below = lineIndexAt(source, at)
  const apart = list.members.length > 0 && !isBlankLine(source, below)
  return [addLines(source, at, line + (apart ? lineBreak(source) : ''))]
}

/** Below everything in the block or file, a blank line between. */
function insertBlock(source: Source, list: MemberList, entry: Entry): readonly Edit[] | undefined {
  const text = written(entry, innerIndent(source, list), source)
  const blank = list.members.length > 0 ? lineBreak(source) : ''
  if (list.owner === undefined) return [addLines(source, source.text.length, blank + text)]
  const last = list.members.at(-1)
  const at = lineEndAfter(source, last === undefined ? list.open : last.value)
  return at === undefined ? undefined : [addLines(source, at, blank + text)]
}

function innerIndent(source: Source, list: MemberList): string {
  const first = list.members[0]?.keys[0]
  if (first !== undefined && startsLine(source, first)) return indentAt(source, first.start)
  return list.owner === undefined ? '' : indentAt(source, list.open.start) + indentStep(source)
}

/** At the beginning of a line, or at the end of the file, whose last line may lack its break. */
function addLines(source: Source, at: number, lines: string): Edit {
  const broken = at === 0 || source.text[at - 1] === '\n'
  const lineEnding = lineBreak(source)
  return edit(source, at, at, broken ? lines + lineEnding : lineEnding + lines)
}

function isOneLine(source: Source, { open, close }: MemberList): boolean {
  return open.end > open.start && lineIndexAt(source, open.start) === lineIndexAt(source, close.start)
}

/** `tls { rpc = true }` becomes a block of several lines: HCL 2 allows no second setting on that line. */
function spreadOut(source: Source, list: MemberList, entry: Entry): readonly Edit[] | undefined {
  const outer = indentAt(source, list.open.start)
  const inner = outer + indentStep(source)
  const lineEnding = lineBreak(source)
  const edits: Edit[] = []
  let from = list.open.end
  for (const { keys, value, comma } of list.members) {
    const { start } = keys[0] as Member['value']
    edits.push(edit(source, from, start, lineEnding + inner))
    from = value.end
    if (comma !== undefined) edits.push(edit(source, comma.start, comma.end, ''))
    if (comma !== undefined) from = comma.end
  }
  const last = `${lineEnding}${written(entry, inner, source)}${lineEnding}${outer}`
  edits.push(edit(source, from, list.close.start, last))
  const onlyBlanks = edits.every(({ location: { span } }) =>
    /^[\s,]*$/.test(source.text.slice(span.start, span.end)),
  )
  return onlyBlanks && lineEnd(source, list.close.end) >= list.close.end ? edits : undefined
}
