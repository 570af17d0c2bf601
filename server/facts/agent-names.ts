import type { Agent } from '../agents/agent.ts'
import type { Certificate } from './certificate.ts'

/**
 * How the names in a certificate fit the agent that presents it. Nomad wants `server.<region>.nomad` of
 * servers and `client.<region>.nomad` of clients: exactly, in the RPC and Raft checks (nomad/rpc.go,
 * helper/tlsutil/config.go), as Go matches host names on outgoing connections.
 */
export type NameVerdict =
  | { readonly verdict: 'fits' }
  /** A server's certificate on a client-only agent; `both`: the client's own name is there too. */
  | { readonly verdict: 'server-name-on-client'; readonly name: string; readonly both: boolean }
  /** A server that runs a client as well, without the client's name. */
  | { readonly verdict: 'one-of-two-names'; readonly missing: string; readonly region: string }
  /** The right name stands in the common name only, where outgoing connections do not look. */
  | { readonly verdict: 'common-name-only'; readonly name: string }
  | { readonly verdict: 'wildcard'; readonly name: string; readonly wanted: string }
  /** The right role, of another region. */
  | {
      readonly verdict: 'other-region'
      readonly name: string
      readonly region: string
      readonly wanted: string
    }
  | { readonly verdict: 'wrong-role'; readonly wanted: string }
  /** The agent's role or region is not known. */
  | { readonly verdict: 'unknown' }

export function judgeNames(agent: Agent, certificate: Certificate): NameVerdict {
  const { role, region } = agent
  if (role === 'none' || region === undefined) return { verdict: 'unknown' }
  const wanted = role === 'client' ? `client.${region}.nomad` : `server.${region}.nomad`
  if (role === 'client') {
    const serverName = names(certificate).find(isServerName)
    const both = names(certificate).includes(wanted)
    if (serverName !== undefined) return { verdict: 'server-name-on-client', name: serverName, both }
  }
  if (!certificate.dnsNames.includes(wanted)) return misfit(certificate, wanted)
  const clientName = `client.${region}.nomad`
  const combined = role === 'server+client' && !certificate.dnsNames.includes(clientName)
  return combined ? { verdict: 'one-of-two-names', missing: clientName, region } : { verdict: 'fits' }
}

function misfit(certificate: Certificate, wanted: string): NameVerdict {
  if (certificate.commonName === wanted) return { verdict: 'common-name-only', name: wanted }
  const wildcard = certificate.dnsNames.find((name) => wildcardCovers(name, wanted))
  if (wildcard !== undefined) return { verdict: 'wildcard', name: wildcard, wanted }
  const role = wanted.slice(0, wanted.indexOf('.'))
  for (const name of names(certificate)) {
    const region = new RegExp(`^${role}\\.(.+)\\.nomad$`).exec(name)?.[1]
    if (region !== undefined && !region.includes('*'))
      return { verdict: 'other-region', name, region, wanted }
  }
  return { verdict: 'wrong-role', wanted }
}

/** Names Nomad looks at: subject alternative names, then the common name. */
function names({ dnsNames, commonName }: Certificate): readonly string[] {
  return commonName === undefined || dnsNames.includes(commonName) ? dnsNames : [...dnsNames, commonName]
}

/** Inbound, any name from `server` to `nomad` with three labels or more passes for a server, of whatever region. */
function isServerName(name: string): boolean {
  return /^server\..+\.nomad$/.test(name)
}

/** A wildcard stands for one whole label, the first. */
function wildcardCovers(pattern: string, name: string): boolean {
  return pattern.startsWith('*.') && name.slice(name.indexOf('.')) === pattern.slice(1)
}

/** The names a certificate carries, for a message. */
export function listNames(certificate: Certificate): string {
  const all = [...certificate.dnsNames, ...certificate.ipAddresses]
  const shown = all.slice(0, 5).join(', ') + (all.length > 5 ? ` and ${all.length - 5} more` : '')
  if (all.length > 0) return shown
  return certificate.commonName === undefined
    ? 'no name at all'
    : `no alternative name, and the common name ${certificate.commonName}`
}
