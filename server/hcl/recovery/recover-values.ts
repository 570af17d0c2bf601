import type { Span } from '../../text/span.ts'
import { maximalDepth } from '../refusal.ts'
import * as codes from '../token-codes.ts'
import type { ListValue, MissingValue, ObjectValue, Value } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { skipExpression } from './expression.ts'
import { insertion, replacement } from './repairs.ts'

/** Reads a body, whose brace may be missing; given by the caller, as values and bodies hold each other. */
export type ReadObject = (cursor: Cursor, indent: number, hasBrace?: boolean) => ObjectValue

/** The value that starts at the cursor, whatever stands there. */
export function recoverValue(cursor: Cursor, indent: number, readObject: ReadObject): Value {
  const { type, start, end } = cursor
  if (type === codes.LBRACE) {
    return isTemplate(cursor) ? skipExpression(cursor, start) : readObject(cursor, indent)
  }
  if (type === codes.LBRACK) return recoverList(cursor, indent, readObject)
  if (!codes.isLiteral(type)) return skipExpression(cursor, start)
  const known = cursor.at
  cursor.advance()
  if (!continuesExpression(cursor, type)) return makeLiteral(cursor, type, start, end)
  cursor.at = known
  return skipExpression(cursor, start)
}

/** `{{` or `{%`: no object starts like that, templates do. */
export function isTemplate(cursor: Cursor): boolean {
  if (cursor.type !== codes.LBRACE || !cursor.touches(1)) return false
  return cursor.typeAt(1) === codes.LBRACE || cursor.text[cursor.end] === '%'
}

/** Whether the token after a literal goes on on its line as only an expression does. */
function continuesExpression(cursor: Cursor, literal: number): boolean {
  if (cursor.isFirstOnLine || literal === codes.HEREDOC) return false
  const { type } = cursor
  if (type === codes.ADD || type === codes.SUB || type === codes.COLON) return true
  if (type === codes.ILLEGAL) return cursor.text[cursor.start] !== ';'
  if (type === codes.ASSIGN) return cursor.typeAt(1) === codes.ASSIGN
  // `10kb` is two tokens; so is `10 b` of `a = 10 b = 1`, where the second is a key.
  if (!isNumber(literal)) return false
  if (cursor.touches(0) && (isNumber(type) || endsWord(cursor))) return true
  return type === codes.IDENT && !cursor.isItem()
}

/** The rest of a word without quotes that ends in `=`, as keys in base64 do: no value follows. */
function endsWord(cursor: Cursor): boolean {
  if (cursor.type !== codes.IDENT || cursor.typeAt(1) !== codes.ASSIGN) return false
  const next = cursor.typeAt(2)
  return !codes.isLiteral(next) && next !== codes.LBRACE && next !== codes.LBRACK
}

function isNumber(type: number): boolean {
  return type === codes.NUMBER || type === codes.FLOAT
}

function makeLiteral({ literals, tokens }: Cursor, type: number, start: number, end: number): Value {
  if (tokens.guessed.has(start)) return { kind: 'missing', span: { start, end } }
  if (type === codes.STRING) return literals.makeString(start, end)
  if (type === codes.BOOL) return literals.makeBool(start, end)
  if (type === codes.HEREDOC) return literals.makeHeredoc(start, end)
  return literals.makeNumber(start, end, type === codes.FLOAT)
}

function recoverList(cursor: Cursor, indent: number, readObject: ReadObject): ListValue | MissingValue {
  if (cursor.depth >= maximalDepth) return skipDeep(cursor)
  const { start } = cursor
  const open = cursor.span
  const elements: Value[] = []
  cursor.depth++
  cursor.advance()
  for (let needComma = false; cursor.type !== codes.RBRACK; ) {
    if (endsList(cursor)) {
      reportUnclosed(cursor, open)
      cursor.depth--
      return { kind: 'list', span: { start, end: cursor.before }, elements }
    }
    if (cursor.type === codes.COMMA) {
      cursor.advance()
      needComma = false
      continue
    }
    const isList = cursor.type === codes.LBRACK
    if (needComma) reportComma(cursor)
    elements.push(recoverValue(cursor, indent, readObject))
    needComma = !isList
  }
  const end = cursor.end
  cursor.advance()
  cursor.depth--
  return { kind: 'list', span: { start, end }, elements }
}

/** Where there are too many closing braces, one of them should have been this list's bracket. */
function reportUnclosed(cursor: Cursor, open: Span): void {
  const { tokens, problems } = cursor
  if (cursor.type === codes.RBRACE && tokens.unclosedBraces < 0) {
    const repair = replacement('write ] there', cursor.span, ']')
    problems.add(cursor.span, 'A brace stands where a list must be closed.', 'close the list with ]', repair)
    tokens.unclosedBraces++
    cursor.advance()
  } else problems.add(open, 'This list is never closed.', 'close it with ] after its last element')
}

function reportComma(cursor: Cursor): void {
  const { before } = cursor
  const message = 'A comma is missing between this element of the list and the next.'
  const repair = insertion('put a comma here', before, ',')
  cursor.problems.add({ start: before - 1, end: before }, message, 'put a comma here', repair)
}

function endsList(cursor: Cursor): boolean {
  const { type } = cursor
  if (type === codes.EOF || type === codes.RBRACE) return true
  return cursor.isFirstOnLine && cursor.startsItem()
}

/** Reports nesting beyond reason and passes over it. */
export function skipDeep(cursor: Cursor): MissingValue {
  const { start } = cursor
  cursor.problems.add(cursor.span, 'This is nested too deeply for nomadlint to follow.')
  cursor.skipGroup()
  return { kind: 'missing', span: { start, end: cursor.before } }
}
