import { canonicalIpv6 } from '../text/ip.ts'

/** The text of an address of 4 or 16 bytes, as Go writes it. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups: string[] = []
  for (let i = 0; i < 16; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16))
  return canonicalIpv6(groups.join(':'))
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
