import type { Layout, Member, MemberList } from '../hcl/layout.ts'
import { indentAt, indentStep, isBlankLine, lineBreak, lineEndAfter, startsLine } from '../text/lines.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { alignTo, commonColumn, groupOf, isLine } from './align.ts'
import { edit } from './change.ts'
import { insertMembers } from './insert-json.ts'

/** A setting with its value as it is to be written. */
export interface SettingEntry {
  readonly name: string
  readonly value: string
}

/** What goes into a block: a setting, or a block of such. */
export type Entry = SettingEntry | { readonly name: string; readonly value: readonly Entry[] }

/**
 * Adds settings to a block, or to the top of the file, below the others; or a block, below everything. `leaving` is where a
 * setting begins that goes at the same time: nothing has to stand apart from it.
 */
export function insert(
  source: Source,
  layout: Layout,
  list: MemberList,
  entries: readonly Entry[],
  leaving?: number,
): readonly Edit[] | undefined {
  if (layout.format === 'json') return insertMembers(source, list, entries)
  if (isOneLine(source, list)) return spreadOut(source, list, entries)
  const settings = entries.filter(isSetting)
  if (settings.length < entries.length) return insertBelow(source, list, entries, leaving)
  const last = list.members.findLast((member) => isLine(source, member))
  return last === undefined
    ? insertFirst(source, list, entries)
    : joinGroup(source, groupOf(source, list, last), settings)
}

function isSetting(entry: Entry): entry is SettingEntry {
  return typeof entry.value === 'string'
}

/** Entries as lines, their signs in one column; no line break behind the last. */
function written(entries: readonly Entry[], indent: string, source: Source): string {
  const longest = Math.max(0, ...entries.filter(isSetting).map(({ name }) => name.length))
  const lineEnding = lineBreak(source)
  return entries
    .map((entry) => {
      if (isSetting(entry)) return `${indent}${entry.name.padEnd(longest)} = ${entry.value}`
      const inner = written(entry.value, indent + indentStep(source), source)
      return [`${indent}${entry.name} {`, inner, `${indent}}`].join(lineEnding)
    })
    .join(lineEnding)
}

/** Below the last of settings that stand together; all of them stay aligned, if they are. */
function joinGroup(
  source: Source,
  group: readonly Member[],
  settings: readonly SettingEntry[],
): readonly Edit[] {
  const last = group.at(-1) as Member
  const indent = indentAt(source, last.value.start)
  const common = commonColumn(source, group)
  const column = Math.max(common ?? 0, ...settings.map(({ name }) => name.length + 1))
  const lines = settings.map(
    ({ name, value }) => `${indent}${common === undefined ? `${name} ` : name.padEnd(column)}= ${value}`,
  )
  const realigned = common === undefined ? [] : alignTo(source, group, column)
  return [
    ...realigned,
    addLines(source, lineEndAfter(source, last.value) as number, lines.join(lineBreak(source))),
  ]
}

/** Into a block that has no setting on a line of its own yet: right below its header. */
function insertFirst(
  source: Source,
  list: MemberList,
  entries: readonly Entry[],
): readonly Edit[] | undefined {
  if (list.owner === undefined) return insertBelow(source, list, entries)
  const at = lineEndAfter(source, list.open)
  if (at === undefined) return undefined
  const apart = list.members.length > 0 && !isBlankLine(source, lineIndexAt(source, at))
  const lines = written(entries, innerIndent(source, list), source)
  return [addLines(source, at, lines + (apart ? lineBreak(source) : ''))]
}

/** Below everything in the block or file, a blank line between. */
function insertBelow(
  source: Source,
  list: MemberList,
  entries: readonly Entry[],
  leaving?: number,
): readonly Edit[] | undefined {
  const stays = list.members.some(({ keys: [key] }) => key?.start !== leaving)
  const blank = stays ? lineBreak(source) : ''
  const lines = blank + written(entries, innerIndent(source, list), source)
  if (list.owner === undefined) return [addLines(source, source.text.length, lines)]
  const at = lineEndAfter(source, list.members.at(-1)?.value ?? list.open)
  return at === undefined ? undefined : [addLines(source, at, lines)]
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

/** A line of more settings was not written by hand. */
const mostSpread = 100

/** `tls { rpc = true }` becomes a block of several lines: HCL 2 allows no second setting on that line. */
function spreadOut(source: Source, list: MemberList, entries: readonly Entry[]): readonly Edit[] | undefined {
  if (list.members.length > mostSpread) return undefined
  const outer = indentAt(source, list.open.start)
  const inner = outer + indentStep(source)
  const lineEnding = lineBreak(source)
  const edits: Edit[] = []
  let from = list.open.end
  for (const { keys, value } of list.members) {
    const [{ start }] = keys as [Member['value']]
    edits.push(edit(source, from, start, lineEnding + inner))
    from = value.end
  }
  const last = `${lineEnding}${written(entries, inner, source)}${lineEnding}${outer}`
  edits.push(edit(source, from, list.close.start, last))
  return edits.every(isOverBlanks) ? edits : undefined
}

/** Nothing is lost with it but blanks and commas. */
function isOverBlanks({ location: { source, span } }: Edit): boolean {
  return /^[\s,]*$/.test(source.text.slice(span.start, span.end))
}
