import { ipVersion } from '../text/ip.ts'

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
  const [longest] = runs.toSorted((a, b) => b[0].length - a[0].length)
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

/** The one spelling of an address, as `addressText` has it; undefined where the text is none. */
export function canonicalAddress(text: string): string | undefined {
  const version = ipVersion(text)
  if (version !== 6) return version === undefined ? undefined : text
  const [dotted = ''] = /\d+(?:\.\d+){3}/.exec(text) ?? []
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number)
  const hexadecimal = [a * 256 + b, c * 256 + d].map((group) => group.toString(16)).join(':')
  const plain = dotted === '' ? text : text.slice(0, -dotted.length) + hexadecimal
  const [before = [], after = []] = plain.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  const groups = [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16))
  return addressText(Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff])))
}
