import type { Span } from '../../text/span.ts'

/** Text that knows where each of its characters stands in the file it was taken from. */
export interface Placed {
  readonly text: string
  /** An offset for each UTF-16 unit of the text. */
  readonly places: readonly number[]
}

export interface Word extends Placed {
  /** From its first character to its last, quotes included. */
  readonly span: Span
  /** Something in it is put in when the agent starts: a variable, a specifier of systemd. */
  readonly unknown: boolean
}

/** `systemd`: systemd.service(5), its quoting and escapes, `$VAR` and `%n`. `plain`: only quotes and spaces. */
export type Dialect = 'systemd' | 'plain'

export function placed(text: string): Placed {
  return { text, places: Array.from({ length: text.length }, (_, index) => index) }
}

/** A part of a placed text. */
export function slice({ text, places }: Placed, start: number, end = text.length): Placed {
  return { text: text.slice(start, end), places: places.slice(start, end) }
}

/** Where a placed text stands; undefined where it is empty. */
export function spanOf({ places }: Placed): Span | undefined {
  const [first] = places
  return first === undefined ? undefined : { start: first, end: (places.at(-1) as number) + 1 }
}

/** The words of a command line. */
export function splitWords(line: Placed, dialect: Dialect): readonly Word[] {
  const splitter = new Splitter(line, dialect)
  const words: Word[] = []
  for (let word = splitter.next(); word !== undefined; word = splitter.next()) words.push(word)
  return words
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
}

class Splitter {
  readonly #line: Placed
  readonly #dialect: Dialect
  #at = 0
  #text = ''
  #places: number[] = []
  #unknown = false

  constructor(line: Placed, dialect: Dialect) {
    this.#line = line
    this.#dialect = dialect
  }

  next(): Word | undefined {
    const { text } = this.#line
    while (/\s/.test(text[this.#at] ?? '')) this.#at++
    if (this.#at >= text.length) return undefined
    const start = this.#at
    this.#text = ''
    this.#places = []
    this.#unknown = false
    let quote: string | undefined
    for (; this.#at < text.length; this.#at++) {
      const character = text[this.#at] as string
      if (quote === undefined && /\s/.test(character)) break
      if (quote === undefined && (character === '"' || character === "'")) quote = character
      else if (character === quote) quote = undefined
      else this.#take(character)
    }
    const span = spanOf(slice(this.#line, start, this.#at)) as Span
    return { text: this.#text, places: this.#places, span, unknown: this.#unknown }
  }

  #take(character: string): void {
    const next = this.#line.text[this.#at + 1] ?? ''
    if (this.#dialect === 'plain') return this.#push(character)
    if (character === '\\' && next !== '') {
      this.#at++
      return this.#push(escapes[next] ?? next)
    }
    if ((character === '$' || character === '%') && next === character) this.#at++
    else if (character === '$') this.#unknown ||= /[{\w]/.test(next)
    else if (character === '%') this.#unknown ||= /[a-zA-Z]/.test(next)
    this.#push(character)
  }

  #push(character: string): void {
    this.#text += character
    this.#places.push(this.#line.places[this.#at] as number)
  }
}
