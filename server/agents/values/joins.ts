import { parseGoDuration } from '../../config/go-duration.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, isClient, isServer } from './check.ts'
import { nameOf, type ValueProblem } from './problem.ts'

/**
 * What cannot stand beside each other to join a cluster. Nomad looks at all of it as soon as anything is to be
 * joined with retries, whichever role that is for (command/agent/retry_join.go, Validate), and it takes the old
 * `retry_join` for that of `server_join` first (command/agent/command.go, handleRetryJoin).
 */
export const joinConflicts: AgentCheck = function* (agent) {
  const { server, client } = agent.config
  const { server_join: join } = server
  const starts = isServer(agent)
  if (starts && isSet(server.start_join) && isSet(join.start_join))
    return yield conflict(server.start_join, join.start_join)
  const old = starts && isSet(server.retry_join)
  const asked =
    old || (starts && isSet(join.retry_join)) || (isClient(agent) && isSet(client.server_join.retry_join))
  if (!asked) return
  if (isSet(client.server_join.start_join)) yield onClient(client.server_join.start_join)
  const retry = isSet(join.retry_join) ? join.retry_join : old ? server.retry_join : undefined
  if (retry === undefined) return
  const deprecated = [server.retry_join, server.start_join, server.retry_max, server.retry_interval]
  const clashing = deprecated.filter(
    (setting) => isSet(setting) && (retry === join.retry_join || setting === server.start_join),
  )
  for (const setting of [...clashing, join.start_join]) if (isSet(setting)) yield conflict(setting, retry)
}

/** Zero, of a number or a duration, is "not written". */
function isSet({ written, value }: Setting<unknown>): boolean {
  if (!written || value === undefined || value === '' || value === 0) return false
  if (typeof value === 'string') return parseGoDuration(value) !== 0n
  return !Array.isArray(value) || value.length > 0
}

function conflict(setting: Setting<unknown>, other: Setting<unknown>): ValueProblem {
  const { pointer } = setting
  return {
    pointer,
    at: { at: setting.keyAt },
    message: `\`${nameOf(pointer)}\` cannot stand beside \`${nameOf(other.pointer)}\`: Nomad does not start.`,
    help: 'keep only `retry_join`, in a `server_join` block',
    related: [{ message: 'the other one', location: other.keyAt }],
  }
}

function onClient({ pointer, keyAt }: Setting<unknown>): ValueProblem {
  return {
    pointer,
    at: { at: keyAt },
    message: 'Clients know no `start_join`: Nomad does not start.',
    help: 'delete it; `retry_join` does the same',
  }
}
