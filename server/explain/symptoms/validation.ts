import type { Symptom } from '../symptom.ts'

const isValid = 'command/agent/command.go: IsValidConfig'

/** Values that the agent and `nomad config validate` refuse alike. */
export const validationSymptoms: readonly Symptom[] = [
  {
    id: 'name-characters',
    messages: [
      'Region contains invalid characters',
      "Datacenter contains invalid characters (null or '*')",
      'Datacenter contains invalid characters',
    ],
    cause: '`region` holds a NUL character, or `datacenter` one or a *.',
    remedy: 'Name the datacenter without *: a wildcard is for jobs.',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'path-not-absolute',
    messages: [
      '{setting} must be given as an absolute path: got {path*}',
      'must be given as an absolute path',
    ],
    told: ['{setting} is {path}.'],
    cause:
      'A directory of the agent is written as a relative path. In quotes "C:\\nomad" holds a line break, no backslash.',
    remedy: 'Write it from / on; on Windows with two backslashes or with slashes: "C:/nomad/data".',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'log-level-unknown',
    messages: ['Invalid log level: {level}. Valid log levels are', 'Invalid log level'],
    told: ['It says {level}.'],
    cause:
      '`log_level` is none of TRACE, DEBUG, INFO, WARN, ERROR and OFF. nomad config validate does not look at it.',
    remedy: 'Write one of these.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/command.go: SetupLoggers'],
  },
  {
    id: 'client-meta-key',
    messages: ['Invalid Client.Meta key: {key*}'],
    told: ['The key is {key}.'],
    cause:
      'A key of `client.meta` cannot stand in ${meta.KEY} of a job: it is empty, begins or ends with a dot, or has two in a row.',
    remedy: 'Choose another name.',
    rules: ['config/invalid-value'],
    sources: [isValid, 'helper/funcs.go: IsValidInterpVariable'],
  },
  {
    id: 'node-pool-name',
    messages: ['Invalid node pool: {reason*}', 'node is not allowed to register in node pool'],
    told: ['It says: {reason}.'],
    cause:
      '`node_pool` is "all", which is all nodes together, or has other characters than letters, digits, - and _.',
    remedy: 'Name a pool of your own, or leave it out.',
    rules: ['config/invalid-value'],
    sources: [isValid, 'nomad/structs/node_pool.go'],
  },
  {
    id: 'cluster-name',
    messages: ['Invalid Consul configuration: {reason*}', 'Invalid Vault configuration: {reason*}'],
    told: ['It says: {reason}.'],
    cause:
      '`name` of a `consul` or `vault` block has characters that it must not have. The agent starts all the same.',
    remedy: 'Use letters, digits, - and _.',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'host-volume-path',
    messages: ['Missing path in host_volume config'],
    cause: 'A `host_volume` block has no `path`.',
    remedy: 'Add path = "/srv/data".',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'dynamic-ports',
    messages: ['Invalid dynamic port range: {reason*}'],
    told: ['It is {reason}.'],
    cause: '`min_dynamic_port` or `max_dynamic_port` is no port, or the first is larger than the second.',
    remedy: 'Write two ports from 0 to 65536, the smaller first.',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'reserved-ports',
    messages: ['reserved_ports "{ports*}" invalid: {reason*}', '].reserved_ports "{ports*}" invalid'],
    told: ['"{ports}": {reason}.'],
    cause: '`reserved_ports` is no list of ports and ranges.',
    remedy: 'Write it as "22,80,8500-8600".',
    rules: ['config/invalid-value'],
    sources: [isValid, 'nomad/structs/funcs.go: ParsePortRanges'],
  },
  {
    id: 'artifact-block',
    messages: ['client.artifact block invalid: {reason*}', 'invalid artifact config: {reason*}'],
    told: ['It says: {reason}.'],
    cause: 'A time-out or size of `client.artifact` is none, or negative.',
    remedy: 'Write times with a unit ("30m") and sizes as "100GB".',
    rules: ['config/invalid-value', 'config/duration-without-unit'],
    sources: ['nomad/structs/config/artifact.go: Validate'],
  },
  {
    id: 'address-family',
    messages: ['Invalid preferred-address-family value: {value}'],
    told: ['It is {value}.'],
    cause: '`preferred_address_family` is neither ipv4 nor ipv6.',
    remedy: 'Write one of the two, in lower case, or leave it out.',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'rpc-block',
    messages: [
      'rpc block invalid: {reason*}',
      'rcp.{key} interval must be greater than zero',
      'rcp.{key} must be greater than zero',
    ],
    told: ['It says: {reason}.', 'The key is rpc.{key}.'],
    cause: 'A number or a time of the `rpc` block is negative or 0. (Nomad writes rcp for rpc.)',
    remedy: 'Write a positive one, or leave it out.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: RPCConfig.Validate'],
  },
  {
    id: 'eventlog-level',
    messages: ['eventlog block invalid: {reason*}', 'eventlog.level must be one of INFO, WARN, or ERROR'],
    cause: '`eventlog.level` is none of INFO, WARN and ERROR.',
    remedy: 'Write one of these.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: Eventlog.Validate'],
  },
  {
    id: 'telemetry-times',
    messages: [
      'telemetry block invalid: {reason*}',
      'telemetry in-memory collection interval {reason*}',
      'telemetry in-memory retention period {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      '`in_memory_collection_interval` and `in_memory_retention_period` are not above 0, or the first is larger than the second.',
    remedy: 'Leave them out, or write the interval smaller than the period.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: Telemetry.Validate'],
  },
  {
    id: 'telemetry-filter',
    messages: [
      "Filter rule must begin with either '+' or '-': \"{rule*}\"",
      'Error initializing telemetry: {reason*}',
    ],
    told: ['The rule is "{rule}".', 'It says: {reason}.'],
    cause:
      'A rule of `telemetry.prefix_filter` begins with neither + (let through) nor - (drop), or a sink is not as it should be.',
    remedy: 'Write prefix_filter = ["+nomad.raft", "-nomad"].',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: PrefixFilters'],
  },
  {
    id: 'oidc-issuer',
    messages: [
      'Error using server.oidc_issuer = "{url}" as a base URL',
      'server.oidc_issuer = "{url}" is not using https',
    ],
    cause: '`oidc_issuer` is no URL, or one without https.',
    remedy: 'Write the https:// address under which others reach the API of Nomad.',
    rules: ['hardening/oidc-issuer-plain-http', 'config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'protocol-version',
    messages: ['Please remove deprecated protocol_version field from config'],
    cause: '`server.protocol_version` does nothing any more.',
    remedy: 'Delete the line.',
    rules: ['config/deprecated-key', 'config/no-effect', 'config/removed-key'],
    sources: [isValid],
  },
  {
    id: 'keyring-provider',
    messages: [
      'unknown keyring provider: "{provider*}"',
      'unknown keyring provider',
      'keyring "{name*}" invalid',
    ],
    told: ['It is called {provider}.'],
    cause:
      'The label of a `keyring` block is none of aead, awskms, azurekeyvault, gcpckms and transit. Without a label its first key is taken for one.',
    remedy: 'Write keyring "awskms" { ... }.',
    rules: ['config/invalid-value'],
    sources: ['nomad/structs/keyring.go: Validate'],
  },
  {
    id: 'scheduler-unknown',
    messages: [
      'invalid configuration: unknown scheduler "{name*}" in enabled schedulers',
      'invalid configuration: "{name}" scheduler not enabled',
    ],
    told: ['It is called {name}.'],
    cause: '`enabled_schedulers` names one that there is not. nomad config validate does not look at it.',
    remedy: 'Leave it out, or take from service, batch, system and sysbatch.',
    rules: ['config/invalid-value'],
    sources: ['nomad/server.go: setupWorkersWithContext'],
  },
  {
    id: 'scheduler-algorithm',
    messages: ['invalid scheduler algorithm: {name}', 'invalid scheduler algorithm'],
    told: ['It is called {name}.'],
    cause: '`scheduler_algorithm` is neither binpack nor spread.',
    remedy: 'Write one of the two.',
    rules: ['config/invalid-value'],
    sources: ['nomad/structs/operator.go'],
  },
]
