import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { firstEndingAfter } from '../text/spans.ts'
import { secretMask } from './secrets.ts'
import { visibleCharacter } from './visible.ts'
import { characterWidth, textWidth } from './width.ts'

/** A piece of a source line as it is shown: mostly one character; a secret is one cell, whatever its length. */
export interface Cell extends Span {
  readonly shown: string
  readonly width: number
}

const tab: Pick<Cell, 'shown' | 'width'> = { shown: '    ', width: 4 }

/** The cells of a part of one line. A secret that only begins or ends within it is masked as well. */
export function cellsOf(source: Source, { start, end }: Span, secrets: readonly Span[]): readonly Cell[] {
  const cells: Cell[] = []
  let next = firstEndingAfter(secrets, start)
  for (let at = start; at < end; ) {
    const secret = secrets[next]
    const cell = secret !== undefined && secret.start <= at ? maskOf(source, at, secret) : cellAt(source, at)
    if (secret !== undefined && secret.start <= at) next++
    cells.push(cell)
    at = cell.end
  }
  return cells
}

/** In quotes where the secret is: whether they are there may be what a finding is about. */
function maskOf({ text }: Source, start: number, secret: Span): Cell {
  const shown = text[secret.start] === '"' ? `"${secretMask}"` : secretMask
  return { start, end: secret.end, shown, width: shown.length }
}

function cellAt({ text }: Source, start: number): Cell {
  const character = String.fromCodePoint(text.codePointAt(start) as number)
  const end = start + character.length
  if (character === '\t') return { start, end, ...tab }
  const shown = visibleCharacter(character)
  return { start, end, shown, width: shown === character ? characterWidth(character) : textWidth(shown) }
}
