import { memoize } from '../text/memoize.ts'
import type { Span } from '../text/span.ts'
import type { Parsed, Token } from './tree.ts'

/**
 * Where everything stands in a file that parses, HCL or JSON, as it is written: the tree leaves out commas and
 * braces, and in JSON its keys are flattened. For whoever changes text.
 */
export interface Layout {
  readonly format: 'hcl' | 'json'
  readonly root: MemberList
  /** The member that has a key, or a label, starting at an offset. */
  memberAt(offset: number): Member | undefined
}

/** What stands between braces, or in the whole of an HCL file. */
export interface MemberList {
  /** The opening brace; empty where the file itself has none. */
  readonly open: Span
  readonly close: Span
  readonly members: readonly Member[]
  /** The member whose value this is, or part of it; undefined of the outermost. */
  readonly owner: Member | undefined
}

/** A key with its value, or a block. */
export interface Member {
  readonly keys: readonly Span[]
  /** `=` or `:`; a block has none. */
  readonly sign: Span | undefined
  readonly value: Span
  /** The objects that the value is, or holds as a list. */
  readonly inside: readonly MemberList[]
  readonly comma: Span | undefined
  readonly list: MemberList
}

/** Undefined of a file that does not parse, or where a key has lost its value: what belongs together in it is a guess. */
export const layoutOf = memoize((parsed: Parsed): Layout | undefined =>
  parsed.ok ? new LayoutReader(parsed).read() : undefined,
)

type Draft<T> = { -readonly [K in keyof T]: T[K] }

class LayoutReader {
  readonly #format: 'hcl' | 'json'
  readonly #tokens: readonly Token[]
  readonly #members = new Map<number, Member>()
  #next = 0
  #isComplete = true

  constructor({ format, tokens }: Parsed) {
    this.#format = format
    this.#tokens = tokens.filter(({ type }) => type !== 'whitespace' && type !== 'comment')
  }

  read(): Layout | undefined {
    const nothing = { start: 0, end: 0 }
    const root = this.#format === 'json' ? this.#object(undefined) : this.#list(nothing, undefined)
    if (!this.#isComplete) return undefined
    return { format: this.#format, root, memberAt: (offset) => this.#members.get(offset) }
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? (this.#tokens.at(-1) as Token)
  }

  #take(): Span {
    const { span } = this.#token
    this.#next++
    return span
  }

  #takeIf(type: Token['type']): Span | undefined {
    return this.#token.type === type ? this.#take() : undefined
  }

  #object(owner: Member | undefined): MemberList {
    return this.#list(this.#take(), owner)
  }

  #list(open: Span, owner: Member | undefined): MemberList {
    const members: Member[] = []
    const list: Draft<MemberList> = { open, close: open, members, owner }
    while (!this.#isEnd('}')) members.push(this.#member(list))
    list.close = this.#token.span
    this.#takeIf('}')
    return list
  }

  #isEnd(type: Token['type']): boolean {
    return this.#token.type === type || this.#token.type === 'eof'
  }

  #member(list: MemberList): Member {
    const keys = [this.#take()]
    while (this.#token.type === 'string' || this.#token.type === 'ident') keys.push(this.#take())
    const sign = this.#takeIf(this.#format === 'json' ? ':' : '=')
    const inside: MemberList[] = []
    const nowhere = this.#token.span
    const member: Draft<Member> = { keys, sign, value: nowhere, inside, comma: undefined, list }
    member.value = this.#value(member, inside)
    member.comma = this.#takeIf(',')
    for (const { start } of keys) this.#members.set(start, member)
    return member
  }

  #value(owner: Member, inside: MemberList[]): Span {
    const { type, span } = this.#token
    // Nomad drops a key whose value is cut off by a brace or the end of the file, without an error.
    if (type === '}' || type === 'eof') this.#isComplete = false
    if (type === '{') {
      const object = this.#object(owner)
      inside.push(object)
      return { start: span.start, end: object.close.end }
    }
    if (type !== '[') return this.#take()
    this.#take()
    while (!this.#isEnd(']')) {
      this.#value(owner, inside)
      this.#takeIf(',')
    }
    return { start: span.start, end: this.#take().end }
  }
}
