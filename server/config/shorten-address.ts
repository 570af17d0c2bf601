import type { Data } from './values.ts'

/** `2001:db8::1`, `[2001:db8::1]:8500` or `http://[2001:db8::1]:8500/path`. */
const written =
  /^([a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?)?(?:\[([0-9a-f:]+)\](:\d+)?|([0-9a-f]*:[0-9a-f:]+))(\/.*)?$/i

/** An IPv6 address in the one short form that there is for it, as Nomad does it (helper/ipaddr, NormalizeAddr). */
export function shortenAddress(data: Data): Data {
  const match = typeof data === 'string' ? written.exec(data) : null
  if (match === null) return data
  const [, scheme = '', bracketed, port = '', bare, path = ''] = match
  const address = bracketed ?? bare
  if (address === undefined || !URL.canParse(`http://[${address}]`)) return data
  const short = new URL(`http://[${address}]`).hostname
  // Brackets are for what follows them, or goes before.
  const alone = scheme === '' && port === ''
  return `${scheme}${alone ? short.slice(1, -1) : short}${port}${path}`
}
