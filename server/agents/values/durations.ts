import { lacksUnit, parseGoDuration } from '../../config/go-duration.ts'
import type { Key, Versions } from '../../keys/key.ts'
import type { Agent } from '../agent.ts'
import { plays, type ValueCheck } from './check.ts'
import { asText, nameOf, shown, type ValueProblem } from './problem.ts'
import type { Written } from './written.ts'

interface Bound {
  /** The least that Nomad takes. */
  readonly least: string
  /** What happens below, where Nomad has no check for it. */
  readonly outcome?: string
  readonly since?: Versions
}

const positive: Bound = { least: '1ns' }
const notNegative: Bound = { least: '0' }
const ticker = 'Nomad crashes'

/**
 * Durations that Nomad parses and then finds too short. Of those it parses while decoding, zero is "not written"
 * and never arrives (command/agent/config.go, Merge).
 */
const bounds: Readonly<Record<string, Bound>> = {
  '/server/job_gc_interval': positive,
  '/server/csi_volume_claim_gc_interval': positive,
  '/server/start_timeout': positive,
  '/server/raft_snapshot_interval': { least: '5ms' },
  // nomad/leader.go, schedulePeriodic: time.NewTicker panics.
  '/server/root_key_gc_interval': { least: '1ns', outcome: `${ticker} as soon as it is the leader` },
  '/limits/https_handshake_timeout': notNegative,
  '/limits/rpc_handshake_timeout': notNegative,
  '/client/artifact/http_read_timeout': notNegative,
  '/client/artifact/gcs_timeout': notNegative,
  '/client/artifact/git_timeout': notNegative,
  '/client/artifact/hg_timeout': notNegative,
  '/client/artifact/s3_timeout': notNegative,
  '/client/fingerprint/retry_interval': notNegative,
  // client/gc.go, Run.
  '/client/gc_interval': { ...notNegative, outcome: ticker },
  '/telemetry/in_memory_collection_interval': notNegative,
  '/telemetry/in_memory_retention_period': notNegative,
  // command/agent/http.go, NewHTTPServers.
  '/telemetry/collection_interval': { ...notNegative, outcome: ticker, since: ['2.0.0'] },
}

/** What `config validate` looks at: client.artifact and the telemetry of every agent. */
const always = /^\/client\/artifact\//

/** Of durations that are not judged whole while a file is decoded. */
export function durationCheck(names: string, { type, deferred }: Key): ValueCheck | undefined {
  return type === 'duration' && (deferred || bounds[names] !== undefined) ? durationProblems : undefined
}

function* durationProblems(written: Written, agent: Agent): Iterable<ValueProblem> {
  const { names, key, pointer, at } = written
  if (!always.test(names) && !plays(agent, key.scope)) return
  if (names === '/log_rotate_duration' && (agent.config.log_file.effective ?? '') === '') return
  const data = asText(written.data)
  // config/duration-without-unit says that.
  if (lacksUnit(data)) return
  const duration = parseGoDuration(data)
  if (duration === undefined) {
    const message = `${shown(data)} is no duration: Nomad does not start.`
    return yield { pointer, at: { at }, message, help: durationHelp(data) }
  }
  const bound = bounds[names]
  if (bound === undefined || duration >= (parseGoDuration(bound.least) as bigint)) return
  yield {
    pointer,
    at: { at },
    message: `${shown(data)} is too short for \`${nameOf(names)}\`: ${bound.outcome ?? 'Nomad does not start'}.`,
    help: bound.least === '1ns' ? 'write more than 0' : `write "${bound.least}" or more`,
    ...(bound.since && { since: bound.since }),
  }
}

export function durationHelp(text: string): string {
  const days = /^(\d{1,6})\s*(?:d|days?)$/i.exec(text)?.[1]
  if (days !== undefined) return `write "${Number(days) * 24}h": there is no unit for days`
  if (lacksUnit(text)) return `add a unit: "${text}s", "${text}m" or "${text}h"`
  return 'write numbers with units, such as "30s", "5m" or "1h30m"'
}
