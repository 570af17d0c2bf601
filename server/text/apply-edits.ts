import type { Source } from './source.ts'
import type { Edit } from './span.ts'

/** The text of a source after edits that do not overlap. Where two stand at one place, the one that inserts comes first. */
export function applyEdits({ text }: Source, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { location, text: replacement } of [...edits].sort(byPosition)) {
    parts.push(text.slice(at, location.span.start), replacement)
    at = location.span.end
  }
  return parts.join('') + text.slice(at)
}

function byPosition({ location: { span: a } }: Edit, { location: { span: b } }: Edit): number {
  return a.start - b.start || a.end - b.end
}
