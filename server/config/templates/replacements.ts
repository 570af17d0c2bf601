import type { Span } from '../../text/span.ts'

/** A text while parts of it are replaced, from its start to its end. */
export class Replacements {
  readonly spans: Span[] = []
  readonly #text: string
  readonly #parts: string[] = []
  #copied = 0

  constructor(text: string) {
    this.#text = text
  }

  replace(span: Span, text: string): void {
    this.#parts.push(this.#text.slice(this.#copied, span.start), text)
    this.#copied = span.end
    this.spans.push(span)
  }

  finish(): string {
    return this.#parts.join('') + this.#text.slice(this.#copied)
  }
}
