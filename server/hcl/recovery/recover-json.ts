import type { Source } from '../../text/source.ts'
import { flattenItems } from '../json-flatten.ts'
import { Literals } from '../literals.ts'
import { maximalDepth } from '../refusal.ts'
import * as codes from '../token-codes.ts'
import type { Body, Item, Key, MissingValue, ObjectValue, Value } from '../tree.ts'
import { reportBrokenText } from './broken-text.ts'
import { JsonTokens } from './json-tokens.ts'
import { meantBool } from './meant-bool.ts'
import { ProblemList } from './problem-list.ts'
import type { Recovered } from './recover.ts'
import { insertion } from './repairs.ts'

/** As `recover`, for a file that Nomad takes for JSON because it starts with a brace. */
export function recoverJson(source: Source): Recovered {
  const problems = new ProblemList(source)
  const readable = reportBrokenText(source, true, problems)
  reportOtherLanguage(readable.text, problems)
  const root = new JsonRecovery(readable, problems).recoverRoot()
  const tree: Body = {
    kind: 'body',
    span: { start: 0, end: source.text.length },
    items: flattenItems(root.body.items) ?? [],
  }
  return { tree, problems: problems.inOrder() }
}

const noValue = { message: 'This word is no value.', help: 'put text in double quotes' }

/** A template or HCL that happens to start with a brace: one word on that is better than many on JSON. */
function reportOtherLanguage(text: string, problems: ProblemList): void {
  const match = /^\s*(?:(\{\{|\{%|\{#)|\{\s*[A-Za-z_]\w*\s*[={"])/.exec(text)
  if (match === null) return
  const start = text.indexOf('{')
  const [, template] = match
  if (template === undefined) {
    const help = 'delete the braces around the file if it is HCL'
    return problems.add({ start, end: start + 1 }, 'Nomad reads a file that starts with { as JSON.', help)
  }
  const message = 'This looks like text that another program should have replaced.'
  problems.add({ start, end: start + 2 }, message, 'lint the file that comes out of it')
}

class JsonRecovery {
  private readonly tokens: JsonTokens
  private readonly literals: Literals
  private readonly problems: ProblemList
  private depth = 0
  /** Where the token before the current one ends. */
  private before = 0

  constructor(source: Source, problems: ProblemList) {
    this.tokens = new JsonTokens(source, problems)
    this.literals = new Literals(source.text, true)
    this.problems = problems
  }

  recoverRoot(): ObjectValue {
    this.tokens.advance()
    return this.recoverObject()
  }

  private advance(): void {
    this.before = this.tokens.scanner.pos
    this.tokens.advance()
  }

  private recoverObject(): ObjectValue {
    const { start } = this.tokens.span
    const items: Item[] = []
    this.depth++
    this.advance()
    for (;;) {
      const { type, span } = this.tokens
      if (type === codes.RBRACE || type === codes.RBRACK || type === codes.EOF) break
      if (type === codes.STRING || type === codes.ILLEGAL) this.recoverItem(items)
      else {
        if (type !== codes.COMMA) this.problems.add(span, 'Nomad expects a key in double quotes here.')
        this.skipGroup()
      }
    }
    this.depth--
    const closed = this.tokens.type === codes.RBRACE
    const end = this.close(codes.RBRACE)
    const inside = { start: start + 1, end: closed ? end - 1 : end }
    return { kind: 'object', span: { start, end }, body: { kind: 'body', span: inside, items } }
  }

  /** Takes the closing bracket if it is there. */
  private close(bracket: number): number {
    if (this.tokens.type !== bracket) return this.before
    const { end } = this.tokens.span
    // Nomad does not read what follows the object that is the file.
    if (this.depth > 0) this.advance()
    return end
  }

  private recoverItem(items: Item[]): void {
    const keys: Key[] = []
    for (; this.tokens.type === codes.STRING || this.tokens.type === codes.ILLEGAL; this.advance()) {
      const { type, span } = this.tokens
      keys.push(this.literals.makeKey(span.start, span.end, type === codes.STRING))
      if (type === codes.ILLEGAL) this.problems.add(span, 'A key must be in double quotes in JSON.')
    }
    const { start, end } = (keys[0] as Key).span
    const { type, span } = this.tokens
    if (codes.isLiteral(type) || type === codes.LBRACE || type === codes.LBRACK) {
      const repair = keys.length === 1 ? insertion('write a colon', end, ':') : undefined
      this.problems.add({ start, end }, 'A colon is missing after this key.', 'write "key": value', repair)
    } else if (type !== codes.COLON) {
      this.problems.add({ start, end }, 'This key has no value.', 'write "key": value')
      const value: MissingValue = { kind: 'missing', span: { start: this.before, end: this.before } }
      items.push({ kind: 'item', span: { start, end: this.before }, keys, equals: undefined, value })
      return
    }
    if (type === codes.COLON) this.advance()
    const value = this.recoverValue(type === codes.COLON ? span.end : end)
    const equals = type === codes.COLON ? span : undefined
    items.push({ kind: 'item', span: { start, end: value.span.end }, keys, equals, value })
    if (this.tokens.type === codes.COMMA) return this.advance()
    this.reportComma()
  }

  /** Without a comma Nomad ends the object, and fails at what follows or loses it. */
  private reportComma(): void {
    if (this.tokens.type !== codes.STRING) return
    const span = { start: Math.max(0, this.before - 1), end: this.before }
    const repair = insertion('put a comma here', span.end, ',')
    this.problems.add(span, 'A comma is missing after this.', 'put a comma here', repair)
  }

  private recoverValue(after: number): Value {
    const { type, span } = this.tokens
    if (type === codes.LBRACE || type === codes.LBRACK) {
      if (this.depth >= maximalDepth) return this.skipDeep()
      return type === codes.LBRACE ? this.recoverObject() : this.recoverList()
    }
    const value = this.makeLiteral(type)
    if (value !== undefined) {
      this.advance()
      return value
    }
    if (type === codes.ILLEGAL) {
      const bool = meantBool(this.literals.textBetween(span.start, span.end))
      const { message, help } = bool ?? noValue
      this.problems.add(span, message, help, bool?.repair(span))
      this.advance()
      return { kind: 'missing', span }
    }
    this.problems.add(
      { start: after - 1, end: after },
      'There is no value after this.',
      'Give it a value or delete it.',
    )
    return { kind: 'missing', span: { start: after, end: after } }
  }

  private makeLiteral(type: number): Value | undefined {
    const { span, guessed } = this.tokens
    const { start, end } = span
    if (guessed) return { kind: 'missing', span }
    if (type === codes.STRING) return this.literals.makeString(start, end)
    if (type === codes.BOOL) return this.literals.makeBool(start, end)
    if (type === codes.NULL) return { kind: 'string', span, heredoc: false, value: '' }
    const float = type === codes.FLOAT
    return float || type === codes.NUMBER ? this.literals.makeNumber(start, end, float) : undefined
  }

  private recoverList(): Value {
    const { start } = this.tokens.span
    const elements: Value[] = []
    this.depth++
    this.advance()
    for (;;) {
      const { type, span } = this.tokens
      if (type === codes.RBRACK || type === codes.RBRACE || type === codes.EOF) break
      if (type === codes.COMMA) this.advance()
      else if (type === codes.NULL) {
        this.problems.add(span, 'Nomad does not take null in a list.', 'delete it')
        this.advance()
      } else if (type === codes.COLON || type === codes.PERIOD) {
        this.problems.add(span, 'This has no place in a list.', 'delete it')
        this.advance()
      } else {
        if (type === codes.LBRACK)
          this.problems.add(span, 'Nomad knows no lists in lists in JSON.', 'write one list')
        elements.push(this.recoverValue(span.end))
      }
    }
    this.depth--
    if (this.tokens.type !== codes.RBRACK) {
      this.problems.add({ start, end: start + 1 }, 'This list is never closed.', 'close it with ]')
    }
    return { kind: 'list', span: { start, end: this.close(codes.RBRACK) }, elements }
  }

  private skipDeep(): MissingValue {
    const { span } = this.tokens
    this.problems.add(span, 'This is nested too deeply for nomadlint to follow.')
    this.skipGroup()
    return { kind: 'missing', span: { start: span.start, end: this.before } }
  }

  /** Past this token, and past its counterpart if it is a bracket. */
  private skipGroup(): void {
    let open = 0
    do {
      const { type } = this.tokens
      if (type === codes.LBRACE || type === codes.LBRACK) open++
      else if (type === codes.RBRACE || type === codes.RBRACK) open--
      this.advance()
    } while (open > 0 && this.tokens.type !== codes.EOF)
  }
}
