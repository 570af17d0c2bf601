import { lineIndexAt, type Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { Problem, Repair } from '../tree.ts'

/** Nobody reads more; and a file of nothing but errors must not make a list of that length. */
const limit = 100

/** Collects errors, at most one a line: what follows on the same line is mostly a consequence. */
export class ProblemList {
  private readonly source: Source
  private readonly byLine = new Map<number, Problem>()

  constructor(source: Source) {
    this.source = source
  }

  get isFull(): boolean {
    return this.byLine.size >= limit
  }

  /** Whether the line of an offset has its error. */
  hasLineOf(offset: number): boolean {
    return this.byLine.has(lineIndexAt(this.source, offset))
  }

  add(span: Span, message: string, help?: string, repair?: Repair): void {
    if (this.isFull) return
    const line = lineIndexAt(this.source, span.start)
    if (this.byLine.has(line)) return
    const more = { ...(help === undefined ? {} : { help }), ...(repair && { repair }) }
    this.byLine.set(line, { severity: 'error', span, message, ...more })
  }

  inOrder(): Problem[] {
    return [...this.byLine.values()].sort((a, b) => a.span.start - b.span.start)
  }
}
