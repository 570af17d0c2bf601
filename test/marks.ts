import { markLine } from '../server/engine/marks.ts'

/** A place in an example where a finding is expected. Lines and columns count from 0, columns in UTF-16 units. */
export interface Mark {
  readonly file: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly rule: string
}

/**
 * The marks of an example: a comment of tildes marks the code above it, for the rule named behind the tildes or
 * else for the rule whose example it is. A `#` that touches the tildes belongs to the mark.
 */
export function marksOf(file: string, text: string, rule: string): readonly Mark[] {
  const marks: Mark[] = []
  let code = -1
  for (const [line, content] of text.split('\n').entries()) {
    const match = markLine.exec(content)
    if (match === null) {
      code = holdsMarks(file) ? line : code + 1
      continue
    }
    const [, indent = '', gap = '', tildes = '', other] = match
    const start = indent.length + (gap === '' ? 0 : 1 + gap.length)
    const end = indent.length + 1 + gap.length + tildes.length
    marks.push({ file, line: code, start, end, rule: other ?? rule })
  }
  return marks
}

/** Whether a file can be linted with its marks in it: JSON has no comments. */
export function holdsMarks(file: string): boolean {
  return !file.endsWith('.json')
}
