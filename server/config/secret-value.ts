import { lineIndexAt, lineSpan, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** A whole string on one line that holds nothing to be misread. */
const plainString = /^"(?:[^"\\\n$]|\\[^\n])*"/

/** What may follow a value that is complete: the end, a bracket, a comma, or the next setting. */
const afterValue = /^[ \t]*(?:$|[\r,}\]]|[A-Za-z_][\w.-]*[ \t]*[={])/

/** A line that begins something new: what stands above it has ended. */
const newItem = /^\s*(?:$|#|\/\/|[}\]]|["\w.-]+(?:\s+"[^"]*")*\s*[={:])/

/** Blanks as people paste them, and what an editor may have left. */
// oxlint-disable-next-line no-control-regex
const blanks = /[\s\0\u200b\ufeff]*/y

const signs = /(?:[=:]>?)?/y

/** What Nomad steps over between a name, its sign and its value. */
const comment = /#[^\n]*|\/\/[^\n]*|\/\*[^]{0,2000}?\*\//y

/** More of them are not stepped over. */
const mostComments = 20

/**
 * The value behind the name of a secret that ends at `nameEnd`, with the comments that stand before it; nothing where
 * a block opens, or another setting begins.
 */
export function valueBehind(source: Source, nameEnd: number): Span | undefined {
  const { text } = source
  const start = skipSign(text, nameEnd)
  const value = skipComments(text, start)
  const nameLine = lineAt(source, nameEnd)
  const line = lineAt(source, value)
  // On a line of its own it may as well be something else.
  const isOther = line.start > nameLine.start && beginsItem(text.slice(line.start, line.end))
  if (isOther) return spanOf(text, start, nameLine.end)
  if (/^\{\s*$/.test(text.slice(value, line.end))) return spanOf(text, start, value)
  return spanOf(text, start, endOfValue(source, value, line.end))
}

function lineAt(source: Source, offset: number): Span {
  return lineSpan(source, lineIndexAt(source, offset))
}

/** Past a sign, where there is one, and the blanks around it. */
function skipSign(text: string, at: number): number {
  return skip(blanks, text, skip(signs, text, skip(blanks, text, at)))
}

function skipComments(text: string, start: number): number {
  let at = start
  for (let count = 0; count < mostComments; count++) {
    const next = skip(comment, text, at)
    if (next === at) break
    at = skipSign(text, next)
  }
  return at
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function endOfValue(source: Source, start: number, lineEnd: number): number {
  const rest = source.text.slice(start, lineEnd)
  const whole = plainString.exec(rest)?.[0]
  if (whole !== undefined && afterValue.test(rest.slice(whole.length))) return start + whole.length
  // A parameter inside a longer text, which ends on this line.
  const isInText = !/^["']/.test(rest) && rest.split('"', 20).length % 2 === 0
  return isInText ? lineEnd : endOfBroken(source, rest, lineEnd)
}

/** A heredoc ends with its marker; a broken value goes on for as long as no line begins something new. */
function endOfBroken(source: Source, rest: string, lineEnd: number): number {
  const marker = /^<<-?\s*["']?([\p{L}\p{N}_]+)/u.exec(rest)?.[1]
  let end = lineEnd
  for (let index = lineIndexAt(source, lineEnd) + 1; index < source.lineStarts.length; index++) {
    const line = lineSpan(source, index)
    const text = source.text.slice(line.start, line.end)
    if (marker === undefined && beginsItem(text)) return end
    end = line.end
    if (marker !== undefined && text.trim().startsWith(marker)) return end
  }
  return end
}

/** The beginning of a line tells; a long one would take long. */
function beginsItem(line: string): boolean {
  return newItem.test(line.slice(0, 300))
}

/** Without blanks at its end; nothing where nothing else is left. */
function spanOf(text: string, start: number, end: number): Span | undefined {
  const length = text.slice(start, Math.max(start, end)).trimEnd().length
  return length === 0 ? undefined : { start, end: start + length }
}
