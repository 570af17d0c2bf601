import type { Agent } from '../agents/agent.ts'
import { boundTo } from '../agents/values/addresses.ts'
import { judgeNames } from '../facts/agent-names.ts'
import type { Certificate } from '../facts/certificate.ts'
import { ipVersion, isLoopback, isUnspecified, withoutBrackets } from '../text/ip.ts'

/** The certificate is of this agent, as far as anybody checks: what else it lacks is worth saying. */
export function hasFittingNames(agent: Agent, certificate: Certificate): boolean {
  if (agent.config.tls.rpc.effective !== true) return !certificate.isCa
  const { verdict } = judgeNames(agent, certificate)
  return verdict === 'fits' || verdict === 'one-of-two-names'
}

/** Its HTTPS API can be reached at a loopback address. */
export function answersLocally(agent: Agent): boolean {
  const { effective = '' } = boundTo(agent, 'http')
  const addresses = effective.split(/ +/).map(withoutBrackets)
  const isLocal = (address: string) => isLoopback(address) || isUnspecified(address)
  return agent.config.tls.http.effective === true && addresses.some(isLocal)
}

/** The host of `advertise.http`, where it is written, no template, and one that can be connected to. */
export function advertisedHost({ config }: Agent): string | undefined {
  const [, bracketed, plain] =
    /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?$/i.exec(config.advertise.http.value ?? '') ?? []
  if (plain !== undefined && /^[\d.]+$/.test(plain) && ipVersion(plain) === undefined) return undefined
  const host = bracketed ?? plain
  return host !== undefined && isUnspecified(host) ? undefined : host
}
