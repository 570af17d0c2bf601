import type { MemberList } from '../hcl/layout.ts'
import { indentAt, indentStep, lineBreak, startsLine } from '../text/lines.ts'
import type { Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { edit } from './change.ts'
import type { Entry } from './insert.ts'

/** Adds members to a JSON object, on lines of their own where the others have such. */
export function insertMembers(source: Source, list: MemberList, entries: readonly Entry[]): readonly Edit[] {
  const last = list.members.at(-1)
  const [key] = last?.keys ?? []
  if (last === undefined || key === undefined) return [intoEmpty(source, list, entries)]
  const { end } = last.value
  const separator = startsLine(source, key) ? lineBreak(source) + indentAt(source, key.start) : ' '
  const indent = startsLine(source, key) ? indentAt(source, key.start) : undefined
  const members = entries.map((entry) => `,${separator}${written(source, entry, indent)}`)
  return [edit(source, end, end, members.join(''))]
}

function intoEmpty(source: Source, { open, close }: MemberList, entries: readonly Entry[]): Edit {
  const indent = source.lineStarts.length > 1 ? indentAt(source, open.start) : undefined
  return edit(source, open.start, close.end, object(source, entries, indent))
}

function written(source: Source, { name, value }: Entry, indent: string | undefined): string {
  return `${JSON.stringify(name)}: ${typeof value === 'string' ? value : object(source, value, indent)}`
}

/** On one line where no indentation is given. */
function object(source: Source, entries: readonly Entry[], indent: string | undefined): string {
  if (indent === undefined) return `{${entries.map((entry) => written(source, entry, undefined)).join(', ')}}`
  const inner = indent + indentStep(source)
  const members = entries.map((entry) => `${lineBreak(source)}${inner}${written(source, entry, inner)}`)
  return `{${members.join(',')}${lineBreak(source)}${indent}}`
}
