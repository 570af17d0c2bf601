/** One element of DER; `bytes` with tag and length, `content` without. Both are views, nothing is copied. */
export interface Der {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
} as const

/** The element that `bytes` begin with; undefined where they are not DER. */
export function readDer(bytes: Uint8Array, start = 0): Der | undefined {
  const tag = bytes[start]
  const first = bytes[start + 1]
  // Tag numbers over 30 and lengths left open have no place in certificates and keys.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return undefined
  let contentStart = start + 2
  let length = first
  if (first > 0x80) {
    const count = first - 0x80
    if (count > 4) return undefined
    length = 0
    for (const byte of bytes.subarray(contentStart, contentStart + count)) length = length * 256 + byte
    contentStart += count
  }
  const end = contentStart + length
  if (end > bytes.length) return undefined
  return { tag, bytes: bytes.subarray(start, end), content: bytes.subarray(contentStart, end) }
}

/** The elements that stand one after the other in `content`; undefined where that is not so. */
function readAll(content: Uint8Array): readonly Der[] | undefined {
  const elements: Der[] = []
  for (let position = 0; position < content.length; ) {
    const element = readDer(content, position)
    if (!element) return undefined
    elements.push(element)
    position += element.bytes.length
  }
  return elements
}

/** The children of a SEQUENCE; undefined where `element` is none. */
export function readSequence(element: Der | undefined): readonly Der[] | undefined {
  return element?.tag === tags.sequence ? readAll(element.content) : undefined
}

/** `1.2.840.10045.2.1`; undefined where `element` is no object identifier. */
export function objectIdentifier(element: Der | undefined): string | undefined {
  if (element?.tag !== tags.objectIdentifier || element.content.length === 0) return undefined
  const parts: number[] = []
  let value = 0
  for (const byte of element.content) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    parts.push(value)
    value = 0
  }
  const [first = 0, ...rest] = parts
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

/** The content of a BIT STRING of whole bytes. */
export function bitString(element: Der | undefined): Uint8Array | undefined {
  return element?.tag === tags.bitString && element.content[0] === 0 ? element.content.subarray(1) : undefined
}

/** An INTEGER's bytes without leading zeros. */
export function unsignedInteger(element: Der | undefined): Uint8Array | undefined {
  return element?.tag === tags.integer ? trimZeros(element.content) : undefined
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
