import { decodeSource } from '../text/decode.ts'
import type { Source } from '../text/source.ts'

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}

const digitsOf: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** How text keeps bytes that are no UTF-8: as U+FFFD each, or as a character for each that no text has. */
export type OddBytes = 'replaced' | 'kept'

/** Collects a value that escapes may give single bytes of: `"\xc3\xa9"` is `é`. */
class ValueBuilder {
  private parts: string[] = []
  private bytes: number[] = []
  private readonly odd: OddBytes

  constructor(odd: OddBytes) {
    this.odd = odd
  }

  addText(text: string): void {
    if (text === '') return
    this.flushBytes()
    this.parts.push(text)
  }

  addByte(byte: number): void {
    if (byte < 0x80) this.addText(String.fromCharCode(byte))
    else this.bytes.push(byte)
  }

  finish(): string {
    this.flushBytes()
    return this.parts.join('')
  }

  private flushBytes(): void {
    if (this.bytes.length === 0) return
    const source = decodeSource('', Uint8Array.from(this.bytes))
    this.parts.push(this.odd === 'kept' ? keepOdd(source, this.bytes) : source.text)
    this.bytes = []
  }
}

/** Each byte that is no UTF-8 as half a surrogate pair, which no text holds: U+DC80 to U+DCFF. */
function keepOdd({ text, invalidUtf8 }: Source, bytes: readonly number[]): string {
  let kept = ''
  let at = 0
  for (let index = 0; index < text.length; ) {
    const odd = invalidUtf8.has(index)
    const code = odd ? 0xdc00 + (bytes[at] as number) : (text.codePointAt(index) as number)
    kept += String.fromCodePoint(code)
    at += odd ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    index += code < 0x10000 ? 1 : 2
  }
  return kept
}

/** A character by its number, as Go encodes it: each half of a surrogate pair is U+FFFD. */
function characterOf(code: number): string {
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code)
}

/** Text and bytes; `undefined` as the value of something that Go's `Unquote` refuses. */
export interface Decoded {
  readonly value: string | undefined
  readonly reason: string
}

const refused = (reason: string): Decoded => ({ value: undefined, reason })

/**
 * Resolves the escapes of a string that a scanner let through. HCL copies `${}` untouched
 * (hcl/strconv/quote.go); JSON, for which the library calls Go's own `strconv.Unquote`, does not know it.
 */
export function decodeEscapes(inner: string, json: boolean, odd: OddBytes = 'replaced'): Decoded {
  const builder = new ValueBuilder(odd)
  let at = 0
  while (at < inner.length) {
    const next = nextSpecial(inner, at, json)
    builder.addText(inner.slice(at, next))
    if (next === inner.length) break
    if (inner[next] === '$') {
      const end = endOfInterpolation(inner, next)
      const whole = inner.slice(next, end)
      if (whole.includes('\ufffd'))
        return refused('Nomad cannot read the replacement character U+FFFD inside ${}')
      builder.addText(whole)
      at = end
      continue
    }
    const reason = decodeEscape(inner, next, json, builder)
    if (reason !== undefined) return refused(reason)
    at = next + escapeLength(inner, next)
  }
  return { value: builder.finish(), reason: '' }
}

function nextSpecial(inner: string, from: number, json: boolean): number {
  for (let at = from; at < inner.length; at++) {
    const c = inner[at]
    if (c === '\\' || (!json && c === '$' && inner[at + 1] === '{')) return at
  }
  return inner.length
}

function endOfInterpolation(inner: string, start: number): number {
  let braces = 1
  let at = start + 2
  for (; at < inner.length && braces > 0; at++) {
    if (inner[at] === '{') braces++
    else if (inner[at] === '}') braces--
  }
  return at
}

function escapeLength(inner: string, at: number): number {
  const letter = inner[at + 1] ?? ''
  if (letter >= '0' && letter <= '7') return 4
  return 2 + (digitsOf[letter] ?? 0)
}

/** Adds one escape to the value; gives the reason where Nomad cannot read it. */
function decodeEscape(inner: string, at: number, json: boolean, builder: ValueBuilder): string | undefined {
  const letter = inner[at + 1] ?? ''
  const plain = simple[letter]
  if (plain !== undefined) {
    builder.addText(plain)
    return undefined
  }
  const octal = letter >= '0' && letter <= '7'
  const digits = inner.slice(octal ? at + 1 : at + 2, at + escapeLength(inner, at))
  const code = Number.parseInt(digits, octal ? 8 : 16)
  const whole = octal ? /^[0-7]{3}$/ : /^(?:[0-9a-f]{2}|[0-9a-f]{4}|[0-9a-f]{8})$/i
  if (!whole.test(digits)) return 'it has an escape that Nomad does not know'
  if (octal && code > 0xff) return 'an octal escape goes up to \\377'
  if (octal || letter === 'x') {
    builder.addByte(code)
    return undefined
  }
  if (!json && code > 0x7fffffff) {
    // Too large for Go's 32-bit runes: it turns negative and is taken for a single byte (quote.go).
    builder.addByte(code & 0xff)
    return undefined
  }
  if (code > 0x10ffff) return 'the escape names a character beyond \\U0010FFFF'
  const surrogate = code >= 0xd800 && code <= 0xdfff
  if (json && surrogate)
    return 'Nomad does not join surrogate pairs such as \\ud83d\\ude00; write the character itself'
  builder.addText(characterOf(code))
  return undefined
}
