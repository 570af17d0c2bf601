import { describe, expect, it } from 'vitest'
import { client, judges, problems, server, silentElsewhere, valueProblemsOf } from './judges.ts'

describe('names', () => {
  judges(
    [
      ['meta { "a.b" = "1" a-b = "2" }', undefined],
      ['meta { ok = "1" "a..b" = "2" }', /^"a..b": "a..b" cannot be a name in `client.meta`/],
      ['meta { ".a" = "1" }', /^".a"/],
      ['meta { "a." = "1" }', /^"a."/],
    ],
    client,
  )
  silentElsewhere(['meta { "a..b" = "1" }'], server, 'client')
  judges(
    [
      ['fingerprint "env_aws" { retry_attempt = 1 }', /^retry_attempt: `retry_attempt` is no key in/],
      ['fingerprint "env_aws" { retry_attempts = 1 retry_attempts = 2 }', /^retry_attempts: .* stands twice/],
    ],
    client,
  )
  const typo = 'fingerprint "env_aws" { retry_attempt = 1 }'
  it('are all known in a fingerprint, wherever a client may start', () => {
    expect(problems(`${server('')}client {\n${typo}\n}`)).toEqual([])
    expect(valueProblemsOf(`client {\n${typo}\n}`)).toMatchObject([{ mild: true }])
    expect(valueProblemsOf(client(typo))[0]?.mild).toBeUndefined()
    // Merging keeps what the first of two files has too much, and not what the second has.
    const right = `client {\n${typo.replace('attempt', 'attempts')}\n}`
    expect(valueProblemsOf(client(typo), right)).toHaveLength(1)
    expect(valueProblemsOf(client(''), right, `client {\n${typo}\n}`)).toEqual([])
  })
  judges([
    ['keyring "awskms" { region = "a" }', undefined],
    ['keyring "aws" { region = "a" }', /^keyring: "aws" is no provider of a keyring/],
    ['keyring "transit" { name = "a" address = "b" }', undefined],
    ['keyring "aead" { active = true }\nkeyring "transit" { active = true }', undefined],
  ])
  judges(
    [
      [
        'keyring "aead" { active = true }\nkeyring "awskms" { active = true }',
        /^true: 2 keyrings are active/,
      ],
      ['keyring "aead" { active = true }\nkeyring "awskms" { active = false }', undefined],
    ],
    (text) => server('') + text,
  )
})

describe('telemetry', () => {
  judges([
    ['telemetry { prefix_filter = ["+nomad", "-raft", ""] }', undefined],
    ['telemetry { prefix_filter = ["+nomad", 5] }', /^5: "5" begins with neither/],
    ['telemetry { prefix_filter = ["+a", ","] }', /^",": "," begins with neither/],
    ['telemetry { prefix_filter = ["+a", "nomad.raft"] }', /^"nomad.raft": "nomad.raft" begins with neither/],
    ['telemetry { in_memory_collection_interval = "1m" in_memory_retention_period = "1m" }', undefined],
    [
      'telemetry { in_memory_collection_interval = "2m" in_memory_retention_period = "1m" }',
      /every 2m and kept for 1m/,
    ],
    ['telemetry { in_memory_collection_interval = "2m" }', undefined],
    ['telemetry { circonus_submission_interval = "x" }', undefined],
    ['telemetry { circonus_api_token = "t" circonus_submission_interval = "x" }', /^"x": "x" is no duration/],
    ['telemetry { circonus_api_token = "t" circonus_submission_interval = "10s" }', undefined],
    [
      'telemetry { circonus_api_token = "t" circonus_check_force_metric_activation = "yes" }',
      /neither true nor false/,
    ],
    ['telemetry { circonus_api_token = "t" circonus_check_force_metric_activation = "T" }', undefined],
    ['telemetry { circonus_submission_url = "u" circonus_broker_id = "x" }', /^"x": "x" is no number/],
    ...['0', '12', '-12', '+12'].map(
      (id) => [`telemetry { circonus_submission_url = "u" circonus_check_id = "${id}" }`, undefined] as const,
    ),
    ...['12x', 'x12', '1.5'].map(
      (id) =>
        [`telemetry { circonus_submission_url = "u" circonus_check_id = "${id}" }`, /no number/] as const,
    ),
    ...['truth', 'untrue', 'tRUE'].map(
      (flag) =>
        [
          `telemetry { circonus_api_token = "t" circonus_check_force_metric_activation = "${flag}" }`,
          /neither true nor false/,
        ] as const,
    ),
  ])
  judges(
    [
      ['telemetry { in_memory_collection_interval = "61s" }', /every 61s and kept for 1m/],
      ['telemetry { in_memory_collection_interval = "60s" }', undefined],
      ['telemetry { in_memory_retention_period = "9s" }', /every 10s and kept for 9s/],
      ['telemetry { in_memory_retention_period = "-9s" }', /too short/],
      ['telemetry { in_memory_retention_period = "0s" }', undefined],
    ],
    (text) => client('') + text,
  )
})

describe('clients', () => {
  judges(
    [
      ['bridge_network_subnet = "172.26.64.0/20"', undefined],
      ['bridge_network_subnet = "172.26.64.0"', /no network in CIDR notation/],
      ['bridge_network_subnet = "172.26.64.0/33"', /no network in CIDR notation/],
      ['bridge_network_subnet = "172.26.064.0/20"', /no network in CIDR notation/],
      ['bridge_network_subnet = "fd00::/64"', /a network of IPv6, not IPv4/],
      ['bridge_network_subnet_ipv6 = "fd00:a110:c8::/120"', undefined],
      ['bridge_network_subnet_ipv6 = "10.0.0.0/8"', /a network of IPv4, not IPv6/],
      ['bridge_network_subnet_ipv6 = "fd00::1::/64"', /no network/],
      ['reservable_cores = "0, 2-7"', undefined],
      ['reservable_cores = "0,two"', /^two: "two" is no list of cores/],
      ['reserved { cores = "0-" }', /^0-/],
    ],
    client,
  )
  silentElsewhere(['bridge_network_subnet = "x"', 'reservable_cores = "x"'], server, 'client')
  judges([
    ['client { artifact { filesystem_isolation_extra_paths = ["d:r:/etc", "f:rwcx:/a:b"] } }', undefined],
    [
      'client { artifact { filesystem_isolation_extra_paths = ["/etc"] } }',
      /^"\/etc": "\/etc" is no path with its rights/,
    ],
    ['client { artifact { filesystem_isolation_extra_paths = ["d:rz:/etc"] } }', /no path with its rights/],
    ['client { artifact { filesystem_isolation_extra_paths = ["d:r:"] } }', /no path with its rights/],
    ['client { artifact { filesystem_isolation_extra_paths = ["fd:r:/etc"] } }', /no path with its rights/],
    ['enable_syslog = true syslog_facility = "local3"', undefined],
    ['enable_syslog = true syslog_facility = "LOCAL8"', /^"LOCAL8": "LOCAL8" is no facility of syslog/],
    ['syslog_facility = "LOCAL8"', undefined],
    ['enable_syslog = true log_level = "off" syslog_facility = "LOCAL8"', undefined],
  ])
})
