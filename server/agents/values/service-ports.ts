import type { Agent } from '../agent.ts'
import type { Service } from './addresses.ts'
import { certain } from './check.ts'

export const services = {
  http: { standard: 4646, name: 'HTTP' },
  rpc: { standard: 4647, name: 'RPC' },
  serf: { standard: 4648, name: 'gossip' },
} as const

/** Which other service has, on this agent, the port that is given for one; undefined where it may be its own. */
export function otherServiceAt(agent: Agent, port: string | undefined, wanted: Service): Service | undefined {
  const { ports } = agent.config
  const own = certain(agent, ports[wanted])
  if (port === undefined || !Number.isInteger(own) || own === Number(port)) return undefined
  return (['http', 'rpc', 'serf'] as const).find((service) => certain(agent, ports[service]) === Number(port))
}
