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

/** Answers on this machine alone. */
export function isLoopback(text: string): boolean {
  return (
    text === 'localhost' ||
    (ipVersion(text) === 4 && text.startsWith('127.')) ||
    (ipVersion(text) === 6 && /^[0:]+1$/.test(text))
  )
}

/** Every address of a machine, to listen on; no address to connect to (Go's net.IP.IsUnspecified). */
export function isUnspecified(text: string): boolean {
  return text === '0.0.0.0' || (ipVersion(text) === 6 && /^[0:]+$/.test(text))
}
