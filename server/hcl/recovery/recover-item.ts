import type { Span } from '../../text/span.ts'
import { nameOf } from '../key-name.ts'
import * as codes from '../token-codes.ts'
import type { Item, Key, Value } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { type ReadObject, recoverValue } from './recover-values.ts'

/** Reads one item, or several where the first has no value, and adds them. The cursor stands at a key. */
export function recoverItem(cursor: Cursor, items: Item[], readObject: ReadObject): void {
  const { indent } = cursor
  const keys = takeKeys(cursor, items)
  skipBadCharacters(cursor, keys)
  const { type } = cursor
  if (type === codes.LBRACE) pushItem(items, keys, undefined, readObject(cursor, indent))
  else if (type === codes.ASSIGN || type === codes.COLON)
    recoverAssignment(cursor, keys, indent, items, readObject)
  else recoverWithoutEquals(cursor, keys, indent, items, readObject)
}

function takeKeys(cursor: Cursor, items: Item[]): Key[] {
  let keys: Key[] = []
  let { line } = cursor
  do {
    const next = cursor.typeAt(1)
    // `=` needs a key of its own on the line; the labels of a block may stand on several lines.
    if (cursor.line !== line && (next === codes.ASSIGN || next === codes.COLON)) {
      giveUp(cursor, keys, items)
      keys = []
    }
    line = cursor.line
    keys.push(takeKey(cursor))
  } while (cursor.isKey(0))
  return keys
}

function takeKey(cursor: Cursor): Key {
  const { type, start, end, problems } = cursor
  cursor.advance()
  if (type === codes.IDENT || type === codes.STRING)
    return cursor.literals.makeKey(start, end, type === codes.STRING)
  problems.add({ start, end }, 'This cannot be a key.', 'Put it in double quotes.')
  return cursor.literals.makeKey(start, end, false)
}

/** `a/b = 1`: goes on to the `=` of the line if that is all that is wrong. */
function skipBadCharacters(cursor: Cursor, keys: readonly Key[]): void {
  if (cursor.type !== codes.ILLEGAL || cursor.isFirstOnLine || cursor.text[cursor.start] === ';') return
  let distance = 1
  while (cursor.typeAt(distance) === codes.ILLEGAL || cursor.isKey(distance)) distance++
  if (cursor.typeAt(distance) !== codes.ASSIGN || cursor.lineAt(distance) !== cursor.line) return
  const { start } = (keys.at(-1) as Key).span
  for (; distance > 0; distance--) cursor.advance()
  const message = 'A key without quotes has only letters, digits and the characters _ - and .'
  cursor.problems.add({ start, end: cursor.before }, message, 'Put the key in double quotes.')
}

/** Ends an item that has neither a value nor a block. Not named: it may be a piece of a broken string. */
function giveUp(cursor: Cursor, keys: readonly Key[], items: Item[]): void {
  const [first] = keys
  if (first === undefined) return
  const help = 'Write key = value, or key { ... }.'
  cursor.problems.add(first.span, 'This key has neither a value nor a block.', help)
  pushMissing(items, keys, undefined, (keys.at(-1) as Key).span.end)
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
  if (type === codes.COLON) problems.add(equals, 'Nomad wants = here, not a colon.', 'Write key = value.')
  if (keys.length > 1) {
    const help = 'Write key = value, or key "label" { ... } without the =.'
    problems.add({ start: first.span.start, end: equals.end }, 'Only one key may stand before =.', help)
  }
  cursor.advance()
  if (isMissing(cursor, line)) {
    problems.add(equals, `${nameOf(first)} has no value.`, 'Give it a value or delete it.')
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
  const [first, second] = keys as [Key, ...Key[]]
  const sameLine = !cursor.isFirstOnLine
  const hasValue = sameLine && (codes.isLiteral(cursor.type) || cursor.type === codes.LBRACK)
  const label = keys.length === 2 && second?.quoted === true && !first.quoted ? second : undefined
  if (!hasValue && label === undefined) {
    giveUp(cursor, keys, items)
    const goesOn = sameLine && !cursor.isBrace && cursor.type !== codes.COMMA && cursor.type !== codes.EOF
    if (goesOn && cursor.text[cursor.start] !== ';') cursor.skipLine()
    return
  }
  const span = { start: first.span.start, end: (keys.at(-1) as Key).span.end }
  cursor.problems.add(span, 'A = is missing between the key and its value.', 'Write key = value.')
  if (hasValue) pushItem(items, keys, undefined, recoverValue(cursor, indent, readObject))
  else if (label !== undefined) {
    pushItem(items, [first], undefined, cursor.literals.makeString(label.span.start, label.span.end))
  }
}
