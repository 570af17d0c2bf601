import { describe, expect, it } from 'vitest'
import { durationHelp } from '../../../server/agents/values/durations.ts'
import { client, judges, server, silentElsewhere, valueProblemsOf } from './judges.ts'

describe('durations', () => {
  judges(
    [
      ['node_gc_threshold = "1d"', /^"1d": "1d" is no duration/],
      ['node_gc_threshold = "24h"', undefined],
      // config/duration-without-unit says it.
      ['node_gc_threshold = "30"', undefined],
      ['node_gc_threshold = 0', undefined],
      ['node_gc_threshold = "-1h"', undefined],
      ['node_gc_threshold = ""', undefined],
      ['node_gc_threshold = "${time}"', undefined],
      ['job_gc_interval = "0s"', /too short for `server.job_gc_interval`: Nomad does not start/],
      ['job_gc_interval = "1ns"', undefined],
      ['csi_volume_claim_gc_interval = "0s"', /too short/],
      ['csi_volume_claim_gc_interval = "1s"', undefined],
      ['root_key_gc_interval = "0s"', /crashes as soon as it is the leader/],
      ['root_key_gc_interval = "1s"', undefined],
      ['root_key_gc_threshold = "0s"', undefined],
      ['start_timeout = "0s"', /too short/],
      ['start_timeout = "1s"', undefined],
      ['raft_snapshot_interval = "4ms"', /too short/],
      ['raft_snapshot_interval = "5ms"', undefined],
      // A pointer in Nomad: the empty text is parsed as well.
      ['raft_snapshot_interval = ""', /no duration/],
      ['raft_logstore { verification { interval = "x" } }', /^"x"/],
      ['raft_logstore { verification { interval = "" } }', undefined],
      ['raft_logstore { verification { interval = "1m" } }', undefined],
    ],
    server,
  )
  silentElsewhere(
    ['node_gc_threshold = "1d"', 'job_gc_interval = "0s"', 'raft_snapshot_interval = ""'],
    client,
    'server',
  )

  judges(
    [
      ['max_kill_timeout = "x"', /^"x"/],
      ['max_kill_timeout = "1m"', undefined],
      ['drain_on_shutdown { deadline = "1w" }', /^"1w"/],
      ['drain_on_shutdown { deadline = "" }', /no duration/],
      ['drain_on_shutdown { deadline = "-1h" }', undefined],
      ['gc_interval = "-1m"', /Nomad crashes/],
      ['gc_interval = "0s"', undefined],
      ['fingerprint "env_aws" { retry_interval = "-1s" }', /^"-1s"/],
      ['fingerprint "env_aws" { retry_interval = "0s" }', undefined],
    ],
    client,
  )
  silentElsewhere(
    ['max_kill_timeout = "x"', 'drain_on_shutdown { deadline = "x" }', 'gc_interval = "-1m"'],
    server,
    'client',
  )

  judges([
    ['limits { https_handshake_timeout = 5 }', undefined],
    ['limits { https_handshake_timeout = "5 s" }', /^"5 s": "5 s" is no duration/],
    ['limits { https_handshake_timeout = "-1s" }', /too short/],
    ['limits { https_handshake_timeout = "0" }', undefined],
    ['limits { rpc_handshake_timeout = "x" }', undefined],
    ['client { artifact { git_timeout = "x" } }', /^"x"/],
    ['client { artifact { git_timeout = "" } }', /no duration/],
    ['client { artifact { s3_timeout = "-1s" } }', /too short/],
    ['client { artifact { http_read_timeout = "0" } }', undefined],
    ['log_rotate_duration = "x"', undefined],
    ['log_file = "/l" log_rotate_duration = "x"', /^"x"/],
    ['log_file = "/l" log_rotate_duration = "24h"', undefined],
    ['log_file = "${log}" log_rotate_duration = "x"', undefined],
    ['telemetry { in_memory_collection_interval = "-1s" }', /too short/],
    ['telemetry { in_memory_collection_interval = "0s" }', undefined],
    ['telemetry { collection_interval = "-1s" }', /Nomad crashes/],
    ['telemetry { collection_interval = "0s" }', undefined],
  ])
  judges([['limits { rpc_handshake_timeout = "x" }', /^"x"/]], (text) => server('') + text)
})

it('of telemetry crash Nomad in some versions only', () => {
  expect(valueProblemsOf('telemetry { collection_interval = "-1s" }')).toMatchObject([{ since: ['2.0.0'] }])
  expect(valueProblemsOf('telemetry { in_memory_collection_interval = "-1s" }')[0]?.since).toBeUndefined()
})

it.each<readonly [string, string]>([
  ['1d', 'write "24h": there is no unit for days'],
  ['30 Days', 'write "720h": there is no unit for days'],
  ['1 day', 'write "24h": there is no unit for days'],
  ['30', 'add a unit: "30s", "30m" or "30h"'],
  ['1.5', 'add a unit: "1.5s", "1.5m" or "1.5h"'],
  ...['x1d', '1w', '1 daily', '1dd', ''].map(
    (text) => [text, 'write numbers with units, such as "30s", "5m" or "1h30m"'] as const,
  ),
])('what to write in place of %j', (text, help) => {
  expect(durationHelp(text)).toBe(help)
})

describe('sizes', () => {
  judges(
    [
      ['job_max_source_size = "1M"', undefined],
      ['job_max_source_size = 1024', undefined],
      ['job_max_source_size = "1,024 KiB"', undefined],
      ['job_max_source_size = "1.5g"', undefined],
      ['job_max_source_size = "1.2.3M"', /^"1.2.3M": "1.2.3M" is no size/],
      ['job_max_source_size = "1X"', /no size/],
      ['job_max_source_size = "big"', /no size/],
      ['job_max_source_size = "-1"', /no size/],
      ['job_max_source_size = ""', /no size/],
      ['job_max_source_size = "10EB"', undefined],
      ['job_max_source_size = "100EB"', /no size/],
    ],
    server,
  )
  silentElsewhere(['job_max_source_size = "x"'], client, 'server')
  judges([
    ['client { artifact { http_max_size = "9EB" } }', undefined],
    ['client { artifact { http_max_size = "10EB" } }', /too large/],
    ['client { artifact { http_max_size = "x" } }', /no size/],
    ['client { artifact { decompression_size_limit = "0" } }', undefined],
    ['client { artifact { decompression_size_limit = "all" } }', /no size/],
  ])
})
