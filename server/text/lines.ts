import { memoize } from './memoize.ts'
import { lineIndexAt, type Source } from './source.ts'
import type { Span } from './span.ts'

/** Offset at which the line that holds `offset` starts. */
export function lineStart(source: Source, offset: number): number {
  return source.lineStarts[lineIndexAt(source, offset)] as number
}

/** Offset behind the line that holds `offset`, its line break included. */
export function lineEnd(source: Source, offset: number): number {
  return source.lineStarts[lineIndexAt(source, offset) + 1] ?? source.text.length
}

/** The blanks that the line of `offset` starts with. */
export function indentAt(source: Source, offset: number): string {
  const start = lineStart(source, offset)
  return (/^[ \t]*/.exec(source.text.slice(start, lineEnd(source, offset))) as RegExpExecArray)[0]
}

/** As the first line ends that does so behind an offset, else the first of the file; `\n` where it has but one. */
export function lineBreak(source: Source, from = 0): '\n' | '\r\n' {
  const { text, lineStarts } = source
  const next = lineStarts[lineIndexAt(source, from) + 1] ?? lineStarts[1]
  return next !== undefined && text[next - 2] === '\r' ? '\r\n' : '\n'
}

/**
 * One step of indentation, as the first indented line of the file shows it; two blanks where none does. Looked for once
 * a file, which may hold no indented line.
 */
export const indentStep = memoize((source: Source): string => {
  const [, step = '  '] = /^(\t| {1,8})[^\s#/]/m.exec(source.text) ?? []
  return step
})

/** Whether only blanks stand before a span in its line. */
export function startsLine(source: Source, { start }: Span): boolean {
  return source.text.slice(lineStart(source, start), start).trim() === ''
}

/** The end of the line in which a span ends, if only blanks and a comment follow; what ends in a line break is at its end. */
export function lineEndAfter(source: Source, { end }: Span): number | undefined {
  if (source.text[end - 1] === '\n') return end
  const after = lineEnd(source, end)
  return /^[ \t]*(?:(?:#|\/\/).*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)?\r?\n?$/.test(source.text.slice(end, after))
    ? after
    : undefined
}

export function isBlankLine(source: Source, lineIndex: number): boolean {
  const start = source.lineStarts[lineIndex]
  return start !== undefined && source.text.slice(start, source.lineStarts[lineIndex + 1]).trim() === ''
}
