import type { Span } from '../../text/span.ts'
import { Closings } from './closings.ts'
import { type Role, roleOf } from './roles.ts'

/** A piece of template syntax, from its opening delimiter to its closing one. */
export interface Tag extends Span {
  readonly role: Role
}

/**
 * What opens a tag, and marks that a script or `envsubst` replaces. Who has to write `{{` for another tool often takes `[[` and `[%`
 * instead, which is no list where a name follows. `{#` is a brace and a comment everywhere but in Jinja.
 */
const openings =
  /\{\{|\{%|\[\[(?=-?\s*(?!(?:true|false)\b)[A-Za-z_.$])|\[%|<%|%\{|\$\{|\$[A-Za-z_]\w+|%%\w+%%|@@\w+@@|__[A-Z][A-Z0-9_]*__/g
const jinjaOpenings = new RegExp(`${openings.source}|\\{#`, 'g')

/** What some tools keep at the top of a template for themselves, in YAML. */
const frontMatter = /^---\r?\n(?:.*\n){0,100}?---(?=\r?\n)/

/** All tags of a text in order. They know nothing of HCL, as the tools that replace them do not either. */
export function findTags(text: string, jinja: boolean): readonly Tag[] {
  const tags: Tag[] = []
  const closings = new Closings(text)
  const opening = new RegExp(jinja ? jinjaOpenings : openings)
  const front = frontMatter.exec(text)?.[0].length ?? 0
  if (front > 0) tags.push({ start: 0, end: front, role: 'silent' })
  opening.lastIndex = front
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { index: start, 0: delimiter } = match
    const end = closings.endOf(start, delimiter)
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
