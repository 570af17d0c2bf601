import { lineIndexAt, lineSpan, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { type Cell, cellsOf } from './cells.ts'

/** One line of a frame: the source text as shown, and where in it the span stands. */
export interface FrameLine {
  readonly lineIndex: number
  readonly text: string
  /** Columns before the underline, and its length: at least one. */
  readonly indent: number
  readonly length: number
}

/** The first line of a span, cut around it so that it takes at most `width` columns. */
export function frameLine(source: Source, span: Span, secrets: readonly Span[], width: number): FrameLine {
  const lineIndex = lineIndexAt(source, span.start)
  const line = lineSpan(source, lineIndex)
  // What is farther away than the width cannot be shown in any case.
  const start = pairStart(source, Math.max(line.start, span.start - width))
  const end = Math.min(line.end, Math.min(span.end, span.start + width) + width)
  const cells = cellsOf(source, { start, end }, secrets)
  const first = indexOr(cells, (cell) => cell.end > span.start)
  const behind = span.end > span.start ? indexOr(cells, (cell) => cell.end >= span.end) + 1 : first
  const { from, to } = chooseCells(cells, first, behind, width - 2)
  const cutLeft = from > 0 || start > line.start
  const cutRight = to < cells.length || (cells.at(-1)?.end ?? line.end) < line.end
  const shown = cells.slice(from, to).map((cell) => cell.shown)
  return {
    lineIndex,
    text: `${cutLeft ? '…' : ''}${shown.join('')}${cutRight ? '…' : ''}`,
    indent: (cutLeft ? 1 : 0) + widthOf(cells.slice(from, first)),
    length: Math.max(1, widthOf(cells.slice(first, Math.min(behind, to)))),
  }
}

/** Not in the middle of a surrogate pair. */
function pairStart({ text }: Source, offset: number): number {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && offset > 0 ? offset - 1 : offset
}

/** Which cells to show: from the first on when the span fits then, else a third of the room before the span. */
function chooseCells(
  cells: readonly Cell[],
  first: number,
  behind: number,
  room: number,
): { from: number; to: number } {
  const fits = widthOf(cells.slice(0, behind)) <= room
  const before = fits ? room : Math.min(room / 3, room - widthOf(cells.slice(first, behind)))
  let from = first
  let to = first
  let used = 0
  const takes = (index: number, limit: number): boolean => {
    const cell = cells[index]
    if (cell === undefined || used + cell.width > limit) return false
    used += cell.width
    return true
  }
  while (takes(from - 1, before)) from--
  while (takes(to, room)) to++
  while (takes(from - 1, room)) from--
  return { from, to }
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

function indexOr(cells: readonly Cell[], matches: (cell: Cell) => boolean): number {
  const index = cells.findIndex(matches)
  return index < 0 ? cells.length : index
}
