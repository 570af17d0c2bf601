/** Go's net.ParseIP: four plain decimals, or groups of hexadecimal digits with at most one gap. */
export function ipVersion(text: string): 4 | 6 | undefined {
  if (isIpv4(text)) return 4
  return isIpv6(text) ? 6 : undefined
}

const byte = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`
const ipv4 = new RegExp(String.raw`^${byte}(?:\.${byte}){3}$`)

function isIpv4(text: string): boolean {
  return ipv4.test(text)
}

function isIpv6(text: string): boolean {
  const colon = text.indexOf(':')
  if (colon === text.lastIndexOf(':')) return false
  // The last four bytes may be an address of IPv4, and stand for two groups.
  const tail = text.slice(text.lastIndexOf(':') + 1)
  const plain = isIpv4(tail) ? `${text.slice(0, -tail.length)}0:0` : text
  const halves = plain.split('::')
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false
  return halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8
}

/** Go's net.ParseCIDR: which kind of address it has. */
export function cidrVersion(text: string): 4 | 6 | undefined {
  const [, address = '', bits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? []
  const version = ipVersion(address)
  return Number(bits) <= (version === 4 ? 32 : 128) ? version : undefined
}

/** Answers on this machine alone (Go's net.IP.IsLoopback). */
export function isLoopback(text: string): boolean {
  if (!/^(?:127\.|[0:]|localhost$)/.test(text)) return false
  const address = canonicalAddress(text)
  return address === undefined ? text === 'localhost' : address === '::1' || address.startsWith('127.')
}

/** Every address of a machine, to listen on; no address to connect to (Go's net.IP.IsUnspecified). */
export function isUnspecified(text: string): boolean {
  const address = /^[0:]/.test(text) ? canonicalAddress(text) : undefined
  return address === '0.0.0.0' || address === '::'
}

/** The one spelling of an address, as Go's net.IP writes it; undefined where the text is none. */
export function canonicalAddress(text: string): string | undefined {
  const version = ipVersion(text)
  return version === 6 ? canonicalIpv6(text) : version && text
}

/** RFC 5952; of an IPv4 address that is mapped into IPv6, the IPv4 address. */
export function canonicalIpv6(text: string): string {
  const short = new URL(`http://[${text}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(short)
  return mapped === null ? short : mapped.slice(1).flatMap(twoBytes).join('.')
}

/** An address as it stands in a list of them or before a port. */
export function withoutBrackets(address: string): string {
  return address.replace(/^\[(.*)\]$/, '$1')
}

function twoBytes(hexadecimal: string): readonly number[] {
  const number = Number.parseInt(hexadecimal, 16)
  return [number >> 8, number & 255]
}
