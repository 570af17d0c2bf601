import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { maximalDepth } from '../refusal.ts'
import * as codes from '../token-codes.ts'
import type { Body, Item, ObjectValue, Problem } from '../tree.ts'
import { reportBrokenText } from './broken-text.ts'
import { Cursor } from './cursor.ts'
import { skipExpression } from './expression.ts'
import { lexTolerantly } from './lex.ts'
import { ProblemList } from './problem-list.ts'
import { recoverItem } from './recover-item.ts'
import { isTemplate, skipDeep } from './recover-values.ts'
import { closingBrace, deletion } from './repairs.ts'

/** What can be made of a file that Nomad refuses: a tree with holes, and each error where it was made. */
export interface Recovered {
  readonly tree: Body
  readonly problems: readonly Problem[]
}

export function recover(source: Source): Recovered {
  const problems = new ProblemList(source)
  const readable = reportBrokenText(source, false, problems)
  const cursor = new Cursor(readable, lexTolerantly(readable, problems), problems)
  const { items } = recoverItems(cursor, undefined)
  const span = { start: 0, end: source.text.length }
  return { tree: { kind: 'body', span, items }, problems: problems.inOrder() }
}

/** A brace whose items are being read. */
interface Open {
  readonly brace: Span
  readonly line: number
  /** How far the line of its item is indented. */
  readonly indent: number
}

interface Items {
  readonly items: Item[]
  /** Whether the body's own closing brace comes next. */
  readonly closed: boolean
}

/** Items up to the closing brace, or to where an unclosed body must have ended. */
function recoverItems(cursor: Cursor, open: Open | undefined): Items {
  const items: Item[] = []
  for (;;) {
    const { type } = cursor
    if (type === codes.EOF || (open !== undefined && isOutside(cursor, open))) return { items, closed: false }
    if (type === codes.RBRACE && open !== undefined) return { items, closed: true }
    if (cursor.isKey(0) || (codes.isLiteral(type) && cursor.typeAt(1) === codes.ASSIGN)) {
      recoverItem(cursor, items, readObject)
      passSeparator(cursor)
    } else skipStray(cursor)
  }
}

/** Whether the indentation says that the brace should be closed by now, in a file that lacks closing braces. */
function isOutside(cursor: Cursor, open: Open): boolean {
  const { tokens, type } = cursor
  if (tokens.unclosedBraces <= 0 || tokens.swallowsRest) return false
  if (!cursor.isFirstOnLine || cursor.line === open.line) return false
  const outside =
    type === codes.RBRACE ? cursor.indent < open.indent : cursor.indent <= open.indent && cursor.startsItem()
  if (outside) tokens.unclosedBraces--
  return outside
}

function passSeparator(cursor: Cursor): void {
  if (cursor.type === codes.COMMA) return cursor.advance()
  if (!isSemicolon(cursor)) return
  const { span } = cursor
  cursor.problems.add(span, 'HCL has no semicolons.', 'delete it', deletion(span))
  cursor.advance()
}

function isSemicolon(cursor: Cursor): boolean {
  return cursor.type === codes.ILLEGAL && cursor.text[cursor.start] === ';'
}

/** Reports and passes something that starts no item. */
function skipStray(cursor: Cursor): void {
  const { type, span, problems } = cursor
  if (type === codes.LBRACE && !isTemplate(cursor)) {
    problems.add(span, 'A block needs a name before its brace.')
    readObject(cursor, cursor.indent)
  } else if (type === codes.ASSIGN) {
    problems.add(span, 'There is no key before this =.', 'write key = value')
    cursor.skipLine()
  } else if (type === codes.RBRACE) {
    problems.add(span, 'This brace closes nothing.', 'delete it, or find the brace that closes too early')
    cursor.advance()
  } else if (type === codes.COMMA) {
    problems.add(span, 'There is a comma too many.', 'delete it', deletion(span))
    cursor.advance()
  } else if (isSemicolon(cursor)) passSeparator(cursor)
  else {
    reportKeyless(cursor)
    skipExpression(cursor, cursor.start)
  }
}

/** A literal where a key should be; `9a = 1` is a number and a key. */
function reportKeyless(cursor: Cursor): void {
  const { problems, span, type } = cursor
  if (!codes.isLiteral(type)) return
  if (type === codes.NUMBER && cursor.isKey(1) && cursor.touches(1)) {
    problems.add(span, 'A key without quotes cannot start with a digit.', 'put it in double quotes')
  } else problems.add(span, 'This is a value without a key.', 'write key = value')
}

function readObject(cursor: Cursor, indent: number, hasBrace = true): ObjectValue {
  if (hasBrace && cursor.depth >= maximalDepth) {
    const { span } = skipDeep(cursor)
    return { kind: 'object', span, body: { kind: 'body', span, items: [] } }
  }
  const brace = hasBrace ? cursor.span : { start: cursor.before, end: cursor.before }
  const open = { brace, line: cursor.line, indent }
  cursor.depth++
  if (hasBrace) cursor.advance()
  const { items, closed } = recoverItems(cursor, open)
  cursor.depth--
  const end = closed ? cursor.end : cursor.before
  if (closed) cursor.advance()
  else if (hasBrace && !cursor.tokens.swallowsRest) {
    const repair = closingBrace(cursor.text, brace.start, cursor.before)
    cursor.problems.add(brace, 'This brace is never closed.', 'add the closing brace', repair)
  }
  const inside = { start: brace.end, end: closed ? end - 1 : end }
  return { kind: 'object', span: { start: brace.start, end }, body: { kind: 'body', span: inside, items } }
}
