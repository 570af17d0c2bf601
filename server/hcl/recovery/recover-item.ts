import type { Span } from '../../text/span.ts'
import { maximalDepth } from '../refusal.ts'
import * as codes from '../token-codes.ts'
import type { Item, Key, Value } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { type ReadObject, recoverValue } from './recover-values.ts'
import { insertion, quoted, sign } from './repairs.ts'

/** Reads one item, or several where the first have no value, and adds them. The cursor stands at a key. */
export function recoverItem(cursor: Cursor, items: Item[], readObject: ReadObject): void {
  const { indent } = cursor
  const lines = takeKeys(cursor)
  skipBadCharacters(cursor, lines)
  const { type } = cursor
  if (type === codes.LBRACE) return pushItem(items, lines.flat(), undefined, readObject(cursor, indent))
  // Only the labels of a block may stand on several lines.
  const keys = lines.pop() as Key[]
  for (const line of lines) recoverBare(cursor, line, items)
  if (lacksBrace(cursor, indent)) return recoverBlock(cursor, keys, undefined, items, readObject, indent)
  const isAssignment = type === codes.ASSIGN || type === codes.COLON
  const recoverRest = isAssignment ? recoverAssignment : recoverWithoutEquals
  recoverRest(cursor, keys, indent, items, readObject)
}

/** The keys that follow each other, line by line; not into what seems to be the inside of a block. */
function takeKeys(cursor: Cursor): Key[][] {
  const lines: Key[][] = []
  const { indent } = cursor
  let line = -1
  do {
    if (cursor.line !== line) lines.push([])
    line = cursor.line
    lines.at(-1)?.push(takeKey(cursor))
  } while (cursor.isKey(0) && !lacksBrace(cursor, indent))
  return lines
}

/** Whether indented lines follow, in a file that has a closing brace too many, where a `{` should be. */
function lacksBrace(cursor: Cursor, indent: number): boolean {
  const { tokens, isFirstOnLine, depth } = cursor
  return (
    tokens.unclosedBraces < 0 &&
    isFirstOnLine &&
    cursor.indent > indent &&
    cursor.isKey(0) &&
    depth < maximalDepth
  )
}

function recoverBlock(
  cursor: Cursor,
  keys: readonly Key[],
  equals: Span | undefined,
  items: Item[],
  readObject: ReadObject,
  indent: number,
): void {
  const { start } = (keys[0] as Key).span
  const help = 'put { at the end of this line'
  const repair = insertion('put { at the end of this line', cursor.before, ' {')
  const message = 'The brace that opens this block is missing.'
  cursor.problems.add({ start, end: cursor.before }, message, help, repair)
  cursor.tokens.unclosedBraces++
  pushItem(items, keys, equals, readObject(cursor, indent, false))
}

function takeKey(cursor: Cursor): Key {
  const { type, start, end, problems } = cursor
  cursor.advance()
  if (type === codes.IDENT || type === codes.STRING)
    return cursor.literals.makeKey(start, end, type === codes.STRING)
  const repair = quoted(cursor.text, { start, end })
  problems.add({ start, end }, 'This cannot be a key.', 'put it in double quotes', repair)
  return cursor.literals.makeKey(start, end, false)
}

/** `a/b = 1`: goes on to the `=` of the line if that is all that is wrong. */
function skipBadCharacters(cursor: Cursor, lines: readonly (readonly Key[])[]): void {
  if (cursor.type !== codes.ILLEGAL || cursor.isFirstOnLine || cursor.text[cursor.start] === ';') return
  let distance = 1
  const { line } = cursor
  while (
    cursor.lineAt(distance) === line &&
    (cursor.typeAt(distance) === codes.ILLEGAL || cursor.isKey(distance))
  ) {
    distance++
  }
  if (cursor.typeAt(distance) !== codes.ASSIGN || cursor.lineAt(distance) !== line) return
  const { start } = (lines.flat().at(-1) as Key).span
  for (; distance > 0; distance--) cursor.advance()
  const message = 'A key without quotes has only letters, digits and the characters _ - and .'
  const span = { start, end: cursor.before }
  cursor.problems.add(span, message, 'put the key in double quotes', quoted(cursor.text, span))
}

/** Keys with nothing after them on their line: a forgotten `=`, or nothing to guess. */
function recoverBare(cursor: Cursor, keys: readonly Key[], items: Item[]): void {
  const [first, second] = keys as [Key, ...Key[]]
  const { end } = (keys.at(-1) as Key).span
  if (keys.length === 2 && second?.quoted === true && !first.quoted) {
    reportEquals(cursor, { start: first.span.start, end }, first.span.end)
    const { guessed } = cursor.tokens
    if (guessed.has(second.span.start)) return pushMissing(items, [first], undefined, end)
    return pushItem(items, [first], undefined, cursor.literals.makeString(second.span.start, end))
  }
  const help = 'write key = value, or key { ... }'
  cursor.problems.add(first.span, 'This key has neither a value nor a block.', help)
  pushMissing(items, keys, undefined, end)
}

/** `offset`: where it belongs, if that is plain. It is not where a string before it may have ended too early. */
function reportEquals(cursor: Cursor, span: Span, offset?: number): void {
  const follows = /"[ \t]*$/.test(cursor.text.slice(Math.max(0, span.start - 80), span.start))
  const repair =
    offset === undefined || follows ? undefined : sign(cursor.text, { start: offset, end: offset }, '=')
  const message = 'A = is missing between the key and its value.'
  cursor.problems.add(span, message, 'write key = value', repair)
}

function pushMissing(items: Item[], keys: readonly Key[], equals: Span | undefined, end: number): void {
  pushItem(items, keys, equals, { kind: 'missing', span: { start: end, end } })
}

function pushItem(items: Item[], keys: readonly Key[], equals: Span | undefined, value: Value): void {
  const span = { start: (keys[0] as Key).span.start, end: value.span.end }
  items.push({ kind: 'item', span, keys, equals, value })
}

function recoverAssignment(
  cursor: Cursor,
  keys: readonly Key[],
  indent: number,
  items: Item[],
  readObject: ReadObject,
): void {
  const { problems, type, line } = cursor
  const first = keys[0] as Key
  const equals = cursor.span
  if (type === codes.COLON) {
    const repair = sign(cursor.text, equals, '=')
    problems.add(equals, 'Nomad wants = here, not a colon.', 'write key = value', repair)
  }
  if (keys.length > 1) {
    const help = 'write key = value, or key "label" { ... } without the ='
    problems.add({ start: first.span.start, end: equals.end }, 'Only one key may stand before =.', help)
  }
  cursor.advance()
  if (lacksBrace(cursor, indent)) return recoverBlock(cursor, keys, equals, items, readObject, indent)
  if (isMissing(cursor, line)) {
    problems.add(equals, 'There is no value after this =.', 'give the key a value or delete it')
    return pushMissing(items, keys, equals, equals.end)
  }
  pushItem(items, keys, equals, recoverValue(cursor, indent, readObject))
}

/** Whether there is no value after `=`: something ends, or the next item starts. */
function isMissing(cursor: Cursor, line: number): boolean {
  const { type } = cursor
  if (type === codes.EOF || type === codes.RBRACE || type === codes.RBRACK || type === codes.COMMA)
    return true
  if (cursor.line === line) return cursor.startsItem() && cursor.typeAt(1) === codes.ASSIGN
  return type === codes.IDENT || cursor.startsItem()
}

function recoverWithoutEquals(
  cursor: Cursor,
  keys: readonly Key[],
  indent: number,
  items: Item[],
  readObject: ReadObject,
): void {
  const { type, isFirstOnLine } = cursor
  if (!isFirstOnLine && (codes.isLiteral(type) || type === codes.LBRACK)) {
    const { end } = (keys.at(-1) as Key).span
    reportEquals(cursor, { start: (keys[0] as Key).span.start, end }, keys.length === 1 ? end : undefined)
    return pushItem(items, keys, undefined, recoverValue(cursor, indent, readObject))
  }
  recoverBare(cursor, keys, items)
  const ends = isFirstOnLine || cursor.isBrace || type === codes.COMMA || type === codes.EOF
  if (!ends && cursor.text[cursor.start] !== ';') cursor.skipLine()
}
