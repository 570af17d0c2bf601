import type { Source } from '../text/source.ts'
import { GoPositions } from './go-position.ts'
import { Literals } from './literals.ts'
import { maximalDepth, type Refusal, type Strict } from './refusal.ts'
import { Scanner } from './scanner.ts'
import * as codes from './token-codes.ts'
import type { Body, Item, Key, ListValue, ObjectValue, Problem, Value } from './tree.ts'

/** An error before its position is written out; lists put the place of their element before it. */
interface Failure {
  readonly offset: number
  readonly endReads: number
  readonly message: string
  readonly around: { readonly offset: number; readonly words: string }[]
}

/** What the parser got to when the file ended where an item or a value might have been. */
const ended: Failure = { offset: 0, endReads: 0, message: '', around: [] }
const tooDeep: Failure = { offset: 0, endReads: 0, message: 'too deep', around: [] }

/**
 * Parses as hcl/parser/parser.go does, one token of look-ahead and all oddities included: the first error ends
 * it, a scanner's error beats its own, and an error at a `}` inside an object is forgotten.
 */
export class Parser {
  private readonly scanner: Scanner
  private readonly source: Source
  private readonly literals: Literals
  private readonly warnings: Problem[] = []
  private type = codes.EOF
  /** Whether the current token is to be handed out once more. */
  private held = false
  private depth = 0
  private failure: Failure | undefined
  private lost: Item | undefined

  constructor(source: Source) {
    this.source = source
    this.scanner = new Scanner(source)
    this.literals = new Literals(source.text, false)
  }

  parse(): Strict {
    const items = this.parseItems(false)
    const { warnings } = this
    const span = { start: 0, end: this.source.text.length }
    const refusal = this.refusal(items === undefined ? this.failure : undefined)
    const tree: Body = { kind: 'body', span, items: items ?? [] }
    return refusal === undefined ? { tree, warnings } : { tree, warnings, refusal }
  }

  private refusal(failure: Failure | undefined): Refusal | undefined {
    const positions = new GoPositions(this.source)
    const fault = this.scanner.faults.at(-1)
    if (failure === tooDeep) return { offset: this.scanner.start, tooDeep: true }
    if (fault !== undefined) {
      const nomad = `At ${positions.tell(fault.offset, fault.endReads)}: ${fault.message}`
      return { offset: fault.offset, nomad, tooDeep: false }
    }
    if (failure === undefined) return undefined
    const outer = failure.around.toReversed().map((at) => `At ${positions.tell(at.offset, 0)}: ${at.words}`)
    const inner = `At ${positions.tell(failure.offset, failure.endReads)}: ${failure.message}`
    return { offset: failure.offset, nomad: outer.join('') + inner, tooDeep: false }
  }

  private scan(): number {
    if (this.held) {
      this.held = false
      return this.type
    }
    const { scanner } = this
    let type = scanner.scan()
    while (type === codes.COMMENT) type = scanner.scan()
    this.type = type
    return type
  }

  private look(): number {
    const type = this.scan()
    this.held = true
    return type
  }

  /** Fails at the current token. */
  private fail(message: string): undefined {
    const { start, startEndReads } = this.scanner
    this.failure = { offset: start, endReads: startEndReads, message, around: [] }
    return undefined
  }

  private parseItems(inObject: boolean): Item[] | undefined {
    const items: Item[] = []
    for (;;) {
      if (inObject && this.look() === codes.RBRACE) return items
      const item = this.parseItem()
      if (item !== undefined) items.push(item)
      else if (!this.keepLost(items, inObject)) return undefined
      else return items
      if (this.scan() !== codes.COMMA) this.held = true
    }
  }

  /** Whether the list of items ends here without an error: at the end of the file, or where Go forgets one. */
  private keepLost(items: Item[], inObject: boolean): boolean {
    const atEnd = this.failure === ended
    if (!atEnd && !(inObject && this.type === codes.RBRACE)) return false
    this.failure = undefined
    const { lost } = this
    this.lost = undefined
    if (lost === undefined) return true
    items.push(lost)
    this.warnings.push(warnAboutLost(lost, atEnd))
    return true
  }

  private parseItem(): Item | undefined {
    this.lost = undefined
    const keys = this.parseKeys()
    if (keys === undefined) return undefined
    const first = (keys[0] as Key).span.start
    if (this.type === codes.LBRACE) {
      const value = this.parseObject()
      return value && this.finishItem(first, keys, undefined, value)
    }
    const { start, pos } = this.scanner
    const equals = { start, end: pos }
    const value = this.parseValue()
    if (value !== undefined) return this.finishItem(first, keys, equals, value)
    const span = { start: first, end: pos }
    this.lost = {
      kind: 'item',
      span,
      keys,
      equals,
      value: { kind: 'missing', span: { start: pos, end: pos } },
    }
    return undefined
  }

  private finishItem(start: number, keys: Key[], equals: Item['equals'], value: Value): Item {
    this.look()
    return { kind: 'item', span: { start, end: value.span.end }, keys, equals, value }
  }

  private parseKeys(): Key[] | undefined {
    const keys: Key[] = []
    for (;;) {
      const type = this.scan()
      const { start, pos, plain } = this.scanner
      if (type === codes.IDENT) keys.push(this.literals.makeKey(start, pos, false))
      else if (type === codes.STRING) keys.push(this.literals.makeKey(start, pos, true, plain))
      else if (type === codes.ASSIGN && keys.length === 1) return keys
      else if (type === codes.LBRACE && keys.length > 0) return keys
      else return this.failKeys(type, keys)
    }
  }

  private failKeys(type: number, keys: readonly Key[]): undefined {
    if (keys.length > 0 && (type === codes.EOF || type === codes.RBRACE)) {
      // Forgotten as a brace, so that the object around does not take the error for its own end.
      this.type = codes.EOF
      const names = keys.map(({ span }) => this.literals.textBetween(span.start, span.end))
      return this.fail(`key '${names.join(' ')}' expected start of object ('{') or assignment ('=')`)
    }
    if (type === codes.EOF) {
      this.failure = ended
      return undefined
    }
    if (type === codes.ILLEGAL) return this.fail('illegal character')
    if (type === codes.LBRACE) return this.fail('expected: IDENT | STRING got: LBRACE')
    if (type !== codes.ASSIGN) {
      return this.fail(`expected: IDENT | STRING | ASSIGN | LBRACE got: ${codes.goNameOf(type)}`)
    }
    return this.fail(keys.length > 0 ? 'nested object expected: LBRACE got: ASSIGN' : 'no object keys found!')
  }

  private parseValue(): Value | undefined {
    const type = this.scan()
    if (codes.isLiteral(type)) return this.parseLiteral(type)
    if (type === codes.LBRACE) return this.parseObject()
    if (type === codes.LBRACK) return this.parseList()
    if (type === codes.EOF) {
      this.failure = ended
      return undefined
    }
    const { start, pos } = this.scanner
    const place = new GoPositions(this.source).tell(start, 0)
    return this.fail(
      `Unknown token: ${place} ${codes.goNameOf(type)} ${this.literals.textBetween(start, pos)}`,
    )
  }

  private parseLiteral(type: number): Value {
    const { start, pos, plain } = this.scanner
    if (type === codes.STRING) return this.literals.makeString(start, pos, plain)
    if (type === codes.BOOL) return this.literals.makeBool(start, pos)
    if (type === codes.HEREDOC) return this.literals.makeHeredoc(start, pos)
    return this.literals.makeNumber(start, pos, type === codes.FLOAT)
  }

  private parseObject(): ObjectValue | undefined {
    if (++this.depth > maximalDepth) return this.failTooDeep()
    const { depth } = this
    const { start } = this.scanner
    const items = this.parseItems(true)
    if (items === undefined) return undefined
    this.depth = depth - 1
    const type = this.scan()
    if (type !== codes.RBRACE) return this.fail(`object expected closing RBRACE got: ${codes.goNameOf(type)}`)
    const end = this.scanner.pos
    const body: Body = { kind: 'body', span: { start: start + 1, end: end - 1 }, items }
    return { kind: 'object', span: { start, end }, body }
  }

  private failTooDeep(): undefined {
    this.failure = tooDeep
    return undefined
  }

  private parseList(): ListValue | undefined {
    if (++this.depth > maximalDepth) return this.failTooDeep()
    const { start } = this.scanner
    const elements: Value[] = []
    for (let needComma = false; ; ) {
      const type = this.scan()
      if (type === codes.RBRACK) break
      if (type === codes.COMMA) {
        needComma = false
        this.look()
        continue
      }
      if (needComma) {
        return this.fail(`error parsing list, expected comma or list end, got: ${codes.goNameOf(type)}`)
      }
      const element = this.parseElement(type)
      if (element === undefined) return undefined
      elements.push(element)
      // No comma is wanted after a list (parser.go).
      needComma = element.kind !== 'list'
    }
    this.depth--
    return { kind: 'list', span: { start, end: this.scanner.pos }, elements }
  }

  private parseElement(type: number): Value | undefined {
    if (codes.isLiteral(type)) return this.parseLiteral(type)
    const object = type === codes.LBRACE
    if (!object && type !== codes.LBRACK) {
      return this.fail(`unexpected token while parsing list: ${codes.goNameOf(type)}`)
    }
    const offset = this.scanner.start
    const element = object ? this.parseObject() : this.parseList()
    if (element !== undefined) return element
    const words = `error while trying to parse ${object ? 'object' : 'list'} within list: `
    if (this.failure !== tooDeep) this.failure?.around.push({ offset, words })
    return undefined
  }
}

function warnAboutLost({ equals, span }: Item, atEnd: boolean): Problem {
  const message = atEnd
    ? 'There is no value after this =. Nomad drops the key without an error because the file ends here.'
    : 'There is no complete value after this =. Nomad drops the key without an error, for the brace that follows.'
  return { severity: 'warning', span: equals ?? span, message, help: 'give the key a value or delete it' }
}
