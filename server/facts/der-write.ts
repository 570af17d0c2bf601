import { tags } from './der.ts'

/** Writes one element. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  const header = length < 0x80 ? [tag, length] : [tag, 0x80 + digits.length, ...digits]
  const bytes = new Uint8Array(header.length + length)
  bytes.set(header)
  let position = header.length
  for (const content of contents) {
    bytes.set(content, position)
    position += content.length
  }
  return bytes
}

/** From dotted text. */
export function writeObjectIdentifier(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128]
    for (let more = Math.floor(part / 128); more > 0; more = Math.floor(more / 128))
      digits.unshift((more % 128) | 128)
    return digits
  })
  return writeDer(tags.objectIdentifier, new Uint8Array(bytes))
}
