import type { Position, Span } from './span.ts'

/** One immutable snapshot of a file's text. Findings hold on to it, so they can never point into newer text. */
export interface Source {
  /** Path as the user would type it, with `/`; shown in reports and used as identity. */
  readonly path: string
  readonly text: string
  /** UTF-16 offset at which each line starts. Only `\n` starts a line, as in Nomad's scanner. */
  readonly lineStarts: readonly number[]
  /** UTF-16 offsets of U+FFFD characters in `text` that stand for a byte that is not valid UTF-8. */
  readonly invalidUtf8: ReadonlySet<number>
  /** No configuration: a unit of systemd, or flags. */
  readonly foreign?: true
}

const nothingInvalid: ReadonlySet<number> = new Set()

export function createSource(path: string, text: string, invalidUtf8 = nothingInvalid): Source {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { path, text, lineStarts, invalidUtf8 }
}

/** Index into `lineStarts` of the line that holds `offset`. */
export function lineIndexAt(source: Source, offset: number): number {
  const starts = source.lineStarts
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Line and column count from 1, the column in code points, as Nomad's own messages count. */
export function positionAt(source: Source, offset: number): Position {
  const line = lineIndexAt(source, offset)
  let column = 1
  for (let at = source.lineStarts[line] as number; at < offset; column++) {
    at += (source.text.codePointAt(at) as number) > 0xffff ? 2 : 1
  }
  return { line: line + 1, column, offset }
}

/** A line without its line ending. */
export function lineSpan({ text, lineStarts }: Source, lineIndex: number): Span {
  const start = lineStarts[lineIndex] as number
  const next = lineStarts[lineIndex + 1]
  const end = next === undefined ? text.length : next - 1
  return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end }
}

export function textOf(source: Source, span: Span): string {
  return source.text.slice(span.start, span.end)
}
