import type { Agent } from '../agents/agent.ts'
import { ipVersion, isLoopback } from '../agents/values/ip.ts'
import type { NameVerdict } from '../facts/agent-names.ts'
import { judgeNames } from '../facts/agent-names.ts'
import type { Certificate } from '../facts/certificate.ts'
import { clientName } from '../facts/verdicts/agent-name.ts'
import { advertisedHost } from './certificate-hosts.ts'
import { type CertificateOrder, issueCommands } from './issue-commands.ts'

/** Advice with the lines to type: what to do, then three ways to do it, a line each. */
export function issueAdvice(agent: Agent, certificate: Certificate, advice: string): string {
  const order = orderFor(agent, certificate)
  if (order === undefined) return advice
  const { nomad, cfssl, openssl } = issueCommands(order)
  return [`${advice}, where the key of the CA is, by one of these:`, nomad, cfssl, openssl].join('\n')
}

/** The certificate that this agent needs, with what else the present one is good for; undefined where nobody knows. */
function orderFor(agent: Agent, certificate: Certificate): CertificateOrder | undefined {
  const { role, region, config } = agent
  if (role === 'none' || region === undefined || !/^[\w.-]+$/.test(region)) return undefined
  const advertised = advertisedHost(agent) ?? ''
  const hosts = [...hostsOf(agent, certificate), ...(isLoopback(advertised) ? [] : [advertised])].filter(
    Boolean,
  )
  const isAddress = (host: string) => ipVersion(host) !== undefined
  const also = role === 'server+client' ? [clientName(region)] : []
  const caFile = config.tls.ca_file.value
  return {
    role: role === 'client' ? 'client' : 'server',
    region,
    dnsNames: [...new Set([...also, ...hosts.filter((host) => !isAddress(host))])],
    ipAddresses: [...new Set(hosts.filter(isAddress))],
    caFile: caFile === '' ? undefined : caFile,
  }
}

/** Whose certificate it is by mistake: its other names are of another machine. */
const strangers: ReadonlySet<NameVerdict['verdict']> = new Set([
  'server-name-on-client',
  'command-line',
  'wrong-role',
])

function hostsOf(agent: Agent, certificate: Certificate): readonly string[] {
  if (certificate.isCa || strangers.has(judgeNames(agent, certificate).verdict)) return []
  const names = certificate.dnsNames.filter((name) => isHost(name) && !isOfNomad(name))
  return [...names, ...certificate.ipAddresses.filter((address) => address !== '127.0.0.1')]
}

function isHost(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*$/.test(name) && name !== 'localhost'
}

function isOfNomad(name: string): boolean {
  return /^(?:server|client|cli)\.(?:.+\.nomad$|global\.)/i.test(name)
}
