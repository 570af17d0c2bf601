import type { Key } from '../../keys/key.ts'
import { rootBlock } from '../../keys/table.generated.ts'

/** A flag of `nomad agent`. */
export interface AgentFlag {
  readonly name: string
  /** The setting it is merged onto: names from the top inwards; undefined where there is no such setting. */
  readonly path?: readonly string[]
  readonly key?: Key
  /** It may stand without a value. */
  readonly bool: boolean
  readonly secret: boolean
}

/** command/agent/command.go, readConfig; and those that were there between Nomad 1.6 and today. */
const settings: Readonly<Record<string, string>> = {
  server: 'server.enabled',
  client: 'client.enabled',
  'bootstrap-expect': 'server.bootstrap_expect',
  encrypt: 'server.encrypt',
  'raft-protocol': 'server.raft_protocol',
  rejoin: 'server.rejoin_after_leave',
  join: 'server.server_join.start_join',
  'retry-join': 'server.server_join.retry_join',
  'retry-max': 'server.server_join.retry_max',
  'retry-interval': 'server.server_join.retry_interval',
  'state-dir': 'client.state_dir',
  'alloc-dir': 'client.alloc_dir',
  'alloc-mounts-dir': 'client.alloc_mounts_dir',
  'host-volumes-dir': 'client.host_volumes_dir',
  'host-volume-plugin-dir': 'client.host_volume_plugin_dir',
  'node-class': 'client.node_class',
  'node-pool': 'client.node_pool',
  servers: 'client.servers',
  meta: 'client.meta',
  'network-interface': 'client.network_interface',
  'preferred-address-family': 'client.preferred_address_family',
  'network-speed': 'client.network_speed',
  bind: 'bind_addr',
  region: 'region',
  'data-dir': 'data_dir',
  'plugin-dir': 'plugin_dir',
  dc: 'datacenter',
  'log-level': 'log_level',
  'log-json': 'log_json',
  'log-include-location': 'log_include_location',
  node: 'name',
  eventlog: 'eventlog.enabled',
  'eventlog-level': 'eventlog.level',
  'acl-enabled': 'acl.enabled',
  'acl-replication-token': 'acl.replication_token',
  ...prefixed('consul', {
    'client-auto-join': 'client_auto_join',
    'client-service-name': 'client_service_name',
    'client-http-check-name': 'client_http_check_name',
    'client-failures-before-critical': 'client_failures_before_critical',
    'client-failures-before-warning': 'client_failures_before_warning',
    'server-auto-join': 'server_auto_join',
    'server-service-name': 'server_service_name',
    'server-http-check-name': 'server_http_check_name',
    'server-serf-check-name': 'server_serf_check_name',
    'server-rpc-check-name': 'server_rpc_check_name',
    'server-failures-before-critical': 'server_failures_before_critical',
    'server-failures-before-warning': 'server_failures_before_warning',
    auth: 'auth',
    'auto-advertise': 'auto_advertise',
    'ca-file': 'ca_file',
    'cert-file': 'cert_file',
    'key-file': 'key_file',
    'checks-use-advertise': 'checks_use_advertise',
    ssl: 'ssl',
    'verify-ssl': 'verify_ssl',
    token: 'token',
    address: 'address',
    'allow-unauthenticated': 'allow_unauthenticated',
  }),
  ...prefixed('vault', {
    enabled: 'enabled',
    address: 'address',
    namespace: 'namespace',
    'create-from-role': 'create_from_role',
    'ca-file': 'ca_file',
    'ca-path': 'ca_path',
    'cert-file': 'cert_file',
    'key-file': 'key_file',
    'tls-skip-verify': 'tls_skip_verify',
    'tls-server-name': 'tls_server_name',
    token: 'token',
    'allow-unauthenticated': 'allow_unauthenticated',
  }),
}

/** Flags of the block that is called `default`. */
function prefixed(block: string, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).map(([flag, key]) => [`${block}-${flag}`, `${block}.default.${key}`]),
  )
}

/** Those that make a development agent, which starts as server and client and needs no configuration. */
export const devFlags: ReadonlySet<string> = new Set(['dev', 'dev-connect', 'dev-consul', 'dev-vault'])

export const agentFlags: ReadonlyMap<string, AgentFlag> = new Map(
  [
    ...Object.entries(settings).map(([name, path]) => settingFlag(name, path.split('.'))),
    ...[...devFlags].map((name) => ({ name, bool: true, secret: false })),
    { name: 'config', bool: false, secret: false },
    { name: 'client-intro-token', bool: false, secret: true },
  ].map((flag) => [flag.name, flag]),
)

function settingFlag(name: string, path: readonly string[]): AgentFlag {
  let block = rootBlock
  let key: Key | undefined
  for (const step of path) {
    key = block.keys.get(step)
    block = key?.block ?? block
  }
  // `default` is the label of a block, not a key.
  return { name, path, bool: key?.type === 'bool', secret: key?.secret === true, ...(key ? { key } : {}) }
}
