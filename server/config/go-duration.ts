const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

const largest = 2n ** 63n

const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y

/** Nanoseconds, as Go's `time.ParseDuration` reads them; undefined where it gives an error. */
export function parseGoDuration(text: string): bigint | undefined {
  const signed = text.startsWith('-') || text.startsWith('+') ? 1 : 0
  if (text.length === signed) return undefined
  if (text.length === signed + 1 && text[signed] === '0') return 0n
  let total = 0n
  for (let at = signed; at < text.length; at = part.lastIndex) {
    part.lastIndex = at
    const [, whole = '', fraction = '', unit = ''] = part.exec(text) ?? []
    if (whole === '' && fraction === '') return undefined
    const size = units[unit] as bigint
    const significant = whole.replace(/^0+/, '')
    // Nineteen digits are what fits into 64 bits; a longer number would also take long to read.
    if (significant.length > 19) return undefined
    total += BigInt(significant) * size + readFraction(fraction, size)
    if (total > largest) return undefined
  }
  if (text.startsWith('-')) return -total
  return total < largest ? total : undefined
}

/** Go multiplies in floating point, and stops reading digits where they no longer fit. */
function readFraction(digits: string, size: bigint): bigint {
  let value = 0n
  let scale = 1
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit)
    if (next > largest) break
    value = next
    scale *= 10
  }
  return BigInt(Math.trunc(Number(value) * (Number(size) / scale)))
}

/** A number that lacks only its unit: `30`, `1.5`. */
export function lacksUnit(text: string): boolean {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) && parseGoDuration(text) === undefined
}
