import {
  escapedQuotes,
  firstQuoted,
  innerQuoteWords,
  quotesAroundWords,
  quotesInTemplate,
} from './inner-quotes.ts'
import type { ProblemList } from './problem-list.ts'
import type { Scanned } from './repair-string.ts'

/** Reports texts with quotes in them that are not escaped, in a broken file. */
export class InnerQuoteRepair {
  /** End of the line on which no template with quotes in it ends: looked for in vain only once. */
  private withoutTemplate = -1

  /**
   * Moves the scanner from a string's own end to that of the text it begins; gives whether it begins one. `wordsToo`:
   * words between two strings on its line are part of a text, as nothing else can be meant.
   */
  repair(scanner: Scanned, lineEnd: number, wordsToo: boolean, problems: ProblemList): boolean {
    const { text, start, pos } = scanner
    if (!/^[ \t]*(?:[^\s,\]}#]|\}\})/.test(text.slice(pos, Math.min(pos + 80, lineEnd)))) return false
    const inner =
      this.quotesInTemplate(scanner, lineEnd) ??
      (wordsToo ? quotesAroundWords(text, start, lineEnd) : undefined)
    if (inner === undefined) return false
    if (!problems.hasLineOf(start)) {
      const further = inner.sure === 'certain' ? furtherQuotes(text, inner.text.end, lineEnd) : []
      const repair = escapedQuotes({ ...inner, quotes: [...inner.quotes, ...further] })
      problems.add(firstQuoted(inner), innerQuoteWords.message, innerQuoteWords.help, repair)
    }
    scanner.pos = inner.text.end
    return true
  }

  private quotesInTemplate({ text, start, pos }: Scanned, lineEnd: number) {
    const token = text.slice(start, pos)
    const opens = token.lastIndexOf('{{') > token.lastIndexOf('}}')
    if (!opens || this.withoutTemplate === lineEnd) return undefined
    const inner = quotesInTemplate(text, start, lineEnd)
    if (inner === undefined) this.withoutTemplate = lineEnd
    return inner
  }
}

/** Quotes inside of other templates on the line: a line has one error, and is mended as a whole. */
function furtherQuotes(text: string, from: number, lineEnd: number): readonly number[] {
  const quotes: number[] = []
  const next = /(?:(?!\/\/)[^"#\n])*("(?:[^"\\\n]|\\.)*")/y
  next.lastIndex = from
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const token = match[1] as string
    if (token.lastIndexOf('{{') <= token.lastIndexOf('}}')) continue
    const inner = quotesInTemplate(text, next.lastIndex - token.length, lineEnd)
    if (inner === undefined) break
    quotes.push(...inner.quotes)
    next.lastIndex = inner.text.end
  }
  return quotes
}
