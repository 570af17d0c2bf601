import { expect, it } from 'vitest'
import { client, problems, server } from './judges.ts'

/** Each of these would be wrong with almost any text in place of the unknown one. */
it.each([
  'data_dir = "${x}"',
  'log_level = "${x}"',
  'region = "${x}*"',
  'bind_addr = "${x}:4646"',
  'bind_addr = "{{ env.ADDRESS }}:4646"',
  'addresses { http = "${x}:1" rpc = "${x}:1" serf = "${x}:1" }',
  'advertise { http = "[${x}" rpc = "[${x}" serf = "[${x}" }',
  'enable_syslog = true syslog_facility = "${x}"',
  'enable_syslog = "${x}" syslog_facility = "LOCAL8"',
  'consul { address = "${x}://consul" }',
  'telemetry { prefix_filter = ["${x}"] }',
  'telemetry { in_memory_collection_interval = "${x}" in_memory_retention_period = "1s" }',
  'limits { rpc_handshake_timeout = "${x}" https_handshake_timeout = "${x}" }',
  'vault { enabled = true address = "${x}:8200" }',
])('unknown: %s', (text) => {
  expect(problems(server('') + text)).toEqual([])
  expect(problems(client('') + text)).toEqual([])
  expect(problems(text)).toEqual([])
})

it.each([
  'node_gc_threshold = "${x}"',
  'raft_snapshot_interval = "${x}"',
  'job_max_source_size = "${x}"',
  'enabled_schedulers = ["${x}"]',
  'oidc_issuer = ":${x}"',
  'job_default_priority = 100 job_max_priority = "${x}"',
  'job_default_priority = "${x}"',
  'client_introduction { default_identity_ttl = "${x}" max_identity_ttl = "1m" }',
  'client_introduction { default_identity_ttl = "1h" max_identity_ttl = "${x}" }',
  'retry_join = ["${x}"] server_join { retry_join = ["${x}"] }',
])('unknown on a server: %s', (text) => {
  expect(problems(server(text))).toEqual([])
})

it.each([
  'node_pool = "${x} y"',
  'state_dir = "${x}"',
  'host_volume "a" { path = "${x}" }',
  'reserved { reserved_ports = "${x}-" cores = "${x}-" }',
  'host_network "a" { reserved_ports = "${x}-" }',
  'min_dynamic_port = 40000 max_dynamic_port = "${x}"',
  'users { dynamic_user_min = 90000 dynamic_user_max = "${x}" }',
  'users { dynamic_user_min = "${x}" dynamic_user_max = 100 }',
  'bridge_network_subnet = "${x}" bridge_network_subnet_ipv6 = "${x}"',
  'artifact { http_max_size = "${x}" git_timeout = "${x}" filesystem_isolation_extra_paths = ["${x}"] }',
  'options { "docker.cleanup.image.delay" = "${x}" }',
  'fingerprint "env_aws" { retry_attempts = "${x}" retry_interval = "${x}" }',
])('unknown on a client: %s', (text) => {
  expect(problems(client(text))).toEqual([])
})
