import { canonicalAddress, withoutBrackets } from '../text/ip.ts'

/**
 * An address of Consul or Vault as Nomad keeps it: every IP address in the one short form that there is for it, be it
 * alone, with a port, or in a URL (helper/ipaddr, NormalizeAddr).
 */
export function shortenAddress(text: string): string {
  const alone = canonicalAddress(text)
  if (alone !== undefined) return alone
  if (/^\[.*\]$/s.test(text)) return canonicalAddress(text.slice(1, -1)) ?? text
  const parts = splitHostPort(text)
  if (parts !== undefined) {
    const ip = canonicalAddress(parts.host)
    return ip === undefined ? text : `${bracketed(ip)}:${parts.port}`
  }
  const url =
    /^((?:[a-z][a-z0-9+.-]*:)?)\/\/((?:[\w.:%-]*@)?)(\[[^\]]*:[^\]]*\]|[^/?#@[\]]*?)((?::\d*)?)((?:[/?#].*)?)$/is.exec(
      text,
    )
  if (url === null || /\p{Cc}/u.test(url[5] as string)) return afterUser(text)
  const [scheme, user, host, port, rest] = url.slice(1) as [string, string, string, string, string]
  if (port === '' && /^[^[]*:/.test(host)) return afterUser(text)
  const ip = canonicalAddress(withoutBrackets(host))
  if (ip === undefined) return text
  // Without a port even an IPv4 address is put into brackets.
  return `${scheme.toLowerCase()}//${user}${port.length > 1 ? bracketed(ip) + port : `[${ip}]`}${rest}`
}

/** A text that Go's url.Parse refuses, for its port or another colon, is taken for an address behind a user. */
function afterUser(text: string): string {
  const at = text.lastIndexOf('@') + 1
  return at > 1 && /^(?:[a-z][a-z0-9+.-]*:\/\/|(?![a-z][a-z0-9+.-]*:)[^/?#]*:)/i.test(text)
    ? text.slice(0, at) + shortenAddress(text.slice(at))
    : text
}

/** Go's net.SplitHostPort. */
function splitHostPort(text: string): { readonly host: string; readonly port: string } | undefined {
  const colon = text.lastIndexOf(':')
  const inside = /^\[([^\]]*)\]:[^:]*$/s.exec(text)?.[1]
  const host = inside ?? text.slice(0, colon)
  const outside = inside === undefined ? text : text.slice(inside.length + 2)
  if (colon < 0 || /[[\]]/.test(outside) || host.includes('[')) return undefined
  if (inside === undefined && host.includes(':')) return undefined
  return { host, port: text.slice(colon + 1) }
}

function bracketed(ip: string): string {
  return ip.includes(':') ? `[${ip}]` : ip
}
