import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import type { Certificate, CertificateFile } from '../facts/certificate.ts'
import type { Facts, FileFact } from '../facts/facts.ts'
import type { Severity } from './finding.ts'

/** The agent's own certificate, where its file could be read, and has it at its place: else that is to be said first. */
export function leafOf(facts: Facts): Certificate | undefined {
  return isMisplaced(facts) ? undefined : firstOf(facts.tls.certificate)
}

/** The agent's own certificate is not where it belongs, which is to be said before all else of its chain. */
export function isMisplaced(facts: Facts): boolean {
  return facts.tls.ownBehind !== undefined || swappedOf(facts) !== undefined
}

/** What stands first in the two files, where each holds what belongs into the other one. */
export interface Swapped {
  /** In `cert_file`. */
  readonly authority: Certificate
  /** In `ca_file`. */
  readonly own: Certificate
}

export function swappedOf({ tls }: Facts): Swapped | undefined {
  const { ca, certificate, keyMatches, ownBehind, beside } = tls
  const authority = firstOf(certificate)
  const own = firstOf(ca)
  if (authority === undefined || own === undefined || ownBehind !== undefined) return undefined
  if (!isAuthority(authority) || own.selfSigned || (keyMatches.known && keyMatches.value)) return undefined
  // A CA, too, is who its key says, where the other one issued it.
  const isOwn = !isAuthority(own) || (beside.keyOwner === own && own.issuer === authority.subject)
  return isOwn ? { authority, own } : undefined
}

/** It says so, or is of a version that cannot. */
function isAuthority({ isCa, version, selfSigned }: Certificate): boolean {
  return isCa || (version < 3 && selfSigned)
}

function firstOf(file: FileFact<CertificateFile> | undefined): Certificate | undefined {
  return file?.content.known ? file.content.value.certificates[0] : undefined
}

/** A certificate of the chain, and the setting whose file it is in. */
export interface PathCertificate {
  readonly certificate: Certificate
  readonly at: Setting<string>
}

/** The certificates from the leaf to the trust anchor; empty where it is not known that they lead there. */
export function chainOf({ config }: Agent, facts: Facts): readonly PathCertificate[] {
  const { chain, certificate } = facts.tls
  if (!chain.known || chain.value.status !== 'signed' || isMisplaced(facts)) return []
  const carried = certificate?.content.known ? certificate.content.value.certificates : []
  const { cert_file, ca_file } = config.tls
  return chain.value.certificates.map((each) => ({
    certificate: each,
    at: carried.includes(each) ? cert_file : ca_file,
  }))
}

/** The CAs of a chain: those between, and the anchor. */
export function authoritiesOf(agent: Agent, facts: Facts): readonly PathCertificate[] {
  return chainOf(agent, facts).slice(1)
}

/** The certificate does not lead to ca_file, and files beside it hold all that it takes. */
export function lacksIntermediates(facts: Facts): boolean {
  const { chain, beside } = facts.tls
  const open = chain.known && chain.value.status !== 'signed' && !isMisplaced(facts)
  return open && beside.root === undefined && beside.intermediates.length > 0
}

/** What to type so that a certificate file carries the intermediates that lie beside it; empty where none do. */
export function appendIntermediates({ tls: { beside } }: Facts, file: string | undefined): string {
  const paths = new Set(beside.intermediates.map(({ path }) => path))
  return [...paths].map((path) => `\`cat ${path} >> ${file}\``).join(', then ')
}

/** What keeps connections from coming about is a warning while nothing uses the certificate. */
export function usedSeverity({ config: { tls } }: Agent, severity: Severity): Severity {
  return tls.rpc.effective === true || tls.http.effective === true || severity === 'info'
    ? severity
    : 'warning'
}

/** Milliseconds. */
export const dayLength = 24 * 60 * 60 * 1000

/**
 * Milliseconds until it expires, where that is soon: within so many days, or within the last third of its validity, so
 * that a certificate which lives a day is healthy. Undefined where it is not, or has expired.
 */
export function expiresSoon({ notBefore, notAfter }: Certificate, { policy }: Facts): number | undefined {
  const left = notAfter.getTime() - policy.now.getTime()
  const third = (notAfter.getTime() - notBefore.getTime()) / 3
  return left < 0 || left >= Math.min(policy.expiryWarningDays * dayLength, third) ? undefined : left
}

/** `in 9 days`, `in 5 hours`. */
export function inTime(milliseconds: number): string {
  const days = Math.floor(milliseconds / dayLength)
  if (days > 1) return `in ${days} days`
  const hours = Math.floor(milliseconds / (60 * 60 * 1000))
  return hours > 1 ? `in ${hours} hours` : 'within the hour'
}

/** A moment for a message: the day, and on the day of `now` the time too. */
export function moment(date: Date, now: Date): string {
  const time = Number.isNaN(date.getTime()) || day(date) !== day(now) ? '' : date.toISOString().slice(11, 19)
  return time === '' ? day(date) : `${day(date)} ${time} UTC`
}

/** A date for a message, in UTC. */
export function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an unknown day' : date.toISOString().slice(0, 10)
}
