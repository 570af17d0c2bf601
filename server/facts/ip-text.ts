/** The text of an address of 4 or 16 bytes, as Go writes it. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const isMapped =
    bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff
  if (isMapped) return bytes.subarray(12).join('.')
  const groups: string[] = []
  for (let i = 0; i < 16; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16))
  return shorten(groups)
}

/** RFC 5952: the first of the longest runs of two or more zero groups becomes `::`. */
function shorten(groups: readonly string[]): string {
  const runs = [...groups.join(':').matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)]
  const [longest] = runs.toSorted((a, b) => b[0].length - a[0].length || a.index - b.index)
  const text = groups.join(':')
  if (!longest) return text
  const before = text.slice(0, longest.index).replace(/:$/, '')
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '')
  return `${before}::${after}`
}

/** `10.0.0.0/8` of a name constraint's address and mask; undefined where Go takes it for none. */
export function networkText(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 8 && bytes.length !== 32) return undefined
  const half = bytes.length / 2
  const mask = [...bytes.subarray(half)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(mask)
    ? `${addressText(bytes.subarray(0, half))}/${mask.indexOf('0') < 0 ? half * 8 : mask.indexOf('0')}`
    : undefined
}
