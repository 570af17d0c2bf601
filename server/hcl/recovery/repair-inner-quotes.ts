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
    problems.add(firstQuoted(inner), innerQuoteWords.message, innerQuoteWords.help, escapedQuotes(inner))
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
