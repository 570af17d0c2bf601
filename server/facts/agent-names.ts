import type { Agent } from '../agents/agent.ts'
import type { Certificate } from './certificate.ts'
import { clientName, namesOf, serverName } from './verdicts/agent-name.ts'
import { matchesHost } from './verdicts/host-name.ts'

/**
 * How the names in a certificate fit the agent that presents it. Nomad wants `server.<region>.nomad` of servers and
 * `client.<region>.nomad` of clients. Whoever connects to an agent matches its alternative names as Go matches host
 * names; whoever is connected to compares alternative names and common name as text (nomad/rpc.go, nomad/auth/auth.go,
 * helper/tlsutil/config.go). Each certificate has one verdict: the first that fits, in this order.
 */
export type NameVerdict =
  | { readonly verdict: 'fits' }
  /** A server's certificate on a client-only agent; `both`: the client's own name is there too. */
  | { readonly verdict: 'server-name-on-client'; readonly name: string; readonly both: boolean }
  /** A server that runs a client as well, without the client's name. */
  | { readonly verdict: 'one-of-two-names'; readonly missing: string }
  /** The right name stands in the common name only, where outgoing connections do not look. */
  | { readonly verdict: 'common-name-only'; readonly name: string }
  | { readonly verdict: 'wildcard'; readonly name: string; readonly wanted: string }
  /** The right name in other letter case; `region`: the one it would be right for. */
  | {
      readonly verdict: 'other-case'
      readonly name: string
      readonly region: string | undefined
      readonly wanted: string
    }
  /** The right role, of another region. */
  | {
      readonly verdict: 'other-region'
      readonly name: string
      readonly region: string
      readonly wanted: string
    }
  /** The right role, below another domain than `nomad`. */
  | { readonly verdict: 'other-domain'; readonly name: string; readonly wanted: string }
  /** Made for the command line; `name` is absent where the certificate has no name at all. */
  | { readonly verdict: 'command-line'; readonly name: string | undefined; readonly wanted: string }
  | { readonly verdict: 'wrong-role'; readonly wanted: string }
  /** The agent's role or region is not known. */
  | { readonly verdict: 'unknown' }

export function judgeNames(agent: Agent, certificate: Certificate): NameVerdict {
  const { role, region } = agent
  if (role === 'none' || region === undefined) return { verdict: 'unknown' }
  const wanted = role === 'client' ? clientName(region) : serverName(region)
  const names = namesOf(certificate)
  const byName = names.includes(wanted)
  const byHost = matchesHost(certificate.dnsNames, wanted)
  if (role === 'client') {
    const name = names.find(isServerName)
    if (name !== undefined) return { verdict: 'server-name-on-client', name, both: byName }
  }
  if (byName && byHost) {
    const missing = clientName(region)
    const combined = role === 'server+client' && !matchesHost(certificate.dnsNames, missing)
    return combined ? { verdict: 'one-of-two-names', missing } : { verdict: 'fits' }
  }
  if (byName) return { verdict: 'common-name-only', name: wanted }
  return misfit(certificate, names, wanted, region)
}

function misfit(
  { dnsNames }: Certificate,
  names: readonly string[],
  wanted: string,
  region: string,
): NameVerdict {
  const wildcard = dnsNames.find((name) => name.includes('*') && matchesHost([name], wanted))
  if (wildcard !== undefined) return { verdict: 'wildcard', name: wildcard, wanted }
  const otherCase = names.find((name) => name.toLowerCase() === wanted.toLowerCase())
  const role = wanted.slice(0, wanted.indexOf('.'))
  if (otherCase !== undefined) {
    const own = new RegExp(`^${role}\\.(.+)\\.nomad$`).exec(otherCase)?.[1]
    return { verdict: 'other-case', name: otherCase, region: own, wanted }
  }
  for (const name of names) {
    const other = regionOf(name, role)
    if (other !== undefined) return { verdict: 'other-region', name, region: other, wanted }
  }
  const otherDomain = names.find((name) => hasOtherDomain(name, role, region))
  if (otherDomain !== undefined) return { verdict: 'other-domain', name: otherDomain, wanted }
  const commandLine = names.find((name) => /^cli\..+\./.test(name))
  if (commandLine !== undefined || names.every((name) => name === ''))
    return { verdict: 'command-line', name: commandLine, wanted }
  return { verdict: 'wrong-role', wanted }
}

/** Nomad takes whatever begins with `server.` and ends with `.nomad` for a server, Go in any letter case. */
function isServerName(name: string): boolean {
  return /^server\..+\.nomad$/i.test(name)
}

/** The region of a name such as `server.eu.nomad`; undefined for any other. */
function regionOf(name: string, role: string): string | undefined {
  const region = new RegExp(`^${role}\\.(.+)\\.nomad$`, 'i').exec(name)?.[1]
  return region?.includes('*') ? undefined : region
}

/** `server.eu.example.com` may be any host of that name, unless its second label is a region. */
function hasOtherDomain(name: string, role: string, region: string): boolean {
  const lower = name.toLowerCase()
  return [region, 'global'].some((each) => lower.startsWith(`${role}.${each}.`.toLowerCase()))
}

/** Names for agents of other regions, which a certificate that fits has as well. */
export function foreignNames({ region }: Agent, certificate: Certificate): readonly string[] {
  const names = new Set(namesOf(certificate))
  return [...names].filter((name) => {
    const other = regionOf(name, 'server') ?? regionOf(name, 'client')
    return other !== undefined && other !== region
  })
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
