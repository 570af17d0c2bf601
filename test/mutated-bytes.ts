/** The same numbers for the same seed (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit)
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }
}

/** Bytes that mean something in DER and in PEM. */
const meaningful = Uint8Array.of(
  0x00,
  0x01,
  0x02,
  0x03,
  0x04,
  0x05,
  0x06,
  0x0c,
  0x13,
  0x16,
  0x17,
  0x18,
  0x1e,
  0x30,
  0x31,
  0x7f,
  0x80,
  0x81,
  0x82,
  0x84,
  0x86,
  0x87,
  0xa0,
  0xa1,
  0xa3,
  0xff,
  0x0a,
  0x0d,
  0x20,
  0x2d,
  0x3a,
  0x3d,
)

/** One to three changes: bytes altered, exchanged, put in or taken out, parts doubled or lost, the end cut off. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let result = [...bytes]
  for (let rest = 1 + random.below(3); rest > 0; rest--) result = changed(result, random)
  return Uint8Array.from(result)
}

function changed(bytes: readonly number[], random: Random): number[] {
  const result = [...bytes]
  const at = random.below(result.length + 1)
  const length = random.below(40)
  switch (random.below(12)) {
    case 0:
      return [...result.slice(0, at), random.below(256), ...result.slice(at)]
    case 1:
      return [...result.slice(0, at), ...result.slice(at + 1)]
    case 2:
      return [...result.slice(0, at), ...result.slice(at + length)]
    case 3:
      return [...result.slice(0, at + length), ...result.slice(at)]
    case 4:
      return random.below(4) === 0 ? result.slice(0, at) : [...result, random.below(256)]
    case 5:
      return exchanged(result, at, random.below(result.length + 1))
    default:
      if (at < result.length) result[at] = altered(result[at] ?? 0, random)
      return result
  }
}

function altered(byte: number, random: Random): number {
  switch (random.below(4)) {
    case 0:
      return random.below(256)
    case 1:
      return random.of([...meaningful])
    case 2:
      return (byte + (random.below(2) === 0 ? 1 : 255)) & 0xff
    default:
      return byte ^ (1 << random.below(8))
  }
}

function exchanged(bytes: number[], a: number, b: number): number[] {
  const [first, second] = [bytes[a], bytes[b]]
  if (first !== undefined && second !== undefined) {
    bytes[a] = second
    bytes[b] = first
  }
  return bytes
}
