import { type Layout, layoutOf, type Member } from '../hcl/layout.ts'
import type { Parsed } from '../hcl/tree.ts'
import type { Source } from '../text/source.ts'
import type { Edit, Location } from '../text/span.ts'

/** The parsed file of a source, where it is one that may be changed. */
export type ParsedOf = (source: Source) => Parsed | undefined

/** What a rule wants to be different, as the edits that do it; undefined where the file does not allow it. */
export type Change = (parsedOf: ParsedOf) => readonly Edit[] | undefined

/** The member whose key, label or header stands at a location. */
export interface Placed {
  readonly source: Source
  readonly layout: Layout
  readonly member: Member
}

export function placed({ source, span }: Location, parsedOf: ParsedOf): Placed | undefined {
  const parsed = parsedOf(source)
  const layout = parsed && layoutOf(parsed)
  const member = layout?.memberAt(span.start)
  return layout === undefined || member === undefined ? undefined : { source, layout, member }
}

export function edit(source: Source, start: number, end: number, text: string): Edit {
  return { location: { source, span: { start, end } }, text }
}
