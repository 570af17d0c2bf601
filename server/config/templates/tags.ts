import type { Span } from '../../text/span.ts'
import { closingOf } from './closings.ts'
import { type Role, roleOf } from './roles.ts'

/** A piece of template syntax, from its opening delimiter to its closing one. */
export interface Tag extends Span {
  readonly role: Role
}

/** What opens a tag, and marks that a script replaces. `{#` is a brace and a comment everywhere but in Jinja. */
const openings = /\{\{|\{%|<%|%\{|\$\{|@@\w+@@|__[A-Z][A-Z0-9_]*__/g
const jinjaOpenings = new RegExp(`${openings.source}|\\{#`, 'g')

/** All tags of a text in order. They know nothing of HCL, as the tools that replace them do not either. */
export function findTags(text: string, jinja: boolean): readonly Tag[] {
  const tags: Tag[] = []
  const opening = new RegExp(jinja ? jinjaOpenings : openings)
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { index: start, 0: delimiter } = match
    const end = closingOf(text, start, delimiter)
    const role = end === undefined ? undefined : roleOf(text.slice(start, end), jinja)
    if (end === undefined || role === undefined) {
      opening.lastIndex = start + delimiter.length
      continue
    }
    tags.push({ start, end, role })
    opening.lastIndex = end
  }
  return tags
}
