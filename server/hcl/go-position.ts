import { lineIndexAt, type Source } from '../text/source.ts'

/** Tells `line:column` as the library prints it. Cheap for offsets that ascend within a line. */
export class GoPositions {
  private readonly source: Source
  private line = -1
  private offset = 0
  private column = 1

  constructor(source: Source) {
    this.source = source
  }

  /** `endReads` only counts at the end of the file, where every attempt to read on adds a column. */
  tell(offset: number, endReads: number): string {
    const { text, lineStarts } = this.source
    const line = lineIndexAt(this.source, offset)
    if (line !== this.line || offset < this.offset) {
      this.line = line
      this.offset = lineStarts[line] as number
      this.column = 1
    }
    while (this.offset < offset) {
      this.offset += (text.codePointAt(this.offset) as number) > 0xffff ? 2 : 1
      this.column++
    }
    const inflated = offset === text.length ? this.column - 1 + endReads : this.column
    return `${line + 1}:${inflated}`
  }
}
