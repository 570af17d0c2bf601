import { isLoopback, isUnspecified, withoutBrackets } from '../../text/ip.ts'
import type { Agent } from '../agent.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, isServer } from './check.ts'
import { isDnsName, isIp, portFault, properAddress } from './dialled.ts'
import { splitHostPort } from './host-port.ts'
import { shown, type ValueProblem } from './problem.ts'

export type Service = 'http' | 'rpc' | 'serf'

/** Everybody listens for HTTP and works out where RPC would be; gossip is for servers. */
function servicesOf(agent: Agent): readonly Service[] {
  return isServer(agent) ? ['http', 'rpc', 'serf'] : ['http', 'rpc']
}

/** What a service listens on: its own address, else that of all (command/agent/config.go, normalizeAddrs). */
export function boundTo({ config: { addresses, bind_addr } }: Agent, service: Service): Setting<string> {
  const own = addresses[service]
  return own.unknown || (own.value ?? '') !== '' ? own : bind_addr
}

/** Addresses that a listener cannot have. Only a server listens for RPC. */
export const bindAddresses: AgentCheck = function* (agent) {
  const listening = servicesOf(agent).filter((service) => service !== 'rpc' || isServer(agent))
  const settings = new Set(listening.map((service) => boundTo(agent, service)))
  for (const setting of settings) {
    const several = setting === agent.config.addresses.http
    if (setting.written && setting.value) yield* bindProblem(setting, setting.value, several)
  }
}

function* bindProblem(setting: Setting<string>, value: string, several: boolean): Iterable<ValueProblem> {
  if (value.includes('{{')) return
  const { pointer } = setting
  // What a blank parts are several addresses (github.com/hashicorp/go-secure-stdlib/listenerutil).
  if (value.includes(' ') && !several) {
    const message = `${shown(value)} is more than one address, or holds a blank: Nomad does not start.`
    yield { pointer, at: setting, message, help: 'write one; only `addresses.http` takes several' }
    return
  }
  for (const address of value.split(' ')) {
    const mistake = bindMistake(address)
    if (mistake === undefined) continue
    yield problem(setting, address, mistake)
    return
  }
}

interface Mistake {
  readonly what: string
  readonly help: string
  readonly mild?: true
}

function problem(setting: Setting<string>, address: string, { what, help, mild }: Mistake): ValueProblem {
  const stops = mild ? 'Nomad does not start, or takes what a resolver makes of it' : 'Nomad does not start'
  return {
    pointer: setting.pointer,
    at: setting,
    message: `${shown(address)} ${what}: ${stops}.`,
    help,
    ...(mild && { mild }),
  }
}

function bindMistake(address: string): Mistake | undefined {
  if (address.includes('/')) {
    return {
      what: 'is no address to listen on',
      help: 'write an IP address, without scheme, path or prefix length',
    }
  }
  if (/^(?:[^:]+|\[[^\]]*\]):\d+$/.test(address))
    return {
      what: 'holds a port, which has no place here',
      help: 'leave the port out, and set it in `ports`',
    }
  return nameMistake(withoutBrackets(address))
}

const brokenIp = { what: 'is no IP address', help: 'write four numbers from 0 to 255' }

/** Go looks up no name that cannot be one (net/dnsclient.go, isDomainName). */
function nameMistake(host: string): Mistake | undefined {
  if (host === '' || isIp(host) || isDnsName(host)) return undefined
  if (isBrokenIp(host)) return brokenIp
  // Where Go leaves names to the C library, that makes addresses of fewer numbers, and takes some for octal.
  if (/^[\d.]+$/.test(host)) return { ...brokenIp, mild: true }
  if (host.includes(',')) return { what: 'holds a comma, as no address does', help: oneAddress }
  if (/^\$\w/.test(host)) return { what: 'is a variable, which Nomad does not resolve', help: properHost }
  // A word between signs is mostly what a tool fills in: `||ADDRESS||`, `<address>`.
  if (/^[^\w.*-]+[\w.-]+[^\w.*-]+$/.test(host)) return undefined
  // What is in no name at all; others may stand in the file of hosts.
  return /[^\w.-]/.test(host) && !/[^\u0020-\u007e]/.test(host)
    ? { what: 'is neither an IP address nor a name', help: host === '*' ? allAddresses : properHost }
    : undefined
}

const oneAddress = 'write one; `addresses.http` takes several, with a blank between them and nothing else'
const allAddresses = 'write "0.0.0.0" for all addresses'
const properHost = 'write an IP address or a name'

/** Four numbers that are none: not a name either, as the last part of no name is a number. */
function isBrokenIp(text: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(text) && /\d{4}|[3-9]\d\d|2[6-9]\d|25[6-9]/.test(text)
}

/** `Defaulting advertise to localhost is unsafe` (command/agent/config.go, normalizeAdvertise). */
export const loopbackAdvertised: AgentCheck = function* (agent) {
  if (!agent.complete) return
  const bySetting = new Map<Setting<string>, Service[]>()
  for (const service of servicesOf(agent)) {
    const advertised = agent.config.advertise[service]
    const bound = boundTo(agent, service)
    const [address = ''] = (bound.value ?? '').split(' ')
    if (advertised.unknown || (advertised.value ?? '') !== '' || !isLoopback(address)) continue
    bySetting.set(bound, [...(bySetting.get(bound) ?? []), service])
  }
  for (const [setting, services] of bySetting) {
    const names = services.map((service) => `\`advertise.${service}\``).join(' and ')
    yield {
      pointer: setting.pointer,
      at: setting,
      message: `${shown(setting.value ?? '')} is reached from this machine only, and ${names} ${services.length > 1 ? 'name' : 'names'} no other address: Nomad does not start.`,
      help: 'write there what others reach it by, or start a development agent with `-dev`',
    }
  }
}

/**
 * Advertised addresses are split into host and port (net.SplitHostPort); servers resolve theirs, and let nobody be
 * told to connect to "all addresses" (nomad/server.go, setupRPC). Others only hand them on.
 */
export const advertisedAddresses: AgentCheck = function* (agent) {
  for (const service of servicesOf(agent)) {
    const setting = agent.config.advertise[service]
    const value = setting.written ? (setting.value ?? '') : ''
    if (value === '' || value.includes('{{')) continue
    const mistake = advertiseMistake(value, service !== 'http' && isServer(agent))
    if (mistake !== undefined) yield problem(setting, value, mistake)
  }
}

function advertiseMistake(value: string, resolved: boolean): Mistake | undefined {
  const help = properAddress
  if (value.includes(' ')) return { what: 'is more than one address, or holds a blank', help }
  const { host = '', port } = splitHostPort(value)
  const brackets = /[[\]]/.test(value) && host === ''
  if (brackets || (resolved && !isResolvable(value, host))) return { what: 'is no address', help }
  if (!resolved) return undefined
  const portMistake = portFault(port)
  if (portMistake !== undefined) return portMistake
  if (isUnspecified(host))
    return { what: 'is no address that others can connect to', help: 'write the one that they reach' }
  return nameMistake(host)
}

/** No resolver takes these for a part of a name. */
function isResolvable(value: string, host: string): boolean {
  return host === '' ? value.startsWith(':') : !/[/$@\\?#]/.test(host)
}
