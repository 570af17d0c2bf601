import { parseGoDuration } from '../../config/go-duration.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, certain, isClient, isServer } from './check.ts'
import type { ValueProblem } from './problem.ts'

/** `cannot specify both deprecated 'raft_boltdb' and 'raft_logstore'` (command/agent/agent.go). */
export const logStores: AgentCheck = function* (agent) {
  const { raft_boltdb: old, raft_logstore: store } = agent.config.server
  if (!isServer(agent) || !old.written || !store.written) return
  yield {
    pointer: store.pointer,
    at: old,
    message: '`raft_boltdb` cannot stand beside `raft_logstore`: Nomad does not start.',
    help: 'move `no_freelist_sync` into a `boltdb` block of `raft_logstore`, and delete `raft_boltdb`',
    related: [{ message: 'the other one', location: store.at }],
  }
}

/** `job_default_priority cannot be`: it has to be less than the highest (command/agent/agent.go). */
export const priorities: AgentCheck = function* (agent) {
  const { job_default_priority: usual, job_max_priority: highest } = agent.config.server
  if (!isServer(agent)) return
  const [value, top] = [certain(agent, usual), certain(agent, highest)]
  // Zero is the default.
  const limit = top || 100
  if (value === undefined || top === undefined || value < 50 || value > 32765 || value < limit) return
  yield {
    pointer: usual.pointer,
    at: usual,
    message: `${value} is not below \`job_max_priority\`, ${limit}: Nomad does not start.`,
    help: highest.written ? `write a number from 50 to ${limit - 1}` : 'raise `job_max_priority` as well',
    ...relatedTo(highest),
  }
}

/** nomad/structs/node.go, NodeIntroductionConfig.Validate. */
export const introductionTimes: AgentCheck = function* (agent) {
  const { default_identity_ttl: usual, max_identity_ttl: longest } = agent.config.server.client_introduction
  if (!isServer(agent)) return
  const [value, limit] = [nanoseconds(certain(agent, usual)), nanoseconds(certain(agent, longest))]
  if (value === undefined || limit === undefined || value <= limit) return
  const [culprit, other] = usual.written ? [usual, longest] : [longest, usual]
  yield {
    pointer: culprit.pointer,
    at: culprit,
    message: `\`default_identity_ttl\`, ${usual.effective}, is longer than \`max_identity_ttl\`, ${longest.effective}: Nomad does not start.`,
    help: 'let `max_identity_ttl` be at least as long',
    ...relatedTo(other),
  }
}

function nanoseconds(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : parseGoDuration(text)
}

/** helper/users/dynamic/pool.go, New, panics; -1 turns the pool off. */
export const userPool: AgentCheck = function* (agent) {
  const { dynamic_user_min: lowest, dynamic_user_max: highest } = agent.config.client.users
  if (!isClient(agent)) return
  const [low, high] = [certain(agent, lowest), certain(agent, highest)]
  if (low === undefined || high === undefined || low === -1 || high === -1) return
  if (low >= 0 && low <= high) return
  const [culprit, other] = lowest.written ? [lowest, highest] : [highest, lowest]
  yield {
    pointer: culprit.pointer,
    at: culprit,
    message:
      low < 0
        ? `${low} is no user id: Nomad crashes.`
        : `No user id is from ${low} up to ${high}: Nomad crashes.`,
    help:
      low < 0
        ? 'write 0 or more, or turn the pool off with -1'
        : 'let `dynamic_user_max` be at least `dynamic_user_min`, or turn the pool off with -1',
    ...relatedTo(other),
  }
}

function relatedTo(setting: Setting<unknown>): Pick<ValueProblem, 'related'> {
  return setting.written ? { related: [{ message: 'the other one', location: setting.at }] } : {}
}
