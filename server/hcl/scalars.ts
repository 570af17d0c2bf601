import type { GenericValue } from './generic-value.ts'
import { readFloat, readInteger } from './numbers.ts'
import type { Value } from './tree.ts'

/** Go's type of a scalar in the generic view. */
export type ScalarKind = 'string' | 'bool' | 'int' | 'float'

export function isScalar({ kind }: Value): boolean {
  return kind === 'string' || kind === 'number' || kind === 'bool'
}

export function kindOf(value: Value): ScalarKind {
  if (value.kind === 'number') return value.float ? 'float' : 'int'
  return value.kind === 'bool' ? 'bool' : 'string'
}

/** A scalar that nothing of the same key came before; `undefined` if it cannot be read. */
export function readNew(value: Value): GenericValue | undefined {
  if (value.kind === 'bool') return value.value
  if (value.kind !== 'string' && value.kind !== 'number') return undefined
  return value.invalid === undefined ? value.value : undefined
}

/** A later scalar is read as the kind of the first one of its key (decoder.go); `undefined` if that fails. */
export function readLike(kind: ScalarKind, value: Value): GenericValue | undefined {
  if (kind === 'string') return readText(value)
  if (kind === 'bool') return readBool(value)
  if (kind === 'int') return readInt(value)
  if (value.kind !== 'number') return undefined
  // Go reads the text anew, as decimal: 010 is ten here, and 0x10 is nothing.
  const { value: float, invalid } = readFloat(value.text)
  return invalid === undefined ? float : undefined
}

function readText(value: Value): string | undefined {
  if (value.kind === 'number') return value.text
  if (value.kind === 'bool') return String(value.value)
  return value.kind === 'string' && value.invalid === undefined ? value.value : undefined
}

function readBool(value: Value): boolean | undefined {
  if (value.kind === 'bool') return value.value
  const text = value.kind === 'number' && !value.float ? value.text : plainText(value)?.toLowerCase()
  if (text === '1' || text === 'true') return true
  return text === '0' || text === 'false' ? false : undefined
}

/** The inside of a quoted string without escapes: Go looks at the text as written, not at the value. */
function plainText(value: Value): string | undefined {
  if (value.kind !== 'string' || value.heredoc) return undefined
  return value.span.end - value.span.start === value.value.length + 2 ? value.value : undefined
}

function readInt(value: Value): GenericValue | undefined {
  if (value.kind === 'number' && !value.float) return value.invalid === undefined ? value.value : undefined
  if (value.kind !== 'string' || value.heredoc || value.invalid !== undefined) return undefined
  const text = digitsOf(value.value)
  if (text === undefined) return undefined
  const { value: int, invalid } = readInteger(text)
  return invalid === undefined ? int : undefined
}

/** What Go's `ParseInt` takes in a string beyond what an HCL number may be: a plus, `_`, `0b` and `0o`. */
function digitsOf(text: string): string | undefined {
  const match = /^([-+]?)(0[xX]|0[bB]|0[oO]|0(?=_?[0-9])|)((?:_?[0-9a-fA-F])+)$/.exec(text)
  if (match === null) return undefined
  const [, sign = '', prefix = '', rest = ''] = match
  if (prefix === '' && rest.startsWith('_')) return undefined
  const digits = rest.replaceAll('_', '')
  const minus = sign === '-' ? '-' : ''
  const letter = prefix.toLowerCase().slice(1)
  if (letter === 'x') return `${minus}0x${digits}`
  if (letter === 'b') return /^[01]+$/.test(digits) ? `${minus}${fromBinary(digits)}` : undefined
  if (letter === 'o') return `${minus}0${digits}`
  return `${minus}${prefix}${digits}`
}

/** As hexadecimal, to which bits translate four by four: a long number would take long to become decimal. */
function fromBinary(bits: string): string {
  const padded = bits.padStart(Math.ceil(bits.length / 4) * 4, '0')
  return `0x${padded.replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16))}`
}
