import type { Certificate } from '../certificate.ts'

/** The names that Nomad's own checks look at: the common name, whatever it is, and the DNS names, as written. */
export function namesOf({ commonName = '', dnsNames }: Certificate): readonly string[] {
  return [commonName, ...dnsNames]
}

/**
 * Whether a server lets the holder of this name in (nomad/server.go, validateRPCRegionPeer): a client of its own region
 * by exactly that name, and a server of any region, in fact anything that begins with the label `server`, ends with
 * `nomad` and has three labels.
 */
export function isPeerName(name: string, region: string): boolean {
  const labels = name.split('.')
  if (labels.length < 3 || labels.at(-1) !== 'nomad') return false
  return labels[0] === 'client' ? name === clientName(region) : labels[0] === 'server'
}

export function serverName(region: string): string {
  return `server.${region}.nomad`
}

export function clientName(region: string): string {
  return `client.${region}.nomad`
}
