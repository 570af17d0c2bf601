/**
 * Names of files as text. On Linux a name is bytes, which need not be UTF-8: a byte that belongs to no character becomes
 * the lone surrogate U+DC00 + byte, as Python has it, so that the name can be turned into the same bytes again.
 */
export function nameOfBytes(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decoded = (from: number, to: number): string | undefined => {
    try {
      return decoder.decode(bytes.subarray(from, to))
    } catch {
      return undefined
    }
  }
  const whole = decoded(0, bytes.length)
  if (whole !== undefined) return whole
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((size) => decoded(at, at + size) !== undefined)
    name +=
      length === undefined
        ? String.fromCharCode(0xdc00 + (bytes[at] as number))
        : (decoded(at, at + length) as string)
    at += length ?? 1
  }
  return name
}

const loneByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/g

/** A path for the system's calls: as bytes, where a name in it is no text. */
export function systemPath(path: string): string | Buffer {
  if (path.search(loneByte) < 0) return path
  const parts: Buffer[] = []
  let at = 0
  for (const { index } of path.matchAll(loneByte)) {
    parts.push(Buffer.from(path.slice(at, index)), Buffer.from([path.charCodeAt(index) - 0xdc00]))
    at = index + 1
  }
  return Buffer.concat([...parts, Buffer.from(path.slice(at))])
}
