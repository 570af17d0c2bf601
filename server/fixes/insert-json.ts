import type { MemberList } from '../hcl/layout.ts'
import { lineIndexAt, type Source } from '../text/source.ts'
import type { Edit } from '../text/span.ts'
import { edit } from './change.ts'
import type { Entry } from './insert.ts'
import { indentAt, indentStep, lineBreak, startsLine } from './lines.ts'

/** Adds a member to a JSON object, on a line of its own where the others have one. */
export function insertMember(source: Source, list: MemberList, entry: Entry): readonly Edit[] {
  const last = list.members.at(-1)
  const [key] = last?.keys ?? []
  if (last === undefined || key === undefined) return [intoEmpty(source, list, entry)]
  const { end } = last.value
  if (!startsLine(source, key)) return [edit(source, end, end, `, ${onOneLine(entry)}`)]
  const indent = indentAt(source, key.start)
  return [edit(source, end, end, `,${lineBreak(source)}${indent}${onLines(source, entry, indent)}`)]
}

function intoEmpty(source: Source, { open, close }: MemberList, entry: Entry): Edit {
  const spread = source.lineStarts.length > 1 && lineIndexAt(source, open.start) >= 0
  if (!spread) return edit(source, open.end, close.start, onOneLine(entry))
  const outer = indentAt(source, open.start)
  const inner = outer + indentStep(source)
  const text = `${lineBreak(source)}${inner}${onLines(source, entry, inner)}${lineBreak(source)}${outer}`
  return edit(source, open.end, close.start, text)
}

function onOneLine({ name, value }: Entry): string {
  const text = typeof value === 'string' ? value : `{${value.map(onOneLine).join(', ')}}`
  return `${JSON.stringify(name)}: ${text}`
}

function onLines(source: Source, { name, value }: Entry, indent: string): string {
  const key = JSON.stringify(name)
  if (typeof value === 'string') return `${key}: ${value}`
  const inner = indent + indentStep(source)
  const members = value.map((entry) => `${lineBreak(source)}${inner}${onLines(source, entry, inner)}`)
  return `${key}: {${members.join(',')}${lineBreak(source)}${indent}}`
}
