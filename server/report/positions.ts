import { lineIndexAt, type Source } from '../text/source.ts'
import type { Location, Position, Span } from '../text/span.ts'

export type PositionOf = (source: Source, offset: number) => Position

export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Code units between two remembered columns of a line. */
const stride = 1024

/**
 * Like `positionAt`, but a line is counted once however many positions are asked for: a file of one long line
 * with thousands of findings in it must not cost their product.
 */
export function createPositions(): PositionOf {
  const countsBySource = new Map<Source, Map<number, number[]>>()
  return (source, offset) => {
    let countsByLine = countsBySource.get(source)
    if (countsByLine === undefined) countsBySource.set(source, (countsByLine = new Map()))
    const line = lineIndexAt(source, offset)
    let counts = countsByLine.get(line)
    if (counts === undefined) countsByLine.set(line, (counts = [0]))
    const column = countPoints(source.text, source.lineStarts[line] as number, offset, counts) + 1
    return { line: line + 1, column, offset }
  }
}

export function rangeOf(positionOf: PositionOf, source: Source, span: Span): Range {
  return { start: positionOf(source, span.start), end: positionOf(source, span.end) }
}

/** The lines of a span, the first and the last one; a line break at its end does not reach into the next line. */
export function linesOf(
  positionOf: PositionOf,
  { source, span }: Location,
): { readonly begin: number; readonly end: number } {
  const begin = positionOf(source, span.start).line
  const { line, column } = positionOf(source, span.end)
  return { begin, end: column === 1 && line > begin ? line - 1 : line }
}

/** `counts[n]` is the number of code points in the first `n * stride` units of the line; it grows as needed. */
function countPoints(text: string, lineStart: number, offset: number, counts: number[]): number {
  const whole = Math.floor((offset - lineStart) / stride)
  while (counts.length <= whole) {
    const from = lineStart + (counts.length - 1) * stride
    counts.push((counts.at(-1) as number) + pointsBetween(text, from, from + stride))
  }
  return (counts[whole] as number) + pointsBetween(text, lineStart + whole * stride, offset)
}

/** Number of code points that begin in `[from, to)`. */
function pointsBetween(text: string, from: number, to: number): number {
  let count = to - from
  for (let at = Math.max(from, 1); at < to; at++) {
    const isTrail = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
    if (isTrail) count--
  }
  return count
}
