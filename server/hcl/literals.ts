import { decodeSource } from '../text/decode.ts'
import { decodeEscapes } from './decode-escapes.ts'
import { readFloat, readInteger } from './numbers.ts'
import type { BoolValue, Key, NumberValue, StringValue } from './tree.ts'

/** Makes the leaves of a tree from the text of a file; `json` follows the JSON parser's rules. */
export class Literals {
  private readonly text: string
  private readonly json: boolean
  private readonly hasReturns: boolean

  constructor(text: string, json: boolean) {
    this.text = text
    this.json = json
    this.hasReturns = !json && text.includes('\r\n')
  }

  /** The text of a token as Nomad's parser has it: with `\n` for every line ending. */
  textBetween(start: number, end: number): string {
    const text = this.text.slice(start, end)
    return this.hasReturns ? text.replaceAll('\r\n', '\n') : text
  }

  /** `plain` if the scanner saw that nothing in the quotes needs a second look. */
  makeKey(start: number, end: number, quoted: boolean, plain = false): Key {
    const text = this.text.slice(start, end)
    const span = { start, end }
    if (!quoted) return { span, text, value: text, quoted }
    if (plain) return { span, text, value: this.text.slice(start + 1, end - 1), quoted }
    const inner = this.textBetween(start + 1, end - 1)
    if (isPlain(inner)) return { span, text, value: inner, quoted }
    const { value, reason } = decodeEscapes(inner, this.json, 'kept')
    if (value !== undefined) return { span, text, value, quoted }
    return { span, text, value: inner, quoted, invalid: reason }
  }

  makeString(start: number, end: number, plain = false): StringValue {
    const span = { start, end }
    if (plain) return { kind: 'string', span, heredoc: false, value: this.text.slice(start + 1, end - 1) }
    const inner = this.textBetween(start + 1, end - 1)
    if (isPlain(inner)) return { kind: 'string', span, heredoc: false, value: inner }
    const { value, reason } = decodeEscapes(inner, this.json)
    if (value !== undefined) return { kind: 'string', span, heredoc: false, value }
    return { kind: 'string', span, heredoc: false, value: inner, invalid: reason }
  }

  makeHeredoc(start: number, end: number): StringValue {
    const value = heredocValue(this.textBetween(start, end))
    return { kind: 'string', span: { start, end }, heredoc: true, value }
  }

  makeNumber(start: number, end: number, float: boolean): NumberValue {
    const text = this.textBetween(start, end)
    const { value, invalid } = float ? readFloat(text) : readInteger(text)
    const span = { start, end }
    if (invalid === undefined) return { kind: 'number', span, float, text, value }
    return { kind: 'number', span, float, text, value, invalid }
  }

  makeBool(start: number, end: number): BoolValue {
    return { kind: 'bool', span: { start, end }, value: end - start === 4 }
  }
}

function isPlain(inner: string): boolean {
  return !inner.includes('\\') && !inner.includes('${')
}

/**
 * The value of a heredoc token. The lengths are token.go's: they assume a closing line of as many characters
 * after the indentation as the opening one has after `<<`, which returns before a newline can break.
 */
function heredocValue(token: string): string {
  if (!token.includes('\r') || /^[\0-\x7f]*$/.test(token)) return cutHeredoc(token)
  // Only a return can put Go's cut into the middle of a character, of which it then keeps some bytes.
  const bytes = new TextEncoder().encode(token)
  const cut = cutHeredoc(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return decodeSource(
    '',
    Uint8Array.from(cut, (character) => character.charCodeAt(0)),
  ).text
}

function cutHeredoc(token: string): string {
  const newline = token.indexOf('\n')
  const size = token.length - newline
  if (token[2] !== '-') return token.slice(newline + 1, Math.max(newline + 1, size + 1))
  const body = token.slice(newline + 1, Math.max(newline + 1, size + 2))
  const indent = body.slice(body.lastIndexOf('\n') + 1)
  const lines = body.split('\n')
  if (lines.every((line) => line.startsWith(indent))) {
    lines[lines.length - 1] = indent
    return lines.map((line) => line.slice(indent.length)).join('\n')
  }
  return trimBlanks(body.slice(0, -1))
}

function trimBlanks(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return text.slice(0, end)
}
