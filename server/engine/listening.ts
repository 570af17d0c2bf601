import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { boundTo } from '../agents/values/addresses.ts'
import { canonicalAddress, isLoopback, isUnspecified, withoutBrackets } from '../text/ip.ts'
import type { Location } from '../text/span.ts'
import { spanWithin } from '../text/span-within.ts'

/** Only this machine reaches the API, such as a proxy on it. */
export function isLocalApi(agent: Agent): boolean {
  const written = boundTo(agent, 'http').effective ?? ''
  const addresses = written.split(/ +/).filter((address) => address !== '')
  return addresses.length > 0 && addresses.every((address) => isLoopback(withoutBrackets(address)))
}

export interface Exposure {
  readonly at: { readonly at: Location }
  readonly address: string
  /** All addresses of the machine; else one of the internet. */
  readonly wildcard: boolean
}

/** An address written for the API that is not one of a private network: a wildcard, or one of the internet. */
export function exposedApi(agent: Agent): Exposure | undefined {
  const setting: Setting<string> = boundTo(agent, 'http')
  const { value, at, written } = setting
  if (!written || value === undefined) return undefined
  if (/^\s*\{\{\s*GetPublicIPs?\s*\}\}\s*$/.test(value))
    return { at: setting, address: value, wildcard: false }
  for (const { 0: address, index } of value.matchAll(/[^ ]+/g)) {
    const plain = withoutBrackets(address)
    const wildcard = isUnspecified(plain)
    if (!wildcard && !isPublic(plain)) continue
    const part = address === value ? setting : spanWithin(at, value, index, address.length)
    return { at: part, address, wildcard }
  }
  return undefined
}

/** What is routed on the internet: not RFC 1918, shared, link-local, and unique local addresses. */
function isPublic(address: string): boolean {
  const canonical = canonicalAddress(address)
  if (canonical === undefined) return false
  return canonical.includes(':') ? /^[23][\da-f]{3}:/.test(canonical) : !notPublic.test(canonical)
}

const notPublic =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|(?:22[4-9]|2[345]\d)\.)/
