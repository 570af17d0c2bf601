import type { Colors } from 'picocolors/types.js'
import type { Source } from '../text/source.ts'
import type { Location } from '../text/span.ts'
import { type FrameLine, frameLine } from './frame-line.ts'
import type { SecretsOf } from './secrets.ts'
import { visible } from './visible.ts'

/** A place to be underlined. */
export interface Mark {
  readonly location: Location
  /** Said behind the underline; empty for the place that the message itself is about. */
  readonly label: string
  readonly primary: boolean
}

export interface FrameStyle {
  readonly colors: Colors
  readonly paint: (text: string) => string
  readonly secretsOf: SecretsOf
  /** Columns for line numbers. */
  readonly gutter: number
  readonly width: number
}

/** The marked lines of one source, in order, each with its underline. */
export function frame(marks: readonly Mark[], style: FrameStyle): readonly string[] {
  const { gutter, secretsOf, width } = style
  const room = Math.max(20, width - gutter - 3)
  const lines: string[] = []
  let previous: FrameLine | undefined
  for (const mark of inOrder(marks)) {
    const { source, span } = mark.location
    const line = frameLine(source, span, secretsOf(source), room)
    if (previous !== undefined)
      lines.push(...gapLines(source, previous.lineIndex, line.lineIndex, style, room))
    if (previous?.lineIndex !== line.lineIndex || previous.text !== line.text) {
      lines.push(gutterLine(style, String(line.lineIndex + 1), line.text))
    }
    lines.push(gutterLine(style, '', underline(mark, line, style)))
    previous = line
  }
  return [gutterLine(style, '', ''), ...lines, gutterLine(style, '', '')]
}

/** What lies between two marked lines: the line itself where it is only one, else dots. */
function gapLines(
  source: Source,
  above: number,
  below: number,
  style: FrameStyle,
  room: number,
): readonly string[] {
  if (below <= above + 1) return []
  if (below > above + 2) return [style.colors.cyan('...')]
  const start = source.lineStarts[above + 1] as number
  const { text } = frameLine(source, { start, end: start }, style.secretsOf(source), room)
  return [gutterLine(style, String(above + 2), text)]
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort(
    (a, b) => a.location.span.start - b.location.span.start || Number(b.primary) - Number(a.primary),
  )
}

function underline(
  { label, primary }: Mark,
  { indent, length }: FrameLine,
  { colors, paint }: FrameStyle,
): string {
  const drawn = `${(primary ? '^' : '-').repeat(length)}${label === '' ? '' : ` ${visible(label)}`}`
  return `${' '.repeat(indent)}${primary ? paint(drawn) : colors.cyan(drawn)}`
}

function gutterLine({ colors, gutter }: FrameStyle, number: string, text: string): string {
  const bar = colors.cyan(`${number.padStart(gutter)} |`)
  return text === '' ? bar : `${bar} ${text}`
}
