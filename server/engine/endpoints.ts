import type { Agent } from '../agents/agent.ts'
import { isAddressTemplate } from '../config/template.ts'
import { isLoopback } from '../text/ip.ts'

/** Where a client of this agent connects to: `http://10.0.0.1:8500`, `consul.example.com:8500`, `unix:///run/x`. */
export interface Endpoint {
  /** Lower case; undefined where none is written. */
  readonly scheme: string | undefined
  readonly host: string
}

export function readEndpoint(text: string): Endpoint {
  const [, scheme, rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?([^]*)$/i.exec(text.trim()) ?? []
  if (rest.includes('{{')) return { scheme: scheme?.toLowerCase(), host: rest }
  const authority = (rest.split(/[/?#]/, 1)[0] ?? '').replace(/^.*@/, '')
  const host = /^\[([^\]]*)\]/.exec(authority)?.[1] ?? authority.replace(/:\d*$/, '')
  return { scheme: scheme?.toLowerCase(), host: host.toLowerCase() }
}

/** What is sent there stays on this machine: a loopback address, one of its own, or a socket. */
export function staysHere({ scheme, host }: Endpoint, agent: Agent): boolean {
  if (scheme === 'unix' || host === '' || isLoopback(host) || /(?:^|\.)localhost$/.test(host)) return true
  // Nomad fills these in with addresses of the machine itself.
  return isAddressTemplate(host) || ownAddresses(agent).has(host)
}

function ownAddresses({ config: { bind_addr, addresses, advertise } }: Agent): ReadonlySet<string> {
  const all = [bind_addr, addresses.http, addresses.rpc, advertise.http, advertise.rpc, advertise.serf]
  return new Set(all.flatMap(({ value }) => (value ?? '').split(' ')).map((text) => readEndpoint(text).host))
}
