import { parseGoDuration } from '../../config/go-duration.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, certain, type ValueCheck, type ValueChecks } from './check.ts'
import { durationHelp } from './durations.ts'
import { elementAt } from './places.ts'
import { shown, type ValueProblem } from './problem.ts'

/** `Filter rule must begin with either '+' or '-'` (command/agent/config.go, PrefixFilters). */
const prefixes: ValueCheck = function* ({ pointer, data, leaf }, agent) {
  for (const rule of data as readonly string[]) {
    if (/^(?:[+-]|$)/.test(rule)) continue
    yield {
      pointer,
      at: { at: elementAt(agent, leaf, rule) },
      message: `${shown(rule)} begins with neither \`+\` nor \`-\`: Nomad does not start.`,
      help: `write "+${rule}" to let these metrics through, "-${rule}" to drop them`,
    }
  }
}

export const prefixFilters: ValueChecks = { '/telemetry/prefix_filter': prefixes }

/** command/agent/config.go, Telemetry.Validate: `collection interval cannot be greater than retention period`. */
export const retention: AgentCheck = function* (agent) {
  const { in_memory_collection_interval: interval, in_memory_retention_period: period } =
    agent.config.telemetry
  const [shortest, longest] = [interval, period].map((setting) => {
    const text = certain(agent, setting)
    return text === undefined ? undefined : parseGoDuration(text)
  })
  // Less than zero is another mistake.
  if (shortest === undefined || longest === undefined || longest <= 0n || shortest <= longest) return
  const [culprit, other] = interval.written ? [interval, period] : [period, interval]
  yield {
    pointer: culprit.pointer,
    at: culprit,
    message: `Metrics are collected every ${interval.effective} and kept for ${period.effective} only: Nomad does not start.`,
    help: 'let `in_memory_retention_period` be at least as long as `in_memory_collection_interval`',
    ...(other.written && { related: [{ message: 'the other one', location: other.at }] }),
  }
}

/** The Circonus sink reads its settings as soon as it has a token or a URL (cgm.New, checkmgr.New). */
export const circonus: AgentCheck = function* ({ config: { telemetry } }) {
  const used = [telemetry.circonus_api_token, telemetry.circonus_submission_url]
  if (!used.some(({ value }) => (value ?? '') !== '')) return
  const { circonus_submission_interval: interval, circonus_check_force_metric_activation: force } = telemetry
  const { circonus_check_id, circonus_broker_id } = telemetry
  if (interval.value && parseGoDuration(interval.value) === undefined)
    yield wrong(interval, 'no duration', durationHelp(interval.value))
  if (force.value && !/^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/.test(force.value))
    yield wrong(force, 'neither true nor false', 'write "true" or "false"')
  for (const id of [circonus_check_id, circonus_broker_id])
    if (id.value && !/^[-+]?\d+$/.test(id.value))
      yield wrong(id, 'no number', 'write the number that Circonus gave it')
}

function wrong({ pointer, at, value }: Setting<string>, what: string, help: string): ValueProblem {
  return { pointer, at: { at }, message: `${shown(value as string)} is ${what}: Nomad does not start.`, help }
}
