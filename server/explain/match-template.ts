import type { Part, Template } from './template.ts'

/** Where a message stands in a text, and what its placeholders stand for. */
export interface TemplateMatch {
  readonly start: number
  readonly end: number
  readonly values: ReadonlyMap<string, string>
}

/** No placeholder stands for more than this. It keeps the search linear, too. */
const longestValue = 512

/** A line that begins a message more often than that does not end it either. */
const mostAttempts = 32

/** The first place where a message of this template stands. */
export function matchTemplate({ parts }: Template, text: string): TemplateMatch | undefined {
  const first = parts.findIndex(({ kind }) => kind === 'fixed')
  for (let from = 0, attempts = 0; from < text.length && attempts < mostAttempts; attempts++) {
    const place = find(parts[first], text, from, text.length)
    if (place === undefined) return undefined
    const match = matchFrom(parts, first, text, place)
    if (match !== undefined) return match
    from = place.end
  }
  return undefined
}

interface Place {
  readonly start: number
  readonly end: number
}

function find(part: Part | undefined, text: string, from: number, to: number): Place | undefined {
  if (part?.kind !== 'fixed') return undefined
  // Searching a part of the text, so that what does not match costs no more than that part.
  const searched = to >= text.length && from === 0 ? text : text.slice(from, to)
  part.pattern.lastIndex = 0
  const found = part.pattern.exec(searched)
  if (found === null) return undefined
  const offset = searched === text ? 0 : from
  return { start: offset + found.index, end: offset + found.index + found[0].length }
}

function matchFrom(
  parts: readonly Part[],
  first: number,
  text: string,
  place: Place,
): TemplateMatch | undefined {
  const values = new Map<string, string>()
  let { start, end } = place
  if (first > 0) {
    const word = lastWord(text.slice(Math.max(0, start - longestValue), start))
    if (word === undefined || !keep(parts[0], word.value, values)) return undefined
    start -= word.length
  }
  for (let index = first + 1; index < parts.length; index += 2) {
    const part = parts[index]
    const next = parts[index + 1]
    const following =
      next === undefined
        ? endOfValue(part, text, end)
        : find(next, text, end, end + longestValue + longestFixed)
    if (following === undefined || !keep(part, text.slice(end, following.start), values)) return undefined
    end = following.end
  }
  return { start, end, values }
}

/** No fixed text of a template is longer. */
const longestFixed = 256

/** What stands before the first fixed text: a word. What ends in a colon says where the message is from. */
function lastWord(before: string): { readonly value: string; readonly length: number } | undefined {
  const word = /[^\s"'`\\\u2018\u2019\u201c\u201d]+$/.exec(before)?.[0]
  return word === undefined || !/^[\p{L}\p{N}/].*[^:]$/u.test(word)
    ? undefined
    : { value: word, length: word.length }
}

/** Where a value ends that is the last of its message: at a quote or the line's end; a word at a blank. */
function endOfValue(part: Part | undefined, text: string, from: number): Place | undefined {
  const rest = text.slice(from, from + longestValue)
  const length = rest.search(part?.kind === 'words' ? /["\n]|$/ : /[\s"'`]|$/)
  const value = rest.slice(0, length).replace(/[\s.,;:)\]}\\]+$/, '')
  return value === '' ? undefined : { start: from + value.length, end: from + value.length }
}

const addressPattern = /^\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+(?:%\w+)?)\]?(?::\d{1,5})?$/i

/** Remembers a value that a placeholder may stand for. */
function keep(part: Part | undefined, value: string, values: Map<string, string>): boolean {
  if (part === undefined || part.kind === 'fixed') return false
  const trimmed = value.trim()
  if (trimmed === '' || trimmed.length > longestValue) return false
  if (part.kind !== 'words' && /\s/.test(trimmed)) return false
  if (part.kind === 'address' && !addressPattern.test(trimmed)) return false
  const told = part.kind === 'peer' ? trimmed.replace(/:\d+$/, '') : trimmed
  if (part.name !== '_') values.set(part.name, told)
  return true
}
