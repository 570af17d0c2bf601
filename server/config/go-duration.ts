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

/** Nanoseconds, as Go's `time.ParseDuration` reads them; undefined where it gives an error. */
export function parseGoDuration(text: string): bigint | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)([^]*)$/.exec(text) ?? []
  if (rest === '0') return 0n
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined
  let total = 0n
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)\.?(\d*)([a-zµμ]+)/g)) {
    const size = units[unit] as bigint
    // Go stops reading digits of a fraction where they no longer fit; below a nanosecond they mean nothing.
    const digits = fraction.slice(0, 18)
    total += BigInt(whole || '0') * size + (BigInt(digits || '0') * size) / 10n ** BigInt(digits.length)
    if (total > largest) return undefined
  }
  if (sign === '-') return -total
  return total < largest ? total : undefined
}

/** A number that lacks only its unit: `30`, `1.5`. */
export function lacksUnit(text: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text) && parseGoDuration(text) === undefined
}
