import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { type Change, edit } from './change.ts'

/** Takes a comment away: with its line where it stands alone, else with the blanks before it. */
export function removeComment(source: Source, { start, end }: Span): Change {
  return () => {
    const { text } = source
    let from = start
    while (from > 0 && ' \t'.includes(text[from - 1] as string)) from--
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end, end + 200))?.[0]
    const alone = (from === 0 || text[from - 1] === '\n') && rest !== undefined
    return alone ? [edit(source, from, end + rest.length, '')] : [edit(source, from, end, '')]
  }
}

/** Takes one of several names away that stand with commas between them. */
export function removeName(source: Source, { start, end }: Span): Change {
  return () => {
    const { text } = source
    const behind = /^[\s,]*,[ \t]*/.exec(text.slice(end))?.[0].length
    if (behind !== undefined) return [edit(source, start, end + behind, '')]
    const before = /[ \t]*,[\s,]*$/.exec(text.slice(0, start))?.[0].length ?? 0
    return [edit(source, start - before, end, '')]
  }
}
