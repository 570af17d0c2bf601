import { expect, it } from 'vitest'
import { type Advice, advises, client, server, stops, valueProblemsOf } from './judges.ts'

const pool = 'use at most 128 letters, digits, `-` and `_`'
const levels = '"TRACE", "DEBUG", "INFO", "WARN", "ERROR" or "OFF"'

const rows: readonly Advice[] = [
  ['log_level = "debg"', `"debg": "debg" is not possible for \`log_level\`: ${stops}`, 'write "DEBUG"'],
  [
    'log_level = "loudest"',
    `"loudest": "loudest" is not possible for \`log_level\`: ${stops}`,
    `write ${levels}`,
  ],
  ['log_level = 5', `5: "5" is not possible for \`log_level\`: ${stops}`, `write ${levels}`],
  ['region = "a\\x00b"', `"a\\x00b": The region "a\\u0000b" holds a NUL character: ${stops}`, 'take it out'],
  [
    'datacenter = "dc*"',
    `"dc*": The datacenter "dc*" holds a \`*\` or a NUL character: ${stops}`,
    'take it out',
  ],
  [
    client('node_pool = "all"'),
    `"all": "all" holds every node and is no pool to join: ${stops}`,
    'name another node pool',
  ],
  [client('node_pool = "a b"'), `"a b": "a b" cannot be the name of a node pool: ${stops}`, pool],
  [
    'ports { http = 65536 }',
    `65536: 65536 is out of range for \`ports.http\`: ${stops}`,
    'write a number from 0 to 65535',
  ],
  [
    'ports { http = 9223372036854775807 }',
    `9223372036854775807: 9223372036854775807 is out of range for \`ports.http\`: ${stops}`,
    'write a number from 0 to 65535',
  ],
  [
    'limits { http_max_conns_per_client = -1 }',
    `-1: -1 is out of range for \`limits.http_max_conns_per_client\`: ${stops}`,
    'write 0 or more',
  ],
  [
    `${server('')}limits { rpc_max_conns_per_client = 25 }`,
    `25: 25 is out of range for \`limits.rpc_max_conns_per_client\`: ${stops}`,
    'write 26 or more, or 0',
  ],
  [
    server('job_max_priority = 99'),
    `99: 99 is out of range for \`server.job_max_priority\`: ${stops}`,
    'write a number from 100 to 32766, or 0',
  ],
  [
    server('raft_protocol = 2'),
    `2: 2 is out of range for \`server.raft_protocol\`: ${stops}`,
    'delete it: Nomad knows only Raft protocol 3 since 1.4',
  ],
  [
    server('enabled_schedulers = ["service", "btch"]'),
    `"btch": "btch" is not possible for \`server.enabled_schedulers\`: ${stops}`,
    'write "batch"',
  ],
  [
    `${client('')}plugin "exec" { config { default_pid_mode = "hosts" } }`,
    `"hosts": "hosts" is not possible for \`plugin.exec.config.default_pid_mode\`: ${stops}`,
    'write "host"',
  ],
]

advises(rows)

it.each([
  ['log_level = "debg"', '"DEBUG"', false],
  ['log_level = " debug"', '"DEBUG"', true],
  ['log_level = "Warn "', '"WARN"', true],
  ['client { preferred_address_family = "IPv4" }', '"ipv4"', true],
  ['server { default_scheduler_config { scheduler_algorithm = "binpak" } }', '"binpack"', false],
  ['enable_syslog = true\nsyslog_facility = "DAEMONS"', '"DAEMON"', false],
])('%s is corrected to %s, for certain: %s', (text, correction, certain) => {
  expect(valueProblemsOf(text)).toMatchObject([{ correction: { text: correction, certain } }])
})

it.each(['log_level = "loudest"', 'log_level = 5', 'ports { http = -1 }', 'data_dir = "nomad"'])(
  '%s: nobody knows what is meant',
  (text) => {
    expect(valueProblemsOf(text).map(({ correction }) => correction)).toEqual([undefined])
  },
)

it('names the versions that look at the value', () => {
  const versions = (text: string) => valueProblemsOf(text).map(({ since, until }) => [since, until])
  expect(versions(server('num_schedulers = -1'))).toEqual([[['1.10.0'], undefined]])
  expect(versions(server('raft_protocol = 2'))).toEqual([[undefined, undefined]])
})

it('points a program at the setting, of a list as a whole', () => {
  const pointer = (text: string) => valueProblemsOf(text).map((problem) => problem.pointer)
  expect(pointer(server('enabled_schedulers = ["service", "btch"]'))).toEqual(['/server/enabled_schedulers'])
  expect(pointer(client('fingerprint "env_aws" { retry_attempts = -2 }'))).toEqual([
    '/client/fingerprint/env_aws/retry_attempts',
  ])
})
