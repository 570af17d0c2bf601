import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import type { Certificate } from '../facts/certificate.ts'
import type { Facts } from '../facts/facts.ts'
import { clientName, serverName } from '../facts/verdicts/agent-name.ts'
import { constraintDenial } from '../facts/verdicts/constraints.ts'
import { isWithin } from '../facts/verdicts/limits.ts'
import { linkOf } from '../facts/verdicts/link.ts'
import { signerFault } from '../facts/verdicts/signed-by.ts'
import {
  authoritiesOf,
  chainOf,
  isMisplaced,
  leafOf,
  type PathCertificate,
  swappedOf,
} from './certificate-gate.ts'
import type { Severity } from './finding.ts'

/** The certificates of ca_file, where it could be read, and is not meant for another setting. */
export function anchorsOf(facts: Facts): readonly Certificate[] {
  const { tls } = facts
  if (swappedOf(facts) !== undefined) return []
  return tls.ca?.content.known ? tls.ca.content.value.certificates : []
}

/**
 * The CAs that this agent's chain needs: those of the chain, where it is known; where it is not, because the certificate
 * is not here, those of ca_file, of which one must be among them.
 */
export function neededAuthorities(
  agent: Agent,
  facts: Facts,
): { readonly all: readonly PathCertificate[]; readonly certain: boolean } {
  const chain = chainOf(agent, facts)
  if (chain.length > 0) return { all: chain.slice(1), certain: true }
  const at = agent.config.tls.ca_file
  const open = !facts.tls.chain.known && !isMisplaced(facts)
  return { all: open ? anchorsOf(facts).map((certificate) => ({ certificate, at })) : [], certain: false }
}

interface UnfitAuthority {
  readonly at: Setting<string>
  readonly certificate: Certificate
  readonly severity: Severity
  /** It is the agent's own certificate, and nothing else is there. */
  readonly own?: true
}

/**
 * What stands in the place of a CA and is none. The agent's own certificate may stand in ca_file as well, and so may
 * those of its peers: each certificate there is trusted itself. Alone it is trusted alone, which is enough where all
 * agents share it.
 */
export function unfitAuthority(agent: Agent, facts: Facts): UnfitAuthority | undefined {
  const chain = chainOf(agent, facts)
  const signers = chain.slice(1)
  const unfit = signers.find(({ certificate }, index) => {
    const isBetween = index < signers.length - 1
    return signerFault(certificate) !== undefined || (isBetween && !certificate.isCa)
  })
  if (unfit) return { ...unfit, severity: 'error' }
  const leaf = leafOf(facts)
  const others = anchorsOf(facts).filter((certificate) => signerFault(certificate) !== undefined)
  const stranger = others.find(({ selfSigned, der }) => !selfSigned && !sameCertificate(der, leaf))
  const at = agent.config.tls.ca_file
  if (chain.length === 1 && leaf?.selfSigned === false && others.length > 0 && anchorsOf(facts).length === 1)
    return { at, certificate: leaf, severity: 'warning', own: true }
  if (chain.length > 0)
    return chain.length > 1 && stranger ? { at, certificate: stranger, severity: 'warning' } : undefined
  if (others.length === 0 || others.length < anchorsOf(facts).length) return undefined
  const [first] = others
  // Where a signature cannot be verified here, none of these may have made it all the same.
  if (leaf !== undefined && !others.some(({ der }) => sameCertificate(der, leaf)))
    return first && { at, certificate: first, severity: 'error' }
  return stranger && { at, certificate: stranger, severity: 'warning' }
}

function sameCertificate(der: Uint8Array, other: Certificate | undefined): boolean {
  return (
    other !== undefined && der.length === other.der.length && der.every((byte, i) => byte === other.der[i])
  )
}

/** Why a CA of the chain makes Go refuse the certificates below it: a name that it may not sign for. */
export interface NameDenial extends PathCertificate {
  /** `the DNS name server.global.nomad`. */
  readonly what: string
  readonly severity: Severity
}

export function nameDenial(agent: Agent, facts: Facts): NameDenial | undefined {
  const chain = chainOf(agent, facts).map(({ certificate }) => certificate)
  const limited = chain.some(({ nameConstraints }) => nameConstraints !== undefined)
  const denial = limited ? constraintDenial(chain.flatMap((each) => linkOf(each) ?? [])) : undefined
  const authorities = authoritiesOf(agent, facts)
  if (denial) {
    const place = authorities.find(({ certificate }) => certificate === denial.ca.certificate)
    return place && { ...place, what: denial.what, severity: 'error' }
  }
  return wantedNameDenial(agent, facts)
}

/** A certificate that works may have the name where Go does not look; the right one would be refused. */
function wantedNameDenial(agent: Agent, facts: Facts): NameDenial | undefined {
  const { role, region, config } = agent
  const { rpc, verify_server_hostname } = config.tls
  const checked = rpc.effective === true && verify_server_hostname.effective === true
  if (!checked || role === 'none' || region === undefined) return undefined
  const name = role === 'client' ? clientName(region) : serverName(region)
  const { all, certain } = neededAuthorities(agent, facts)
  const denying = all.filter(({ certificate }) => denies(certificate, name))
  const [first] = denying
  const decided = certain || denying.length === all.length
  const what = `the DNS name ${name}`
  return first && decided ? { ...first, what, severity: certain ? 'warning' : 'error' } : undefined
}

function denies({ nameConstraints }: Certificate, name: string): boolean {
  if (nameConstraints === undefined) return false
  const permitted = nameConstraints.permitted.dns
  const lower = name.toLowerCase()
  const covers = (domain: string) => isWithin(domain.toLowerCase(), lower)
  return (permitted.length > 0 && !permitted.some(covers)) || nameConstraints.excluded.dns.some(covers)
}

/** Why Go refuses a chain whose signatures are all right: a critical extension, or more CAs than one of them allows. */
export function chainFault(
  agent: Agent,
  facts: Facts,
): { readonly at: Setting<string>; readonly message: string } | undefined {
  for (const [index, { at, certificate }] of chainOf(agent, facts).entries()) {
    const { label, unhandledCritical, pathLength } = certificate
    const who = index === 0 ? 'The certificate' : `The CA ${label}`
    if (unhandledCritical.length > 0) {
      const what = `a critical extension that Go does not know, ${unhandledCritical[0]}`
      return { at, message: `${who} has ${what}: nobody accepts it.` }
    }
    const between = index - 1
    if (pathLength !== undefined && between > pathLength) {
      const allowed = pathLength === 0 ? 'no CA' : `${pathLength} CAs`
      return {
        at,
        message: `${who} allows ${allowed} between itself and a certificate, and here are ${between}.`,
      }
    }
  }
  return undefined
}
