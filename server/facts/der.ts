/** One element of DER; `bytes` with tag and length, `content` without. Both are views, nothing is copied. */
export interface Der {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
  /** It begins like an element of this tag and is none; `content` is empty. */
  readonly broken?: true
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const

/**
 * The element that `bytes` begin with; undefined where they are not DER. As strict as Go (x/crypto/cryptobyte,
 * readASN1): tag numbers over 30, lengths left open and lengths written in more bytes than they need are refused.
 */
export function readDer(bytes: Uint8Array, start = 0): Der | undefined {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  let contentStart = start + 2
  let length = first
  if (first >= 0x80) {
    const count = first - 0x80
    length = 0
    for (const byte of bytes.subarray(contentStart, contentStart + count)) length = length * 256 + byte
    if (length < 0x80 || length < 256 ** (count - 1)) return undefined
    contentStart += count
  }
  const end = contentStart + length
  if (end > bytes.length) return undefined
  return { tag, bytes: bytes.subarray(start, end), content: bytes.subarray(contentStart, end) }
}

/**
 * The elements that stand one after the other in `content`. What is no DER is the last one, broken: Go reads field by
 * field, looks at the tag of what may be left out, and never at what stands behind the last field.
 */
function readAll(content: Uint8Array): readonly Der[] {
  const elements: Der[] = []
  for (let position = 0; position < content.length; ) {
    const element = readDer(content, position) ?? brokenAt(content, position)
    elements.push(element)
    position += element.bytes.length
  }
  return elements
}

function brokenAt(content: Uint8Array, position: number): Der {
  const bytes = content.subarray(position)
  return { tag: content[position] ?? 0, bytes, content: bytes.subarray(0, 0), broken: true }
}

export function isA(element: Der | undefined, tag: number): element is Der {
  return element?.tag === tag && !element.broken
}

/** The children of a SEQUENCE, or of what is tagged in its place; undefined where it is none or holds anything else. */
export function readSequence(
  element: Der | undefined,
  tag: number = tags.sequence,
): readonly Der[] | undefined {
  const children = readFields(element, tag)
  return children?.at(-1)?.broken ? undefined : children
}

/** The same, where only the first children matter: the last may be broken. */
export function readFields(
  element: Der | undefined,
  tag: number = tags.sequence,
): readonly Der[] | undefined {
  return isA(element, tag) ? readAll(element.content) : undefined
}

/** What stands in an explicitly tagged element. */
export function inside(element: Der | undefined): Der | undefined {
  return element && readDer(element.content)
}

/** Go's limit for each part (cryptobyte, readBase128Int). */
const largestPart = 2 ** 31

/** `1.2.840.10045.2.1`; undefined where `element` is no object identifier. */
export function objectIdentifier(element: Der | undefined): string | undefined {
  if (!isA(element, tags.objectIdentifier) || element.content.length === 0) return undefined
  const parts: number[] = []
  let value = 0
  let started = false
  for (const byte of element.content) {
    if (!started && byte === 0x80) return undefined
    value = value * 128 + (byte & 0x7f)
    if (value >= largestPart) return undefined
    started = (byte & 0x80) !== 0
    if (started) continue
    parts.push(value)
    value = 0
  }
  if (started) return undefined
  const [first = 0, ...rest] = parts
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

/** The bytes of a BIT STRING and how many bits at its end do not count. */
export function bits(
  element: Der | undefined,
): { readonly bytes: Uint8Array; readonly unused: number } | undefined {
  const [unused] = element?.content ?? []
  if (!isA(element, tags.bitString) || unused === undefined || unused > 7) return undefined
  const bytes = element.content.subarray(1)
  if (((bytes.at(-1) ?? 1) & ((1 << unused) - 1)) !== 0) return undefined
  return { bytes, unused }
}

/** The content of a BIT STRING as a number that ends in its last bit, as Go takes keys and signatures from it. */
export function bitString(element: Der | undefined): Uint8Array | undefined {
  const read = bits(element)
  if (!read) return undefined
  const { bytes, unused } = read
  return bytes.map((byte, index) => (byte >> unused) | ((bytes[index - 1] ?? 0) << (8 - unused)))
}

/** The content of an INTEGER of no more bytes than it needs. */
export function integer(element: Der | undefined): Uint8Array | undefined {
  if (!isA(element, tags.integer)) return undefined
  const [first, second] = element.content
  if (first === undefined) return undefined
  const padded = second !== undefined && first === (second & 0x80 ? 0xff : 0)
  return padded ? undefined : element.content
}

/** The bytes of an INTEGER that is not negative, without leading zeros. */
export function unsignedInteger(element: Der | undefined): Uint8Array | undefined {
  const bytes = integer(element)
  return bytes === undefined || (bytes[0] ?? 0) & 0x80 ? undefined : trimZeros(bytes)
}

/** An INTEGER that is not negative and that Go can count with. */
export function smallInteger(element: Der | undefined): number | undefined {
  const bytes = unsignedInteger(element)
  if (bytes === undefined || bitLength(bytes) > 63) return undefined
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

/** A BOOLEAN as DER has it: all bits or none. */
export function boolean(element: Der | undefined): boolean | undefined {
  if (!isA(element, tags.boolean) || element.content.length !== 1) return undefined
  const [byte] = element.content
  return byte === 0 || byte === 0xff ? byte === 0xff : undefined
}

export function trimZeros(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start)
}

/** How many bits a number without leading zeros has. */
export function bitLength(bytes: Uint8Array): number {
  const [first] = bytes
  return first === undefined ? 0 : bytes.length * 8 - Math.clz32(first) + 24
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
