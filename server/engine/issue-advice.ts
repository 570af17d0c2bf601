import type { Agent } from '../agents/agent.ts'
import type { NameVerdict } from '../facts/agent-names.ts'
import { judgeNames } from '../facts/agent-names.ts'
import type { Certificate } from '../facts/certificate.ts'
import type { Facts } from '../facts/facts.ts'
import { clientName } from '../facts/verdicts/agent-name.ts'
import { signerFault } from '../facts/verdicts/signed-by.ts'
import { ipVersion, isLoopback } from '../text/ip.ts'
import { advertisedHost, hasFittingNames } from './certificate-hosts.ts'
import type { Related } from './finding.ts'
import { type CertificateOrder, issueCommands, overwritesAuthority } from './issue-commands.ts'

/**
 * Advice with the lines to type: what to do, then three ways to do it, a line each. A region that no host name can have
 * is to be changed before: `instead` is what may be done in place of all that.
 */
export function issueAdvice(
  agent: Agent,
  facts: Facts,
  certificate: Certificate,
  issue: string,
  instead?: string,
): string {
  const { region } = agent
  const rename = 'give the region a name of letters, digits and `-`, and issue a certificate for that'
  const first = region === undefined || isHost(region) ? issue : rename
  const advice = instead === undefined ? first : `${instead}, or ${first}`
  const order = orderFor(agent, certificate)
  if (order === undefined || isNoAuthority(facts) || overwritesAuthority(order)) return advice
  const { nomad, cfssl, openssl } = issueCommands(order)
  return [`${advice}, where the key of the CA is, by one of these:`, nomad, cfssl, openssl].join('\n')
}

/** ca_file is known to hold no CA: nothing can be issued by what it names. */
function isNoAuthority(facts: Facts): boolean {
  const { ca } = facts.tls
  return (
    ca?.content.known === true &&
    ca.content.value.certificates.every((each) => signerFault(each) !== undefined)
  )
}

/** For a certificate whose time is over; where its names are wrong, too, the lines to type stand with that. */
export function renewalAdvice(agent: Agent, facts: Facts, certificate: Certificate): string {
  const advice = 'put a new one in its place, and reload the agent with SIGHUP'
  return hasFittingNames(agent, certificate)
    ? issueAdvice(agent, facts, certificate, `${advice}; issue it`)
    : advice
}

/** How an agent gets into another region. */
export function regionAdvice({ config: { region }, files }: Agent, wanted: string): string {
  // Flags come after all files: what a file says of it would not count.
  const flagged = region.written && !files.some(({ source }) => source === region.at.source)
  return flagged ? `start it with \`-region=${wanted}\`` : `set \`region = "${wanted}"\``
}

/** Where the region is set, if it is. */
export function regionPlace({ config: { region } }: Agent): readonly Related[] {
  return region.written ? [{ message: 'the region is set here', location: region.at }] : []
}

/** The certificate that this agent needs, with what else the present one is good for; undefined where nobody knows. */
function orderFor(agent: Agent, certificate: Certificate): CertificateOrder | undefined {
  const { role, region, config } = agent
  if (role === 'none' || region === undefined || !isHost(region)) return undefined
  const advertised = advertisedHost(agent)
  const own = advertised === undefined || isLoopback(advertised) ? [] : [advertised]
  const hosts = [...hostsOf(agent, certificate), ...own]
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

/** Whose certificate it is by mistake: its other names may be of another machine. */
const strangers: ReadonlySet<NameVerdict['verdict']> = new Set([
  'server-name-on-client',
  'command-line',
  'wrong-role',
])

function hostsOf(agent: Agent, certificate: Certificate): readonly string[] {
  const isStranger = strangers.has(judgeNames(agent, certificate).verdict)
  if (certificate.isCa || (isStranger && !isForMachine(agent, certificate))) return []
  const names = certificate.dnsNames.filter(
    (name) => isHost(name) && name !== 'localhost' && !isOfNomad(name),
  )
  return [...names, ...certificate.ipAddresses.filter((address) => address !== '127.0.0.1')]
}

/** The agent's own name, or the address that it advertises, is among those of the certificate. */
function isForMachine(agent: Agent, { dnsNames, ipAddresses }: Certificate): boolean {
  const known = [agent.config.name.value, advertisedHost(agent)].filter(Boolean)
  return known.some((host) =>
    [...dnsNames, ...ipAddresses].some((name) => name === host || name.startsWith(`${host}.`)),
  )
}

function isHost(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*$/.test(name)
}

function isOfNomad(name: string): boolean {
  return /^(?:server|client|cli)\.(?:.+\.nomad$|global\.)/i.test(name)
}
