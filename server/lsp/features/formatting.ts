import type { TextEdit } from 'vscode-languageserver'
import { formatEdits } from '../../format/format.ts'
import type { Edit, Span } from '../../text/span.ts'
import type { DocumentView } from '../document.ts'
import { toTextEdit } from '../positions.ts'

/** The edits that format a document, or the part of it in `within`; none where it is better left alone. */
export function formatting({ source, file }: DocumentView, within?: Span): TextEdit[] {
  if (file.template !== undefined || (file.kind !== 'agent' && !source.path.endsWith('.nomadlintrc')))
    return []
  const edits = formatEdits(source, file.parsed) ?? []
  return edits
    .map(narrowed)
    .filter(
      ({ location: { span } }) =>
        within === undefined || (span.start >= within.start && span.end <= within.end),
    )
    .map(toTextEdit)
}

/** Without what stays the same at both ends: the break before a line is not part of its indentation. */
function narrowed({ location: { source, span }, text }: Edit): Edit {
  const before = source.text.slice(span.start, span.end)
  const most = Math.min(before.length, text.length)
  let head = 0
  while (head < most && before[head] === text[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail++
  const inner = { start: span.start + head, end: span.end - tail }
  return { location: { source, span: inner }, text: text.slice(head, text.length - tail) }
}
