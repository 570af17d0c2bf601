import type { Item, Key, Parsed, Value } from '../../server/hcl/tree.ts'
import type { Span } from '../../server/text/span.ts'
import { type Scalar, sameScalar } from './compare-values.ts'
import { PositionCursor } from './positions.ts'
import type { RefereeItem, RefereeLiteral, RefereeNode, RefereePosition, RefereeValue } from './referee.ts'

/** The first place where the two trees of an accepted input part, in words; undefined where they are the same. */
export function treeDifference(
  parsed: Parsed,
  text: string,
  theirs: readonly RefereeItem[],
): string | undefined {
  const comparison = new TreeComparison(text, parsed.format === 'hcl')
  try {
    comparison.items(parsed.tree.items, theirs, 'file')
  } catch (error) {
    if (error instanceof Difference) return error.message
    throw error
  }
  return undefined
}

class Difference extends Error {}

class TreeComparison {
  readonly #text: string
  readonly #cursor: PositionCursor
  /** The library keeps no positions of JSON. */
  readonly #positions: boolean

  constructor(text: string, positions: boolean) {
    this.#text = text
    this.#cursor = new PositionCursor(text)
    this.#positions = positions
  }

  items(ours: readonly Item[], theirs: readonly RefereeItem[], path: string): void {
    // What our recovery left as a hole, the library has dropped without a word.
    const whole = ours.filter((item) => item.value.kind !== 'missing')
    this.#same(`${path}: number of items`, whole.length, theirs.length)
    for (const [index, item] of whole.entries())
      this.#item(item, theirs[index] as RefereeItem, `${path}[${index}]`)
  }

  #item(ours: Item, theirs: RefereeItem, path: string): void {
    this.#same(`${path}: number of keys`, ours.keys.length, theirs.keys.length)
    for (const [index, key] of ours.keys.entries())
      this.#key(key, theirs.keys[index] as RefereeLiteral, `${path} key ${index}`)
    if (this.#positions) {
      this.#same(`${path}: has =`, ours.equals !== undefined, theirs.assign !== undefined)
      this.#start(`${path} =`, ours.equals, theirs.assign)
    }
    this.#value(ours.value, theirs.value, path)
  }

  #key(ours: Key, theirs: RefereeLiteral, path: string): void {
    this.#start(path, ours.span, theirs.at)
    this.#same(`${path}: text`, withoutReturns(ours.text), theirs.text)
    this.#same(`${path}: quoted`, ours.quoted, theirs.type === 'STRING')
    if (theirs.value !== undefined) this.#scalar(path, ours.value, theirs.value)
  }

  #value(ours: Value, theirs: RefereeNode, path: string): void {
    this.#start(path, ours.span, theirs.at)
    this.#same(`${path}: kind`, kindOf(ours), theirs.type)
    if (ours.kind === 'object' && theirs.type === 'object') {
      this.items(ours.body.items, theirs.items, path)
      this.#last(`${path} }`, ours.span, theirs.end)
    } else if (ours.kind === 'list' && theirs.type === 'list') {
      this.#same(`${path}: number of elements`, ours.elements.length, theirs.elements.length)
      for (const [index, element] of ours.elements.entries())
        this.#value(element, theirs.elements[index] as RefereeNode, `${path}[${index}]`)
      this.#last(`${path} ]`, ours.span, theirs.end)
    } else if (theirs.type !== 'object' && theirs.type !== 'list') {
      this.#literal(ours, theirs, path)
    }
  }

  #literal(ours: Value, theirs: RefereeLiteral, path: string): void {
    // JSON's null is an empty token to the library.
    if (theirs.text !== '')
      this.#same(
        `${path}: text`,
        withoutReturns(this.#text.slice(ours.span.start, ours.span.end)),
        theirs.text,
      )
    if (ours.kind === 'number') this.#same(`${path}: number text`, withoutReturns(ours.text), theirs.text)
    const invalid = 'invalid' in ours ? ours.invalid : undefined
    this.#same(`${path}: readable`, invalid === undefined, theirs.invalid === undefined)
    if (theirs.value !== undefined && 'value' in ours) this.#scalar(path, ours.value, theirs.value)
  }

  #scalar(path: string, ours: Scalar, theirs: RefereeValue): void {
    if (!sameScalar(ours, theirs)) this.#same(`${path}: value`, String(ours), theirs)
  }

  #start(what: string, span: Span | undefined, theirs: RefereePosition | undefined): void {
    if (span !== undefined) this.#position(`${what}: start`, span.start, theirs)
  }

  /** The referee keeps the position of the bracket, which is the last character of our span. */
  #last(what: string, span: Span, theirs: RefereePosition | undefined): void {
    this.#position(`${what}: end`, span.end - 1, theirs)
  }

  #position(what: string, offset: number, theirs: RefereePosition | undefined): void {
    if (!this.#positions || theirs === undefined) return
    const [line, column, byte] = this.#cursor.at(offset)
    if (line !== theirs[0] || column !== theirs[1] || byte !== theirs[2]) {
      throw new Difference(
        `${what} at ${line}:${column}+${byte}, the referee says ${theirs[0]}:${theirs[1]}+${theirs[2]}`,
      )
    }
  }

  #same(what: string, ours: unknown, theirs: unknown): void {
    if (ours !== theirs)
      throw new Difference(`${what} is ${JSON.stringify(ours)}, the referee says ${JSON.stringify(theirs)}`)
  }
}

function withoutReturns(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
}

function kindOf(value: Value): RefereeNode['type'] | 'missing' {
  if (value.kind === 'string') return value.heredoc ? 'HEREDOC' : 'STRING'
  if (value.kind === 'number') return value.float ? 'FLOAT' : 'NUMBER'
  return value.kind === 'bool' ? 'BOOL' : value.kind
}
