/** What a number literal means, or why Nomad cannot read it. */
export interface Reading {
  readonly value: number | bigint
  readonly invalid: string | undefined
}

const largest = 2n ** 63n - 1n
const smallest = -(2n ** 63n)

/** A 64-bit integer in the base that its prefix says, as Go's `ParseInt(text, 0, 64)` reads it. */
export function readInteger(text: string): Reading {
  const short = readShort(text)
  if (short !== undefined) return { value: short, invalid: undefined }
  const negative = text.startsWith('-')
  const digits = negative ? text.slice(1) : text
  const octal = /^0[0-9]/.test(digits)
  if (octal && /[89]/.test(digits)) {
    return unreadable('it starts with 0, so Nomad reads it as octal, and octal has no digits 8 and 9')
  }
  if (!/^(?:0[xX][0-9a-fA-F]+|[0-9]+)$/.test(digits)) return unreadable('it is not a whole number')
  const significant = digits.replace(/^0[xX]?0*/, '')
  if (significant.length > 22) return outOfRange()
  const size = BigInt(octal ? `0o${digits.slice(1)}` : digits)
  const value = negative ? -size : size
  if (value > largest || value < smallest) return outOfRange()
  const narrow = Number(value)
  return { value: Number.isSafeInteger(narrow) ? narrow : value, invalid: undefined }
}

/** Nearly every number of a configuration: decimal, and not too long to be exact. */
function readShort(text: string): number | undefined {
  if (text === '' || text.length > 15) return undefined
  const first = text.charCodeAt(0)
  if (first === 0x30) return text.length === 1 ? 0 : undefined
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value
}

/** A 64-bit floating-point number in decimal. */
export function readFloat(text: string): Reading {
  const value = /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(text)
    ? Number(text)
    : Number.NaN
  if (Number.isNaN(value)) return unreadable('its exponent has no digits')
  if (!Number.isFinite(value)) return unreadable('it is too large for a number')
  return { value, invalid: undefined }
}

function outOfRange(): Reading {
  return unreadable('it does not fit into 64 bits')
}

function unreadable(invalid: string): Reading {
  return { value: Number.NaN, invalid }
}
