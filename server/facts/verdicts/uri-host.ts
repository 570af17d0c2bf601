import { ipVersion } from '../../text/ip.ts'

/**
 * The host of a URI in lower case, as Go takes it to compare it with name constraints (crypto/x509/constraints.go,
 * parseURIs); undefined where there is none, or an address, which cannot be compared.
 */
export function hostOfUri(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1]
  const host = authority?.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const name = host?.replace(/:\d*$/, '')
  if (!name || name.startsWith('[') || ipVersion(name) === 4) return undefined
  return name
}
