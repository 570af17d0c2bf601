import { isLoopback, isUnspecified } from '../../text/ip.ts'
import type { Agent } from '../agent.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, isServer } from './check.ts'
import { portFault, properAddress } from './dialled.ts'
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
    const { what, help } = mistake
    yield { pointer, at: setting, message: `${shown(address)} ${what}: Nomad does not start.`, help }
    return
  }
}

function bindMistake(address: string): { readonly what: string; readonly help: string } | undefined {
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
  if (isBrokenIp(address)) return brokenIp
  return undefined
}

const brokenIp = { what: 'is no IP address', help: 'write four numbers from 0 to 255' }

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
    if (mistake === undefined) continue
    const { what, help } = mistake
    yield {
      pointer: setting.pointer,
      at: setting,
      message: `${shown(value)} ${what}: Nomad does not start.`,
      help,
    }
  }
}

function advertiseMistake(value: string, resolved: boolean) {
  const help = properAddress
  if (value.includes(' ')) return { what: 'is more than one address, or holds a blank', help }
  const { host = '', port } = splitHostPort(value)
  const brackets = /[[\]]/.test(value) && host === ''
  if (brackets || (resolved && !isResolvable(value, host))) return { what: 'is no address', help }
  if (!resolved) return undefined
  const portMistake = portFault(port)
  if (portMistake !== undefined) return portMistake
  if (isBrokenIp(host)) return brokenIp
  if (isUnspecified(host))
    return { what: 'is no address that others can connect to', help: 'write the one that they reach' }
  return undefined
}

/** No resolver takes these for a part of a name. */
function isResolvable(value: string, host: string): boolean {
  return host === '' ? value.startsWith(':') : !/[/$@\\?#]/.test(host)
}
