import type { Source } from '../text/source.ts'
import { GoPositions } from './go-position.ts'
import { flattenItems } from './json-flatten.ts'
import { JsonScanner } from './json-scanner.ts'
import { JsonWarnings } from './json-warnings.ts'
import { Literals } from './literals.ts'
import { maximalDepth, type Refusal, type Strict } from './refusal.ts'
import * as codes from './token-codes.ts'
import type { Body, Item, Key, ListValue, ObjectValue, StringValue, Value } from './tree.ts'

/** An error; `ended` where the file did, which ends lists of members without one. */
type Failure = { readonly message: string; readonly tooDeep: boolean }
const ended: Failure = { message: '', tooDeep: false }

/** Parses as json/parser/parser.go does, then flattens; all it lets pass without a word is warned about. */
export class JsonParser {
  private readonly source: Source
  private readonly scanner: JsonScanner
  private readonly literals: Literals
  private readonly warnings = new JsonWarnings()
  private type = codes.EOF
  /** Where the token before the current one ends. */
  private before = 0
  private depth = 0
  private failure: Failure | undefined

  constructor(source: Source) {
    this.source = source
    this.scanner = new JsonScanner(source)
    this.literals = new Literals(source.text, true)
  }

  parse(): Strict {
    const root = this.parseRoot()
    const span = { start: 0, end: this.source.text.length }
    const failure = root === undefined ? this.failure : undefined
    const refusal = this.refusal(failure)
    const flat = refusal === undefined && root !== undefined ? flattenItems(root.body.items) : []
    const tree: Body = { kind: 'body', span, items: flat ?? [] }
    const warnings = this.warnings.inOrder()
    if (flat === undefined) return { tree, warnings, refusal: { offset: this.scanner.start, tooDeep: true } }
    return refusal === undefined ? { tree, warnings } : { tree, warnings, refusal }
  }

  private refusal(failure: Failure | undefined): Refusal | undefined {
    const { scanner } = this
    if (scanner.panicked) {
      const nomad = 'panic: bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune'
      return { offset: scanner.start, nomad, tooDeep: false }
    }
    if (failure?.tooDeep === true) return { offset: scanner.start, tooDeep: true }
    const fault = scanner.faults.at(-1)
    if (fault !== undefined) {
      const place = new GoPositions(this.source).tell(fault.offset, fault.endReads)
      return { offset: fault.offset, nomad: `${place}: ${fault.message}`, tooDeep: false }
    }
    return failure && { offset: scanner.start, nomad: failure.message, tooDeep: false }
  }

  private scan(): number {
    const { scanner } = this
    this.before = scanner.pos
    this.type = scanner.panicked ? codes.EOF : scanner.scan()
    return this.type
  }

  private fail(message: string): undefined {
    this.failure = { message, tooDeep: false }
    return undefined
  }

  /** Fails because the token is not what was wanted. */
  private failUnknown(wanted: string): undefined {
    const { scanner, type } = this
    const place = new GoPositions(this.source).tell(scanner.start, scanner.endReads)
    const text = this.source.text.slice(scanner.start, scanner.pos)
    return this.fail(`${wanted}, got unknown token: ${place} ${codes.goNameOf(type)} ${text}`)
  }

  private parseRoot(): ObjectValue | undefined {
    if (this.scan() !== codes.LBRACE) return this.failUnknown('Expected object')
    const root = this.parseObject()
    if (root !== undefined && this.type === codes.RBRACE) this.warnAboutRest()
    return root
  }

  private warnAboutRest(): void {
    const { text } = this.source
    const rest = text.slice(this.scanner.pos)
    const start = text.length - rest.trimStart().length
    const end = start + rest.trim().length
    if (start < end) this.warnings.ignoredRest({ start, end }, /"\s*:/.test(rest))
  }

  private parseObject(): ObjectValue | undefined {
    if (++this.depth > maximalDepth) return this.failTooDeep()
    const { depth } = this
    const { start } = this.scanner
    const items = this.parseItems()
    if (items === undefined) return undefined
    this.depth = depth - 1
    const closed = this.type === codes.RBRACE
    const end = closed ? this.scanner.pos : this.before
    if (this.type === codes.EOF) this.warnings.unclosedObject({ start, end: start + 1 })
    else if (!closed) this.warnAboutLost()
    const body: Body = { kind: 'body', span: { start: start + 1, end: closed ? end - 1 : end }, items }
    return { kind: 'object', span: { start, end }, body }
  }

  private warnAboutLost(): void {
    const { start, pos } = this.scanner
    this.warnings.lostMembers({ start, end: pos }, this.before, this.type === codes.STRING)
  }

  private failTooDeep(): undefined {
    this.failure = { message: '', tooDeep: true }
    return undefined
  }

  /** Members up to a token that is no comma, whatever it is: a missing comma loses all that follows. */
  private parseItems(): Item[] | undefined {
    const items: Item[] = []
    do {
      const item = this.parseItem()
      if (item !== undefined) items.push(item)
      else if (this.failure === ended || this.type === codes.RBRACE) return items
      else return undefined
    } while (this.scan() === codes.COMMA)
    return items
  }

  private parseItem(): Item | undefined {
    const keys = this.parseKeys()
    if (keys === undefined) return undefined
    const { start, pos } = this.scanner
    const equals = { start, end: pos }
    const { span } = keys[0] as Key
    const value = this.parseValue()
    if (value === undefined) {
      this.warnings.lostItem({ start: span.start, end: pos })
      return undefined
    }
    return { kind: 'item', span: { start: span.start, end: value.span.end }, keys, equals, value }
  }

  private parseKeys(): Key[] | undefined {
    const keys: Key[] = []
    for (;;) {
      const type = this.scan()
      const { start, pos } = this.scanner
      if (type === codes.STRING) keys.push(this.literals.makeKey(start, pos, true))
      else if (type === codes.COLON && keys.length > 0) return keys
      else if (type === codes.ILLEGAL) return this.fail('illegal')
      else {
        const first = keys[0]
        if (first !== undefined) this.warnings.lostItem({ start: first.span.start, end: this.before })
        if (type !== codes.EOF) return this.fail(`expected: STRING got: ${codes.goNameOf(type)}`)
        this.failure = ended
        return undefined
      }
    }
  }

  private parseValue(): Value | undefined {
    const type = this.scan()
    const { start, pos } = this.scanner
    if (type === codes.NULL) return this.makeNull()
    if (type === codes.BOOL) return this.literals.makeBool(start, pos)
    if (type === codes.LBRACE) return this.parseObject()
    if (type === codes.LBRACK) return this.parseList()
    if (type === codes.EOF) {
      this.failure = ended
      return undefined
    }
    return this.parseLiteral(type) ?? this.failUnknown('Expected object value')
  }

  /** Go makes `null` a string token without text, whose value is empty (json/token/token.go). */
  private makeNull(): StringValue {
    const { start, pos } = this.scanner
    return { kind: 'string', span: { start, end: pos }, heredoc: false, value: '' }
  }

  private parseLiteral(type: number): Value | undefined {
    const { start, pos } = this.scanner
    if (type === codes.STRING) return this.literals.makeString(start, pos)
    if (type !== codes.NUMBER && type !== codes.FLOAT) return undefined
    return this.literals.makeNumber(start, pos, type === codes.FLOAT)
  }

  /** Brackets of lists inside are passed over and so are booleans; commas need not be there. */
  private parseList(): ListValue | undefined {
    const { start } = this.scanner
    const elements: Value[] = []
    for (;;) {
      const type = this.scan()
      const span = { start: this.scanner.start, end: this.scanner.pos }
      if (type === codes.RBRACK) return { kind: 'list', span: { start, end: span.end }, elements }
      if (type === codes.COMMA) continue
      if (type === codes.BOOL) this.warnings.droppedBool(span)
      else if (type === codes.LBRACK) this.warnings.nestedList(span)
      else {
        const element = type === codes.LBRACE ? this.parseObject() : this.parseLiteral(type)
        if (element !== undefined) elements.push(element)
        else if (type === codes.LBRACE) return undefined
        else return this.fail(`unexpected token while parsing list: ${codes.goNameOf(type)}`)
      }
    }
  }
}
