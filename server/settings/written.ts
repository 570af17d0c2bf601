import type { Body, Item, Parsed, Value } from '../hcl/tree.ts'
import { escapeSegment } from '../keys/lookup.ts'
import type { Span } from '../text/span.ts'

export type Json = string | number | boolean | undefined | readonly Json[] | { readonly [name: string]: Json }

/** Where something stands: the name (of a block the header), and the value. */
interface Place {
  readonly name: Span
  readonly value: Span
}

export interface WrittenProblem {
  readonly span: Span
  readonly message: string
  readonly help: string
}

/** A settings file as plain values, in the shape of the schema; each knows where it stands by its JSON pointer. */
export interface Written {
  readonly values: Json
  readonly places: ReadonlyMap<string, Place>
  readonly problems: readonly WrittenProblem[]
}

export function readWritten({ tree }: Parsed): Written {
  const reader = new Reader()
  return { values: reader.body(tree, ''), places: reader.places, problems: reader.problems }
}

type Members = Record<string, Json>

class Reader {
  readonly places = new Map<string, Place>()
  readonly problems: WrittenProblem[] = []

  body({ items }: Body, pointer: string): Json {
    // Nothing is inherited: `constructor` is a name like any other.
    const members = Object.create(null) as Members
    for (const item of items) this.#item(item, members, pointer)
    return members
  }

  /** `rule "x" { }` is a member of `rule`, `override { }` one more of an array, all else a value. */
  #item({ keys, value }: Item, members: Members, outer: string): void {
    const [first] = keys
    const last = keys.at(-1)
    if (first === undefined || last === undefined || value.kind === 'missing') return
    const name = first.value
    const pointer = `${outer}/${escapeSegment(name)}`
    const header = { start: first.span.start, end: last.span.end }
    const known = members[name]
    if (keys.length > 2) return this.#twice(last.span, 'A block has one label at most', 'take this one out')
    if (keys.length === 2) return this.#labelled(last.value, header, value, members, name, pointer)
    if (value.kind === 'object') {
      if (known !== undefined && !Array.isArray(known)) return this.#repeated(name, header)
      const blocks = (known ?? []) as Json[]
      const inner = `${pointer}/${blocks.length}`
      if (blocks.length === 0) this.places.set(pointer, { name: header, value: value.span })
      this.places.set(inner, { name: header, value: value.span })
      blocks.push(this.body(value.body, inner))
      members[name] = blocks
    } else if (known !== undefined) this.#repeated(name, header)
    else {
      this.places.set(pointer, { name: header, value: value.span })
      members[name] = this.#value(value, pointer)
    }
  }

  #labelled(
    label: string,
    header: Span,
    value: Value,
    members: Members,
    name: string,
    pointer: string,
  ): void {
    const known = members[name]
    if (known !== undefined && (typeof known !== 'object' || Array.isArray(known)))
      return this.#repeated(name, header)
    const labels = (known ?? Object.create(null)) as Members
    if (known === undefined) this.places.set(pointer, { name: header, value: header })
    if (label in labels) return this.#repeated(`${name} "${label}"`, header)
    const inner = `${pointer}/${escapeSegment(label)}`
    this.places.set(inner, { name: header, value: value.span })
    labels[label] = value.kind === 'object' ? this.body(value.body, inner) : this.#value(value, inner)
    members[name] = labels
  }

  #value(value: Value, pointer: string): Json {
    if (value.kind === 'missing') return undefined
    if (value.kind === 'object') return this.body(value.body, pointer)
    if (value.kind === 'list') {
      return value.elements.map((element, index) => {
        const inner = `${pointer}/${index}`
        this.places.set(inner, { name: element.span, value: element.span })
        return this.#value(element, inner)
      })
    }
    return value.kind === 'number' ? Number(value.value) : value.value
  }

  #repeated(name: string, span: Span): void {
    this.#twice(span, `\`${name}\` stands here a second time`, 'keep one of them')
  }

  #twice(span: Span, message: string, help: string): void {
    this.problems.push({ span, message: `${message}.`, help })
  }
}
