import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { textOf } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

/** The text of every place that an error points at, as Nomad 2.0 is known. */
async function errorsIn(text: string): Promise<readonly string[]> {
  const options = { ...defaultOptions, paths: ['nomad.hcl'], version: { major: 2, minor: 0, patch: 5 } }
  const { findings } = await lint(options, rules, memoryHost(new Map([['nomad.hcl', text]])))
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ location: { source, span } }) => textOf(source, span))
}

const role = (name: string, inside: string, top: string): string =>
  `data_dir = "/d"\n${top}\n${name} {\n  enabled = true\n${inside}\n}\n`

/** What stands in a file, and what of it Nomad does not start with. */
type Row = readonly [text: string, at: string]

const atTheTop: readonly Row[] = [
  ['region = "a\\x00b"', '"a\\x00b"'],
  ['datacenter = "a\\x00b"', '"a\\x00b"'],
  ['datacenter = "a*"', '"a*"'],
  ['telemetry { in_memory_collection_interval = "2m" }', '"2m"'],
  ['telemetry { in_memory_collection_interval = "-1s" }', '"-1s"'],
  ['telemetry { in_memory_retention_period = "-1s" }', '"-1s"'],
  ['plugin_dir="p"', '"p"'],
  ['eventlog { level = "x" }', '"x"'],
  ['keyring "x" { a = "b" }', 'keyring'],
  ['log_level = "x"', '"x"'],
  ['ports { http = 70000 }', '70000'],
  ['ports { rpc = -1 }', '-1'],
  ['bind_addr = "1.2.3.4:80"', '"1.2.3.4:80"'],
  ['addresses { rpc = "a b" }', '"a b"'],
  ['tls { tls_min_version = "x" }', '"x"'],
  ['tls { tls_cipher_suites = "x" }', 'x'],
  ['limits { https_handshake_timeout = "abc" }', '"abc"'],
  ['limits { rpc_handshake_timeout = "-1s" }', '"-1s"'],
  ['limits { http_max_conns_per_client = -1 }', '-1'],
  ['limits { rpc_max_conns_per_client = 10 }', '10'],
  ['limits { rpc_max_conns_per_client = -1 }', '-1'],
  ['log_file = "/x"\nlog_rotate_duration = "abc"', '"abc"'],
  ['telemetry { prefix_filter = ["x"] }', '"x"'],
  ['enable_syslog = true\nsyslog_facility = "X"', '"X"'],
  ['telemetry { circonus_api_token = "x"\n circonus_submission_interval = "x" }', '"x"'],
  ['vault { default_identity { ttl = "x" } }', '"x"'],
  ['consul { service_identity { ttl = "30" } }', '"30"'],
  ['audit { sink "x" { rotate_duration = "x" } }', '"x"'],
  ['tls { rpc = true }', 'tls'],
  ['tls { rpc = true\n ca_file = "/x" }', 'tls'],
  ['tls { http = true\n verify_https_client = true }', 'tls'],
  ['tls { http = true }', 'tls'],
  ['tls { ca_file = "/x" }', 'tls'],
]

const inServers: readonly Row[] = [
  ['encrypt = "a b"', ' '],
  ['encrypt = "YWJj"', '"YWJj"'],
  ['default_scheduler_config { scheduler_algorithm = "x" }', '"x"'],
  ['oidc_issuer = "://x"', '"://x"'],
  ['node_gc_threshold = "abc"', '"abc"'],
  ['job_gc_interval = "abc"', '"abc"'],
  ['job_gc_threshold = "abc"', '"abc"'],
  ['eval_gc_threshold = "abc"', '"abc"'],
  ['batch_eval_gc_threshold = "abc"', '"abc"'],
  ['deployment_gc_threshold = "abc"', '"abc"'],
  ['csi_volume_claim_gc_interval = "abc"', '"abc"'],
  ['csi_volume_claim_gc_threshold = "abc"', '"abc"'],
  ['csi_plugin_gc_threshold = "abc"', '"abc"'],
  ['acl_token_gc_threshold = "abc"', '"abc"'],
  ['root_key_gc_interval = "abc"', '"abc"'],
  ['root_key_gc_threshold = "abc"', '"abc"'],
  ['root_key_rotation_threshold = "abc"', '"abc"'],
  ['raft_snapshot_interval = "abc"', '"abc"'],
  ['start_timeout = "abc"', '"abc"'],
  ['raft_logstore { backend = "wal"\n verification { enabled = true\n interval = "abc" } }', '"abc"'],
  ['raft_protocol = 2', '2'],
  ['raft_multiplier = 11', '11'],
  ['raft_multiplier = -1', '-1'],
  ['job_default_priority = 10', '10'],
  ['job_max_priority = 50', '50'],
  ['job_max_priority = 40000', '40000'],
  ['job_max_count = -1', '-1'],
  ['job_max_source_size = "x"', '"x"'],
  ['job_tracked_versions = 0', '0'],
  ['job_tracked_versions = -1', '-1'],
  ['start_join = ["a"]\nserver_join { retry_join = ["b"] }', 'start_join'],
  ['retry_join = ["a"]\nserver_join { retry_join = ["b"] }', 'retry_join'],
  ['server_join { retry_join = ["b"]\nstart_join = ["c"] }', 'start_join'],
  ['raft_boltdb { no_freelist_sync = true }\nraft_logstore { backend = "wal" }', 'raft_boltdb'],
  ['raft_logstore { backend = "x" }', '"x"'],
  ['client_introduction { enforcement = "x" }', '"x"'],
  ['client_introduction { default_identity_ttl = "2h" }', '"2h"'],
  ['enabled_schedulers = ["x"]', '"x"'],
  ['num_schedulers = -1', '-1'],
  ['event_buffer_size = -1', '-1'],
  ['deploy_query_rate_limit = -1', '-1'],
  ['raft_snapshot_threshold = 0', '0'],
  ['raft_snapshot_threshold = -1', '-1'],
  ['raft_snapshot_interval = "1ms"', '"1ms"'],
  ['raft_trailing_logs = 0', '0'],
  ['raft_trailing_logs = -1', '-1'],
  ['start_timeout = "0s"', '"0s"'],
  ['default_scheduler_config { node_limit_for_feasibility_checks = 5 }', 'node_limit_for_feasibility_checks'],
]

const inClients: readonly Row[] = [
  ['alloc_dir = "rel"', '"rel"'],
  ['alloc_mounts_dir = "rel"', '"rel"'],
  ['host_volumes_dir = "rel"', '"rel"'],
  ['host_volume_plugin_dir = "rel"', '"rel"'],
  ['state_dir = "rel"', '"rel"'],
  ['meta { ".x" = "1" }', '".x"'],
  ['node_pool = "a b"', '"a b"'],
  ['node_pool = "all"', '"all"'],
  ['host_volume "a" { }', 'host_volume'],
  ['host_volume "a" { path = "" }', '""'],
  ['min_dynamic_port = -1', '-1'],
  ['max_dynamic_port = 70000', '70000'],
  ['min_dynamic_port = 30\nmax_dynamic_port=20', '30'],
  ['reserved { reserved_ports = "a" }', 'a'],
  ['host_network "x" { reserved_ports = "10-5" }', '10-5'],
  ['artifact { http_read_timeout = "x" }', '"x"'],
  ['artifact { http_read_timeout = "-1s" }', '"-1s"'],
  ['artifact { http_max_size = "x" }', '"x"'],
  ['artifact { gcs_timeout = "x" }', '"x"'],
  ['artifact { git_timeout = "-1s" }', '"-1s"'],
  ['artifact { hg_timeout = "x" }', '"x"'],
  ['artifact { s3_timeout = "x" }', '"x"'],
  ['artifact { decompression_size_limit = "x" }', '"x"'],
  ['artifact { http_max_size = "-1" }', '"-1"'],
  ['artifact { decompression_file_count_limit = -1 }', '-1'],
  ['artifact { filesystem_isolation_extra_paths = ["x"] }', '"x"'],
  ['preferred_address_family = "ipx"', '"ipx"'],
  ['max_kill_timeout = "abc"', '"abc"'],
  ['drain_on_shutdown { deadline = "abc" }', '"abc"'],
  ['server_join { start_join = ["c"]\nretry_join=["x"] }', 'start_join'],
  ['fingerprint "x" { retry_attempts = 1 }', 'fingerprint'],
  ['fingerprint "env_aws" { retry_attempts = -2 }', '-2'],
  ['fingerprint "env_aws" { nope = 1 }', 'nope'],
  ['fingerprint "env_aws" { retry_interval = "-1s" }', '"-1s"'],
  ['bridge_network_subnet = "x"', '"x"'],
  ['bridge_network_subnet_ipv6 = "10.0.0.0/8"', '"10.0.0.0/8"'],
  ['bridge_network_subnet = "fd00::/8"', '"fd00::/8"'],
  ['users { dynamic_user_min = 10\ndynamic_user_max = 5 }', '10'],
  ['users { dynamic_user_min = -5 }', '-5'],
]

const besideClients: readonly Row[] = [
  ['server { encrypt = "!!!" }', '!'],
  ['plugin "docker" { config { nope = 1 } }', 'nope'],
  ['plugin "raw_exec" { config { enabled = "x" } }', '"x"'],
  ['tls { rpc = true }', 'tls'],
]

/** `nomad config validate` finds a few of these; a node that starts again finds the rest. */
describe('what keeps Nomad from starting is an error where it stands', () => {
  it.each(atTheTop)('%s', async (text, at) => {
    expect(await errorsIn(role('server', '', text))).toContain(at)
  })

  it.each(inServers)('server { %s }', async (text, at) => {
    expect(await errorsIn(role('server', text, ''))).toContain(at)
  })

  it.each(inClients)('client { %s }', async (text, at) => {
    expect(await errorsIn(role('client', text, ''))).toContain(at)
  })

  it.each(besideClients)('beside a client: %s', async (text, at) => {
    expect(await errorsIn(role('client', '', text))).toContain(at)
  })

  it('says nothing of the kind about an agent of which all of it is right', async () => {
    expect(await errorsIn(role('server', 'bootstrap_expect = 3', ''))).toEqual([])
    expect(await errorsIn(role('client', 'node_pool = "gpu"', ''))).toEqual([])
  })
})
