import type { Position, Range } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { memoize } from '../text/memoize.ts'
import type { Source } from '../text/source.ts'
import type { Edit, Span } from '../text/span.ts'

/** A source as the protocol counts: lines end at `\n`, `\r\n` and `\r`, columns are UTF-16 units. */
const documentOf = memoize((source: Source) =>
  TextDocument.create(source.path, '', 0, source.text.slice(hidden(source))),
)

/** An editor shows no byte order mark, and does not count it. */
function hidden({ text }: Source): number {
  return text.startsWith('\ufeff') ? 1 : 0
}

export function toPosition(source: Source, offset: number): Position {
  return documentOf(source).positionAt(offset - hidden(source))
}

export function toOffset(source: Source, position: Position): number {
  return documentOf(source).offsetAt(position) + hidden(source)
}

export function toRange(source: Source, { start, end }: Span): Range {
  return { start: toPosition(source, start), end: toPosition(source, end) }
}

export function toSpan(source: Source, { start, end }: Range): Span {
  return { start: toOffset(source, start), end: toOffset(source, end) }
}

export function toTextEdit({ location: { source, span }, text }: Edit): { range: Range; newText: string } {
  return { range: toRange(source, span), newText: text }
}
