import type { Agent } from '../agents/agent.ts'
import type { Certificate } from '../facts/certificate.ts'
import type { Facts } from '../facts/facts.ts'
import type { Severity } from './finding.ts'

/** The agent's own certificate, where its file could be read, and has it at its place: else that is to be said first. */
export function leafOf({ tls }: Facts): Certificate | undefined {
  if (tls.ownBehind !== undefined) return undefined
  return tls.certificate?.content.known ? tls.certificate.content.value.certificates[0] : undefined
}

/**
 * Nomad looks at names in certificates only where RPC is encrypted, and enforces them only with
 * `verify_server_hostname`. Undefined: nothing is to be said of names; while nothing checks them yet, a
 * warning is enough.
 */
export function nameSeverity({ config: { tls } }: Agent, severity: Severity): Severity | undefined {
  if (tls.rpc.effective !== true) return undefined
  return tls.verify_server_hostname.effective === true || severity === 'info' ? severity : 'warning'
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
