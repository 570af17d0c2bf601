import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** From this number on it pays to take a text apart. */
const many = 16

/**
 * Applies changes one after the other, as the protocol wants it. Of many - a word replaced everywhere - the text is not put
 * together after each: its lines are changed, and joined once. So it is where a place lies behind the last line, too: the library
 * does not keep count of lines then.
 */
export function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextDocument {
  const whole = changes.findLastIndex((change) => !isRanged(change))
  const ranged = changes.slice(whole + 1).filter(isRanged)
  const isInside = ranged.every(({ range }) => range.end.line < document.lineCount)
  if (ranged.length < many && (isInside || whole >= 0))
    return TextDocument.update(document, [...changes], version)
  const lines = new Lines(changes[whole]?.text ?? document.getText())
  for (const change of ranged) lines.replace(change)
  return TextDocument.update(document, [{ text: lines.text }], version)
}

function isRanged(change: TextDocumentContentChangeEvent): change is RangedChange {
  return 'range' in change && change.range !== undefined
}

type RangedChange = Extract<TextDocumentContentChangeEvent, { range: unknown }>

/** A text as its lines, each with its ending. */
class Lines {
  readonly #lines: string[]

  constructor(text: string) {
    this.#lines = linesOf(text)
  }

  get text(): string {
    return this.#lines.join('')
  }

  replace({ range, text }: RangedChange): void {
    let [start, end] = [this.#place(range.start), this.#place(range.end)]
    if (start.line > end.line || (start.line === end.line && start.character > end.character))
      [start, end] = [end, start]
    const before = this.#line(start.line).slice(0, start.character)
    const behind = this.#line(end.line).slice(end.character)
    // A line feed that moves up to a carriage return is one line ending with it.
    const isJoined = start.line > 0 && this.#line(start.line - 1).endsWith('\r')
    const first = isJoined ? start.line - 1 : start.line
    const changed = (isJoined ? this.#line(first) : '') + before + text + behind
    const fresh = end.line === this.#lines.length - 1 ? linesOf(changed) : changed.split(lineEnd)
    const only = fresh[0]
    if (fresh.length === 1 && first === end.line && only !== undefined) this.#lines[first] = only
    else this.#lines.splice(first, end.line - first + 1, ...fresh)
  }

  #line(index: number): string {
    return this.#lines[index] ?? ''
  }

  /** A place that there is, as `TextDocument` finds it: what is beyond the end of a line is its end. */
  #place({ line, character }: RangedChange['range']['start']): {
    readonly line: number
    readonly character: number
  } {
    if (line >= this.#lines.length) {
      const last = this.#lines.length - 1
      return { line: last, character: this.#line(last).length }
    }
    if (!(line >= 0)) return { line: 0, character: 0 }
    const length = this.#line(line).replace(/\r?\n$|\r$/, '').length
    return { line, character: Math.min(Math.max(character, 0), length) }
  }
}

/** Behind it a line begins. */
const lineEnd = /(?<=\n|\r(?!\n))/

/** Lines with their endings; behind the last ending is one more, which is empty. */
function linesOf(text: string): string[] {
  const lines = text.split(lineEnd)
  if (/[\r\n]$/.test(text)) lines.push('')
  return lines
}
