import { type Advice, advises, client, server, stops } from './judges.ts'

const durations = 'write numbers with units, such as "30s", "5m" or "1h30m"'
const pool = 'let `dynamic_user_max` be at least `dynamic_user_min`, or turn the pool off with -1'
const portList = 'write ports and ranges, separated by commas: "80,443,8000-8100"'

const rows: readonly Advice[] = [
  [
    client('reserved { reserved_ports = "22,80," }'),
    `"22,80,": "22,80," is no port: there is nothing between the commas: ${stops}`,
    portList,
  ],
  [
    client('reserved { reserved_ports = "22, 90-80" }'),
    `90-80: "90-80" ends before it begins: ${stops}`,
    portList,
  ],
  [
    client('min_dynamic_port = 40000'),
    `40000: 40000 is above \`max_dynamic_port\`, 32000: ${stops}`,
    'set `max_dynamic_port` as well',
  ],
  [
    client('max_dynamic_port = 100'),
    `100: 100 is below \`min_dynamic_port\`, 20000: ${stops}`,
    'set `min_dynamic_port` as well',
  ],
  [
    client('min_dynamic_port = 200\nmax_dynamic_port = 100'),
    `200: 200 is above \`max_dynamic_port\`, 100: ${stops}`,
    'let the range begin before it ends',
    'the other end: 100',
  ],
  [
    `${server('')}ports { rpc = 4646 }`,
    `4646: 4646 is the port for \`http\` as well: ${stops}`,
    'give each its own port',
  ],
  [
    `${server('')}ports {\n  http = 5000\n  serf = 5000\n}`,
    `5000: 5000 is the port for \`http\` as well: ${stops}`,
    'give each its own port',
    'the same port: 5000',
  ],
  [
    server('raft_boltdb { no_freelist_sync = true }\nraft_logstore { backend = "wal" }'),
    `raft_boltdb: \`raft_boltdb\` cannot stand beside \`raft_logstore\`: ${stops}`,
    'move `no_freelist_sync` into a `boltdb` block of `raft_logstore`, and delete `raft_boltdb`',
    'the other one: raft_logstore',
  ],
  [
    server('job_default_priority = 100'),
    `100: 100 is not below \`job_max_priority\`, 100: ${stops}`,
    'raise `job_max_priority` as well',
  ],
  [
    server('job_default_priority = 300\njob_max_priority = 200'),
    `300: 300 is not below \`job_max_priority\`, 200: ${stops}`,
    'write a number from 50 to 199',
    'the other one: 200',
  ],
  [
    server('client_introduction { max_identity_ttl = "1m" }'),
    `"1m": \`default_identity_ttl\`, 5m, is longer than \`max_identity_ttl\`, 1m: ${stops}`,
    'let `max_identity_ttl` be at least as long',
  ],
  [
    server('client_introduction {\n  default_identity_ttl = "1h"\n  max_identity_ttl = "30m"\n}'),
    `"1h": \`default_identity_ttl\`, 1h, is longer than \`max_identity_ttl\`, 30m: ${stops}`,
    'let `max_identity_ttl` be at least as long',
    'the other one: "30m"',
  ],
  [
    client('users { dynamic_user_min = -2 }'),
    '-2: -2 is no user id: Nomad crashes.',
    'write 0 or more, or turn the pool off with -1',
  ],
  [
    client('users { dynamic_user_max = 100 }'),
    '100: No user id is from 80000 up to 100: Nomad crashes.',
    pool,
  ],
  [
    client('users {\n  dynamic_user_min = 200\n  dynamic_user_max = 100\n}'),
    '200: No user id is from 200 up to 100: Nomad crashes.',
    pool,
    'the other one: 100',
  ],
  [
    server('retry_join = ["a"]\nserver_join { retry_join = ["b"] }'),
    `retry_join: \`server.retry_join\` cannot stand beside \`server.server_join.retry_join\`: ${stops}`,
    'keep only `retry_join`, in a `server_join` block',
    'the other one: retry_join',
  ],
  [
    client('server_join {\n  start_join = ["a"]\n  retry_join = ["b"]\n}'),
    `start_join: Clients know no \`start_join\`: ${stops}`,
    'delete it; `retry_join` does the same',
  ],
  [
    server('job_gc_interval = "0s"'),
    `"0s": "0s" is too short for \`server.job_gc_interval\`: ${stops}`,
    'write more than 0',
  ],
  [
    server('raft_snapshot_interval = "1ms"'),
    `"1ms": "1ms" is too short for \`server.raft_snapshot_interval\`: ${stops}`,
    'write "5ms" or more',
  ],
  [
    server('root_key_gc_interval = "-1s"'),
    '"-1s": "-1s" is too short for `server.root_key_gc_interval`: Nomad crashes as soon as it is the leader.',
    'write more than 0',
  ],
  [
    client('gc_interval = "-1s"'),
    '"-1s": "-1s" is too short for `client.gc_interval`: Nomad crashes.',
    'write "0" or more',
  ],
  [
    server('job_gc_interval = "2 days"'),
    `"2 days": "2 days" is no duration: ${stops}`,
    'write "48h": there is no unit for days',
  ],
  [server('job_gc_interval = "soon"'), `"soon": "soon" is no duration: ${stops}`, durations],
  [
    'enable_syslog = true\nsyslog_facility = "DAEMONS"',
    `"DAEMONS": "DAEMONS" is no facility of syslog: ${stops}`,
    'write "DAEMON"',
  ],
  [
    'enable_syslog = true\nsyslog_facility = "somewhere"',
    `"somewhere": "somewhere" is no facility of syslog: ${stops}`,
    'write "LOCAL0"',
  ],
  [
    server('oidc_issuer = "https://[::1"'),
    `"https://[::1": "https://[::1" is no URL, it opens a \`[\` that is not closed: ${stops}`,
    'write a URL such as "https://nomad.example.com"',
  ],
  [
    server('oidc_issuer = "https://user:pass@[::1"'),
    `"https://user:pass@[::1": The issuer is no URL, it opens a \`[\` that is not closed: ${stops}`,
    'write a URL such as "https://nomad.example.com"',
  ],
  [
    'consul { address = "tcp://127.0.0.1:8500" }',
    `"tcp://127.0.0.1:8500": Consul has no "tcp://": ${stops}`,
    'write host and port, or begin with "http://", "https://" or "unix://"',
  ],
  [
    `${client('')}vault {\n  enabled = true\n  address = "http://[::1"\n}`,
    `"http://[::1": The address of Vault is no URL, it opens a \`[\` that is not closed: ${stops}`,
    'write a URL such as "https://vault.example.com:8200"',
  ],
  [
    'telemetry { prefix_filter = ["nomad.raft"] }',
    `"nomad.raft": "nomad.raft" begins with neither \`+\` nor \`-\`: ${stops}`,
    'write "+nomad.raft" to let these metrics through, "-nomad.raft" to drop them',
  ],
  [
    'telemetry {\n  in_memory_collection_interval = "2m"\n  in_memory_retention_period = "1m"\n}',
    `"2m": Metrics are collected every 2m and kept for 1m only: ${stops}`,
    'let `in_memory_retention_period` be at least as long as `in_memory_collection_interval`',
    'the other one: "1m"',
  ],
  [
    'telemetry {\n  circonus_api_token = "a"\n  circonus_submission_interval = "x"\n}',
    `"x": "x" is no duration: ${stops}`,
    durations,
  ],
  [
    'telemetry {\n  circonus_api_token = "a"\n  circonus_check_force_metric_activation = "yes"\n}',
    `"yes": "yes" is neither true nor false: ${stops}`,
    'write "true" or "false"',
  ],
  [
    'telemetry {\n  circonus_submission_url = "a"\n  circonus_broker_id = "x"\n}',
    `"x": "x" is no number: ${stops}`,
    'write the number that Circonus gave it',
  ],
  [
    client('reservable_cores = "0,a-b"'),
    `a-b: "a-b" is no list of cores: ${stops}`,
    'write cores and ranges, separated by commas: "0,2-7"; since 1.7.0 Nomad skips everything else',
  ],
  [
    client('bridge_network_subnet = "10.0.0.0"'),
    `"10.0.0.0": "10.0.0.0" is no network in CIDR notation: ${stops}`,
    'write one such as "172.26.64.0/20"',
  ],
  [
    client('bridge_network_subnet_ipv6 = "10.0.0.0/8"'),
    `"10.0.0.0/8": "10.0.0.0/8" is a network of IPv4, not IPv6: ${stops}`,
    '`client.bridge_network_subnet_ipv6` takes one such as "fd00:a110:c8::/120"',
  ],
  [
    client('meta { "a..b" = "1" }'),
    `"a..b": "a..b" cannot be a name in \`client.meta\`: ${stops}`,
    'let no dot stand first, last or next to another',
  ],
  [
    `${server('')}keyring "aead" { active = true }\nkeyring "awskms" { active = true }`,
    'true: 2 keyrings are active: Nomad does not start, unless it is Enterprise.',
    'leave one active; the others still decrypt what they have encrypted',
    'active as well: true',
  ],
  [
    'data_dir = "nomad"',
    `"nomad": "nomad" is no absolute path, as \`data_dir\` has to be: ${stops}`,
    'write the path from the root on',
  ],
  [
    client('host_volume "a" { read_only = true }'),
    `host_volume: The host volume "a" has no path: ${stops}`,
    'set `path` to the directory it is',
  ],
  [
    'server { enabled = true }',
    `server: A server needs a \`data_dir\`: ${stops}`,
    'set `data_dir` to an absolute path; where another file of this agent or `-data-dir` does, name that as well',
  ],
  [
    client('artifact { http_max_size = "big" }'),
    `"big": "big" is no size: ${stops}`,
    'write a number and a unit, such as "100MB" or "1GiB"',
  ],
  [
    client('artifact { filesystem_isolation_extra_paths = ["x:/a"] }'),
    `"x:/a": "x:/a" is no path with its rights: ${stops}`,
    'write `d` or `f`, some of `rwcx`, and the path: "d:r:/etc/ssl"',
  ],
  [
    'addresses { http = "10.0.0.1/8" }',
    `"10.0.0.1/8": "10.0.0.1/8" is no address to listen on: ${stops}`,
    'write an IP address, without scheme, path or prefix length',
  ],
  [
    'addresses { http = "10.0.0.1:4646" }',
    `"10.0.0.1:4646": "10.0.0.1:4646" holds a port, which has no place here: ${stops}`,
    'leave the port out, and set it in `ports`',
  ],
  [
    'addresses { http = "10.0.0.300" }',
    `"10.0.0.300": "10.0.0.300" is no IP address: ${stops}`,
    'write four numbers from 0 to 255',
  ],
]

advises(rows)
