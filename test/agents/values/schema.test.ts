import { describe, expect, it } from 'vitest'
import { client, judges, problems, server, silentElsewhere } from './judges.ts'

describe('what the schema says', () => {
  judges([
    ['log_level = "LOUD"', /^"LOUD": "LOUD" is not possible for `log_level`/],
    ['log_level = "debg"', /^"debg"/],
    ['log_level = "Trace"', undefined],
    ['log_level = "off"', undefined],
    ['log_level = ""', undefined],
    ['log_level = "${level}"', undefined],
    ['eventlog { level = "debug" }', /^"debug"/],
    ['eventlog { level = "warn" }', undefined],
    ['region = "a\\x00b"', /holds a NUL character/],
    ['region = "*"', undefined],
    ['datacenter = "dc*"', /holds a `\*` or a NUL/],
    ['datacenter = "dc1"', undefined],
    ['ports { http = 65535 }', undefined],
    ['ports { http = 65536 }', /^65536: 65536 is out of range for `ports.http`/],
    ['ports { http = -1 }', /^-1/],
    ['ports { http = 0 }', undefined],
    ['limits { http_max_conns_per_client = -1 }', /^-1/],
    ['limits { http_max_conns_per_client = 0 }', undefined],
    // Nomad never takes a negative number over its default here.
    ['rpc { accept_backlog = -1 }', undefined],
    ['client { node_pool = "all" }', /holds every node/],
    ['client { node_pool = "a b" }', /cannot be the name of a node pool/],
    ['client { node_pool = "gpu-1_a" }', undefined],
    [`client { node_pool = "${'a'.repeat(129)}" }`, /cannot be the name/],
    [`client { node_pool = "${'a'.repeat(128)}" }`, undefined],
    ['client { preferred_address_family = "IPv4" }', /^"IPv4"/],
    ['client { preferred_address_family = "ipv6" }', undefined],
    ['client { max_dynamic_port = 65536 }', undefined],
    ['client { max_dynamic_port = 65537 }', /^65537/],
    ['client { artifact { decompression_file_count_limit = -1 } }', /^-1/],
    ['client { artifact { decompression_file_count_limit = 0 } }', undefined],
    ['server { default_scheduler_config { scheduler_algorithm = "binpak" } }', /^"binpak"/],
    ['server { default_scheduler_config { scheduler_algorithm = "spread" } }', undefined],
    ['server { default_scheduler_config { scheduler_algorithm = "" } }', undefined],
    ['tls { tls_min_version = "tls9" }', undefined],
  ])

  judges(
    [
      ['raft_protocol = 2', /^2: 2 is out of range/],
      ['raft_protocol = 3', undefined],
      ['raft_protocol = 0', undefined],
      ['raft_multiplier = 0', undefined],
      ['raft_multiplier = 10', undefined],
      ['raft_multiplier = 11', /^11/],
      ['num_schedulers = -1', /^-1/],
      ['num_schedulers = 0', undefined],
      [
        'enabled_schedulers = ["service", "btch"]',
        /^"btch": "btch" is not possible for `server.enabled_schedulers`/,
      ],
      ['enabled_schedulers = ["service", "_core"]', undefined],
      ['enabled_schedulers = ["btch"] num_schedulers = 0', undefined],
      ['num_schedulers = 0 event_buffer_size = -1', /^-1/],
      ['deploy_query_rate_limit = -0.5', /^-0.5/],
      ['raft_snapshot_threshold = 0', /^0/],
      ['raft_trailing_logs = 0', /^0/],
      ['job_max_priority = 99', /^99/],
      ['job_max_priority = 100', undefined],
      ['job_max_priority = 32766', undefined],
      ['job_max_priority = 32767', /^32767/],
      ['job_default_priority = 49', /^49/],
      ['job_max_count = -1', /^-1/],
      ['job_tracked_versions = 0', /^0/],
      ['client_introduction { enforcement = "strct" }', /^"strct"/],
      ['client_introduction { enforcement = "none" }', undefined],
      ['raft_logstore { backend = "bolt" }', /^"bolt"/],
      ['raft_logstore { backend = "wal" }', undefined],
    ],
    server,
  )

  judges(
    [
      ['limits { rpc_max_conns_per_client = 25 }', /^25/],
      ['limits { rpc_max_conns_per_client = 26 }', undefined],
      ['limits { rpc_max_conns_per_client = 0 }', undefined],
      ['ports { rpc = 70000 }', /^70000/],
    ],
    (text) => server('') + text,
  )

  it('looks at server ports and limits on servers only', () => {
    expect(problems(`${client('')}ports { rpc = 70000 }\nlimits { rpc_max_conns_per_client = 1 }`)).toEqual(
      [],
    )
  })

  silentElsewhere(
    ['raft_protocol = 2', 'enabled_schedulers = ["x"]', 'raft_trailing_logs = 0'],
    client,
    'server',
  )
  silentElsewhere(['fingerprint "env_aws" { retry_attempts = -2 }'], server, 'client')

  judges(
    [
      ['fingerprint "env_aws" { retry_attempts = -2 }', /^-2/],
      ['fingerprint "env_aws" { retry_attempts = -1 }', undefined],
      ['fingerprint "env_gcp" { retry_attempts = 1 }', /^fingerprint: "env_gcp" is no fingerprinter/],
    ],
    client,
  )
})
