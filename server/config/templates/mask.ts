import type { Span } from '../../text/span.ts'
import { isAddressTemplate, standIn } from '../template.ts'
import type { Region } from './regions.ts'
import { Replacements } from './replacements.ts'
import { endOfBlockComment, endOfHeredoc, endOfWord } from './skip.ts'
import type { Tag } from './tags.ts'

/** A text without its template syntax, and what became of that. */
export interface Masked {
  /** As long as the original, so that every offset stays what it was. */
  readonly text: string
  /** Syntax among the elements of a list or the settings of a block, which may add to them or take away. */
  readonly holes: readonly Span[]
  /** Those of them where a block's settings may be. */
  readonly openings: readonly Span[]
  /** All that was replaced where HCL itself would stand. */
  readonly replaced: readonly Span[]
  /** Every condition and loop leaves as many brackets open as it finds. */
  readonly balanced: boolean
}

/**
 * Replaces tags by text of the same length that parses: a tag that is a value, a key or a label by a quoted stand-in, any other by
 * a comment. Inside strings they stay, unless they would end the string.
 */
export class Masker {
  readonly #text: string
  readonly #tags: readonly Tag[]
  readonly #json: boolean
  /** By their first tag. */
  readonly #regions: ReadonlyMap<Tag, Region>
  readonly #replacements: Replacements
  readonly #holes: Span[] = []
  readonly #openings: Span[] = []
  /** Open brackets. */
  readonly #stack: string[] = []
  /** How many brackets are open at each tag that stands where HCL would. */
  readonly #depths = new Map<Tag, number>()
  #at = 0
  #next = 0
  /** The last character that counts: no space, no comment, no tag. */
  #before = ''
  /** Whether a line has begun since. */
  #fresh = true

  constructor(text: string, tags: readonly Tag[], regions: readonly Region[], json: boolean) {
    this.#text = text
    this.#replacements = new Replacements(text)
    this.#tags = tags
    this.#json = json
    this.#regions = new Map(regions.map((region) => [region.tags[0] as Tag, region]))
  }

  mask(): Masked {
    while (this.#at < this.#text.length) {
      const tag = this.#tagAt(this.#at)
      if (tag === undefined) this.#step()
      else this.#tag(tag, tag.start)
    }
    const depths = this.#depths
    const balanced = [...this.#regions.values()].every(
      ({ tags }) => new Set(tags.flatMap((tag) => depths.get(tag) ?? [])).size < 2,
    )
    return {
      text: this.#replacements.finish(),
      holes: this.#holes,
      openings: this.#openings,
      replaced: this.#replacements.spans,
      balanced,
    }
  }

  #tagAt(offset: number): Tag | undefined {
    while ((this.#tags[this.#next]?.start ?? Infinity) < offset) this.#next++
    const tag = this.#tags[this.#next]
    return tag?.start === offset ? tag : undefined
  }

  /** One token of HCL, roughly. */
  #step(): void {
    const text = this.#text
    const c = text[this.#at] as string
    if (c === '"') return this.#string()
    if (!this.#json && (c === '#' || text.startsWith('//', this.#at))) return this.#lineComment()
    if (!this.#json && text.startsWith('/*', this.#at)) {
      this.#at = endOfBlockComment(text, this.#at)
      return
    }
    if (text.startsWith('<<', this.#at)) {
      this.#at = endOfHeredoc(text, this.#at)
      return this.#count('"')
    }
    if (/[\w.-]/.test(c)) return this.#word()
    if (c === '{' || c === '[') this.#stack.push(c)
    if (c === '}' || c === ']') this.#stack.pop()
    if (c === '\n') this.#fresh = true
    else if (c.trim() !== '') this.#count(c)
    this.#at++
  }

  #count(c: string): void {
    this.#before = c
    this.#fresh = false
  }

  /** A word that touches a tag is a part of what the two make together. */
  #word(): void {
    const start = this.#at
    const end = Math.min(endOfWord(this.#text, start), this.#tags[this.#next]?.start ?? Infinity)
    const tag = this.#tagAt(end)
    if (tag !== undefined && this.#unitEnd(tag) !== undefined) return this.#tag(tag, start)
    this.#at = end
    this.#count('a')
  }

  /** Tags stay, but for one that would end the comment. */
  #lineComment(): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== '\n') {
      const tag = this.#tagAt(this.#at)
      if (tag !== undefined && this.#text.slice(tag.start, tag.end).includes('\n')) {
        this.#replacements.replace(tag, standIn.repeat(tag.end - tag.start))
      }
      this.#at = tag?.end ?? this.#at + 1
    }
  }

  #string(): void {
    this.#count('"')
    this.#at++
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at]
      const tag = this.#tagAt(this.#at)
      if (tag !== undefined && !isAddressTemplate(this.#text.slice(tag.start, tag.end)))
        this.#tagInString(tag)
      else if (c === '\\') this.#at += 2
      else {
        this.#at++
        if (c === '"' || c === '\n') return
      }
    }
  }

  #tagInString(tag: Tag): void {
    const written = this.#text.slice(tag.start, tag.end)
    // What `isTemplate` does not know by itself is only a template in a file that is one.
    if (/["\\\n]|^(?:%\{|\{#|\$\w|%%)/.test(written))
      this.#replacements.replace(tag, standIn.repeat(written.length))
    this.#at = tag.end
  }

  /** A tag where HCL would stand; what is taken for a value may have begun before it. */
  #tag(tag: Tag, start: number): void {
    const end = this.#unitEnd(tag)
    if (end === undefined) {
      this.#depths.set(tag, this.#stack.length)
      if (tag.role !== 'silent') this.#holes.push(tag)
      this.#comment(tag)
      this.#at = tag.end
      return
    }
    const unit = { start, end: this.#extend(end) }
    if (this.#isValue(unit.end)) {
      // As a key it may be any; over several lines it may end the setting and begin others.
      const several = this.#text.slice(unit.start, unit.end).includes('\n')
      if (this.#isItemStart() || several) this.#openings.push(unit)
      this.#replacements.replace(unit, `"${standIn.repeat(unit.end - unit.start - 2)}"`)
      this.#count('"')
    } else {
      this.#holes.push(unit)
      if (this.#stack.at(-1) !== '[') this.#openings.push(unit)
      this.#comment(unit)
    }
    this.#at = unit.end
  }

  /** Where what a tag stands for ends: an output is itself, a condition within a line or a value all of its branches. */
  #unitEnd(tag: Tag): number | undefined {
    if (tag.role === 'output') return tag.end
    const region = this.#regions.get(tag)
    if (region === undefined || (tag.role !== 'open' && tag.role !== 'wrap')) return undefined
    const oneLine = !this.#text.slice(region.start, region.end).includes('\n')
    return oneLine || this.#isAfterSign() ? region.end : undefined
  }

  /** Further tags and words that touch it. */
  #extend(from: number): number {
    let end = from
    for (;;) {
      const tag = this.#tagAt(end)
      const unit = tag && this.#unitEnd(tag)
      const word = this.#json ? /[\w.-]/ : /[\w.:@+~%$-]/
      if (unit !== undefined) end = unit
      else if (tag === undefined && word.test(this.#text[end] ?? '')) end++
      else return end
    }
  }

  #isAfterSign(): boolean {
    return this.#before === '=' || (this.#json && this.#before === ':')
  }

  #isItemStart(): boolean {
    return this.#stack.at(-1) !== '[' && !this.#isAfterSign() && (this.#fresh || '{},'.includes(this.#before))
  }

  #isValue(end: number): boolean {
    if (this.#stack.at(-1) === '[') return this.#json && '[,'.includes(this.#before)
    if (this.#isAfterSign()) return true
    const after = this.#after(end)
    return after !== '' && (this.#json ? ':' : '={"').includes(after)
  }

  /** The next character on the line, if it is neither a tag's nor a comment's. */
  #after(end: number): string {
    let at = end
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at++
    let index = this.#next
    while ((this.#tags[index]?.start ?? Infinity) < at) index++
    return this.#tags[index]?.start === at ? '' : (this.#text[at] ?? '').trim()
  }

  #comment(span: Span): void {
    const written = this.#text.slice(span.start, span.end)
    if (this.#json || written.length < 4) this.#replacements.replace(span, written.replace(/[^\n]/g, ' '))
    else this.#replacements.replace(span, `/*${written.slice(2, -2).replaceAll('*', ' ')}*/`)
  }
}
