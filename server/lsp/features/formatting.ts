import type { TextEdit } from 'vscode-languageserver'
import { formatEdits } from '../../format/format.ts'
import type { Span } from '../../text/span.ts'
import type { DocumentView } from '../document.ts'
import { toTextEdit } from '../positions.ts'

/** The edits that format a document, or the part of it in `within`; none where it is better left alone. */
export function formatting({ source, file }: DocumentView, within?: Span): TextEdit[] {
  if (file.template !== undefined || (file.kind !== 'agent' && !source.path.endsWith('.nomadlintrc')))
    return []
  const edits = formatEdits(source, file.parsed) ?? []
  return edits
    .filter(
      ({ location: { span } }) =>
        within === undefined || (span.start >= within.start && span.end <= within.end),
    )
    .map(toTextEdit)
}
