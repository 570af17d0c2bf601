import { spanWithin } from '../../text/span-within.ts'
import type { Agent } from '../agent.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, certain, isServer, type ValueCheck, type ValueChecks } from './check.ts'
import { maxPort, portRangeMistake } from './port-ranges.ts'
import { asText, shown, type ValueProblem } from './problem.ts'

const ranges: ValueCheck = function* ({ pointer, at, data }) {
  const text = asText(data)
  const mistake = portRangeMistake(text)
  if (mistake === undefined) return
  const { index, length, what } = mistake
  const part = text.slice(index, index + length)
  yield {
    pointer,
    at: part === '' ? { at } : spanWithin(at, text, index, length),
    message: `${shown(part === '' ? text : part)} ${what}: Nomad does not start.`,
    help: 'write ports and ranges, separated by commas: "80,443,8000-8100"',
  }
}

/** `config validate` reads these whatever the agent runs. */
export const portRanges: ValueChecks = {
  '/client/reserved/reserved_ports': ranges,
  '/client/host_network/reserved_ports': ranges,
}

/** `Invalid dynamic port range` (command/agent/command.go, IsValidConfig). */
export const dynamicPortOrder: AgentCheck = function* (agent) {
  const { min_dynamic_port: min, max_dynamic_port: max } = agent.config.client
  const [low, high] = [certain(agent, min), certain(agent, max)]
  if (low === undefined || high === undefined || low <= high || high < 0 || low > maxPort) return
  const [culprit, other] = min.written ? [min, max] : [max, min]
  const relation =
    culprit === min ? `above \`max_dynamic_port\`, ${high}` : `below \`min_dynamic_port\`, ${low}`
  yield {
    pointer: culprit.pointer,
    at: culprit,
    message: `${culprit.effective} is ${relation}: Nomad does not start.`,
    help: other.written ? 'let the range begin before it ends' : `set \`${nameAt(other)}\` as well`,
    ...(other.written && { related: [{ message: 'the other end', location: other.at }] }),
  }
}

function nameAt({ pointer }: Setting<unknown>): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}

/** Two listeners of a server cannot have one address and port. */
export const sharedPorts: AgentCheck = function* (agent) {
  if (!isServer(agent)) return
  const { http, rpc, serf } = agent.config.ports
  yield* sharedPort(agent, rpc, http)
  yield* sharedPort(agent, serf, http)
  yield* sharedPort(agent, serf, rpc)
}

function* sharedPort(agent: Agent, one: Setting<number>, two: Setting<number>): Iterable<ValueProblem> {
  const port = certain(agent, one)
  if (port === undefined || port !== certain(agent, two) || !sameAddress(agent, nameAt(one), nameAt(two)))
    return
  const [culprit, other] = one.written ? [one, two] : [two, one]
  yield {
    pointer: culprit.pointer,
    at: culprit,
    message: `${port} is the port for \`${nameAt(other)}\` as well: Nomad does not start.`,
    help: 'give each its own port',
    ...(other.written && { related: [{ message: 'the same port', location: other.at }] }),
  }
}

function sameAddress(
  { config: { addresses, bind_addr }, complete }: Agent,
  one: string,
  two: string,
): boolean {
  const [first, second] = [one, two].map((name) => {
    const own = addresses[name as 'http' | 'rpc' | 'serf']
    if (own.unknown || (!own.written && !complete)) return undefined
    return (own.value ?? '') === '' ? bind_addr.effective : own.value
  })
  return first !== undefined && first === second
}
