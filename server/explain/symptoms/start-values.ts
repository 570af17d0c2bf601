import type { Symptom } from '../symptom.ts'

const convert = 'command/agent/agent.go: convertServerConfig'

/** Values that `nomad config validate` takes and the agent refuses when it starts. */
export const startValueSymptoms: readonly Symptom[] = [
  {
    id: 'unknown-flag',
    messages: [
      'flag provided but not defined: {flag}',
      'flag needs an argument: {flag}',
      'invalid boolean value {value} for {flag}',
    ],
    told: ['The flag is {flag}.'],
    cause:
      'The command line, mostly ExecStart of a systemd unit, has a flag that `nomad agent` of this version does not take, or without its value. It prints its help and does not start.',
    remedy:
      'Correct the flag; nomad agent -help lists all. Give nomadlint the unit, too: it reads ExecStart.',
    rules: ['config/invalid-flag'],
    sources: ['command/agent/command.go: readConfig', 'Go, flag/flag.go: parseOne'],
  },
  {
    id: 'raft-settings',
    messages: [
      'raft_protocol must be 3 in Nomad v1.4 and later, got {value}',
      'raft_multiplier cannot be {value}. Must be between 1 and',
      'raft_trailing_logs must be non-negative',
      'raft_snapshot_interval must be greater than 5ms',
      'raft_snapshot_threshold must be non-negative',
      "cannot specify both deprecated 'raft_boltdb' and 'raft_logstore' blocks",
      'unsupported raft log store backend: "{value}"',
    ],
    told: ['It is {value}.'],
    cause:
      'A setting of Raft is out of its range, or two contradict each other. They are checked when the server starts.',
    remedy: 'Leave it out: the default is right, `raft_protocol` above all.',
    rules: ['config/invalid-value'],
    sources: [convert, 'nomad/server.go'],
  },
  {
    id: 'job-limits',
    messages: [
      'job_max_priority cannot be {value}',
      'job_default_priority cannot be {value}',
      'job_max_count ({value}) cannot be negative',
      'job_tracked_versions must be greater than 0',
      'failed to parse max job source bytes',
      'Invalid Config, event_buffer_size must be non-negative',
      'deploy_query_rate_limit must be greater than 0',
      'plan_rejection_tracker.node_window must be greater than 0',
      'number of schedulers should be between 0 and {value}',
      'start_timeout should be greater than 0s',
    ],
    told: ['The number is {value}.'],
    cause:
      'A number of the `server` block is out of its range. It is checked when the server starts, not by nomad config validate.',
    remedy: 'nomadlint CONFIG points at the line and says the range.',
    rules: ['config/invalid-value'],
    sources: [convert],
  },
  {
    id: 'gc-interval',
    messages: ['failed to parse {key}: time: {reason*}', '{key} should be greater than 0s'],
    told: ['The key is {key}: {reason}.', 'The key is {key}.'],
    cause:
      'A time of garbage collection is no duration, or not above 0. It is read when the server starts, not by nomad config validate.',
    remedy: 'Write it with a unit: "4h".',
    rules: ['config/invalid-value', 'config/duration-without-unit'],
    sources: [convert],
  },
  {
    id: 'limits-block',
    messages: [
      'error parsing rpc_handshake_timeout: {reason*}',
      'error parsing https_handshake_timeout: {reason*}',
      'rpc_handshake_timeout must be >= 0',
      'https_handshake_timeout must be >= 0',
      'http_max_conns_per_client must be >= 0',
      'rpc_max_conns_per_client must be > {least}; found: {value}',
    ],
    told: ['It says: {reason}.', 'It is {value} and has to be more than {least}.'],
    cause:
      'A value of the `limits` block is no duration or out of its range. A number without unit (5) passes nomad config validate and fails here.',
    remedy: 'Write "5s"; "0" switches a time-out off.',
    rules: ['config/duration-without-unit', 'config/invalid-value'],
    sources: [convert, 'command/agent/http.go'],
  },
  {
    id: 'client-introduction',
    messages: [
      'invalid server.client_introduction configuration: {reason*}',
      'client_introduction.enforcement must be one of',
      'client_introduction.{key} must be',
    ],
    told: ['It says: {reason}.'],
    cause: '`enforcement` is none of none, warn and strict, or a lifetime is 0 or larger than the greatest.',
    remedy: 'Leave the lifetimes out, or write default_identity_ttl below max_identity_ttl.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: ClientIntroduction.Validate'],
  },
  {
    id: 'client-values',
    messages: [
      'Error parsing max kill timeout: {reason*}',
      'invalid drain_on_shutdown config: {reason*}',
      'invalid bridge_network_subnet: {reason*}',
      'invalid bridge_network_subnet_ipv6: {reason*}',
      'Failed to parse log rotation duration: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      'A duration or a network of the configuration is none. It is read when the agent starts, not by nomad config validate.',
    remedy: 'nomadlint CONFIG points at the line.',
    rules: ['config/invalid-value', 'config/duration-without-unit'],
    sources: ['command/agent/agent.go: convertClientConfig'],
  },
  {
    id: 'auto-advertise-names',
    messages: [
      'server_service_name must be set when auto_advertise is enabled',
      'client_service_name must be set when auto_advertise is enabled',
    ],
    cause: 'A `consul` block sets the name of the service to nothing and leaves `auto_advertise` on.',
    remedy: 'Leave the name out, or set `auto_advertise = false`.',
    rules: ['config/invalid-value'],
    sources: [convert],
  },
]
