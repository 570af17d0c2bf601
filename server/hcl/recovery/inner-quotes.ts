import { lineIndexAt, type Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { Repair } from '../tree.ts'

/** A text in one line that was meant to hold double quotes, each of which ends it as it is written. */
export interface InnerQuotes {
  /** From quote to quote, all of it. */
  readonly text: Span
  /** Offsets of the quotes inside it that are not escaped, in order. */
  readonly quotes: readonly number[]
  readonly sure: 'certain' | 'likely' | 'possible'
}

/** Words for it, wherever it is told. */
export const innerQuoteWords = {
  message: 'This quote ends the text, though more of it follows.',
  help: 'write \\" for a quote inside text',
}

/** The first quoted part, where there are two quotes. */
export function firstQuoted({ quotes }: InnerQuotes): Span {
  const [first = 0, second = first] = quotes
  return { start: first, end: second + 1 }
}

/** Nothing where it is only possible that this was meant. */
export function escapedQuotes({ quotes, sure }: InnerQuotes): Repair | undefined {
  if (sure === 'possible') return undefined
  return {
    title: 'write \\" for quotes inside text',
    edits: quotes.map((at) => ({ span: { start: at, end: at }, text: '\\' })),
    ...(sure === 'likely' && { unsafe: true }),
  }
}

/**
 * `"{{ GetInterfaceIP "eth0" }}"`: a text with quotes inside the braces of an address template, as go-sockaddr reads
 * them. `start` is its first quote. Nothing where the braces, or the text, do not close on the line.
 */
export function quotesInTemplate(text: string, start: number, lineEnd: number): InnerQuotes | undefined {
  const quotes: number[] = []
  let [inTemplate, inString] = [false, false]
  for (let at = start + 1; at < lineEnd; at++) {
    const character = text[at]
    if (character === '\\') {
      if (inTemplate && text[at + 1] === '"') inString = !inString
      at++
    } else if (character === '"') {
      if (!inTemplate) return found(text, { start, end: at + 1 }, quotes, 'certain')
      quotes.push(at)
      inString = !inString
    } else if (!inString && text.startsWith(inTemplate ? '}}' : '{{', at)) {
      inTemplate = !inTemplate
      at++
    }
  }
  return undefined
}

/** Nobody writes a text over a longer line; and where there are many mistakes in one, each looks at it. */
const longestLine = 1000

/**
 * The text of a template that its own quotes tore apart, where what stands at the offset is a piece of it: Nomad's
 * library takes the pieces for keys, and where a block follows, all of them for its labels.
 */
export function tornTemplate(source: Source, offset: number): InnerQuotes | undefined {
  const { text, lineStarts } = source
  const line = lineIndexAt(source, offset)
  const start = lineStarts[line] as number
  const end = (lineStarts[line + 1] ?? text.length + 1) - 1
  if (end - start > longestLine) return undefined
  for (const { 0: sign, index } of text.slice(start, offset).matchAll(/=[ \t]*"/g)) {
    const inner = quotesInTemplate(text, start + index + sign.length - 1, end)
    if (inner !== undefined && inner.text.end > offset) return inner
  }
  return undefined
}

/** What may stand behind a text on its line: what closes something around it, and a comment. */
const onlyCloses = /^[ \t]*[\]},]?[ \t]*\r?(?:(?:#|\/\/).*)?$/

/** `"the "big" one"`: texts in one line with nothing but words between them. */
export function quotesAroundWords(text: string, start: number, lineEnd: number): InnerQuotes | undefined {
  const rest = text.slice(start, lineEnd)
  const next = /"(?:[^"\\]|\\.)*"([^"=,{}[\]#\\]*)/y
  const quotes: number[] = []
  let touches = true
  for (let match = next.exec(rest); match !== null; match = next.exec(rest)) {
    const between = match[1] as string
    const close = next.lastIndex - between.length - 1
    if (rest[next.lastIndex] !== '"') {
      if (!onlyCloses.test(rest.slice(close + 1))) return undefined
      const whole = { start, end: start + close + 1 }
      return found(text, whole, quotes, touches ? 'likely' : 'possible')
    }
    if (between.trim() === '' || between.includes('//')) return undefined
    if (between !== between.trim()) {
      // Another key without its sign, but for a blank that only quotes inside a text would stand behind.
      if (!' \t'.includes(rest[close - 1] as string)) return undefined
      touches = false
    }
    quotes.push(start + close, start + next.lastIndex)
  }
  return undefined
}

/** Nothing where `${` is: quotes may stand in it as they are. */
function found(
  text: string,
  span: Span,
  quotes: readonly number[],
  sure: InnerQuotes['sure'],
): InnerQuotes | undefined {
  if (quotes.length < 2 || text.slice(span.start, span.end).includes('${')) return undefined
  return { text: span, quotes, sure }
}
