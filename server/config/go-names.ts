import { foldCase } from '../hcl/entries.ts'

/**
 * A field of a struct of Nomad that no tag names: the library finds it by its name in Go. What it takes, or why
 * nothing can be decoded into it.
 */
export interface GoField {
  readonly type: 'string' | 'nanoseconds' | 'struct' | 'unsigned' | 'bool'
  /** The key that sets the same thing properly. */
  readonly key?: string
}

const strings = (...names: readonly string[]): Record<string, GoField> =>
  Object.fromEntries(names.map((name) => [name, { type: 'string' }]))

/** Durations, which stand behind the key whose text is parsed into them. */
const durations = (...keys: readonly string[]): Record<string, GoField> =>
  Object.fromEntries(keys.map((key) => [key.replaceAll('_', ''), { type: 'nanoseconds', key }]))

const serverJoin = durations('retry_interval')

/** By the path of the block, in lower case (command/agent/config.go, nomad/structs/config). */
const fields: Readonly<Record<string, Readonly<Record<string, GoField>>>> = {
  '': { version: { type: 'struct' } },
  version: {
    ...strings('revision', 'version', 'versionprerelease', 'versionmetadata'),
    builddate: { type: 'struct' },
  },
  acl: durations(
    'token_ttl',
    'policy_ttl',
    'role_ttl',
    'token_min_expiration_ttl',
    'token_max_expiration_ttl',
  ),
  autopilot: durations('server_stabilization_time', 'last_contact_threshold'),
  'audit.sink': durations('rotate_duration'),
  client: durations('gc_interval'),
  'client.fingerprint': durations('retry_interval'),
  'client.server_join': serverJoin,
  reporting: { ...durations('export_interval', 'snapshot_retention_time'), nonproduction: { type: 'bool' } },
  rpc: durations(
    'keep_alive_interval',
    'connection_write_timeout',
    'stream_open_timeout',
    'stream_close_timeout',
    'dial_timeout',
  ),
  server: {
    ...durations('heartbeat_grace', 'min_heartbeat_ttl', 'failover_heartbeat_ttl', 'retry_interval'),
    ...strings('licenseenv'),
  },
  'server.client_introduction': durations('default_identity_ttl', 'max_identity_ttl'),
  'server.default_scheduler_config': {
    createindex: { type: 'unsigned' },
    modifyindex: { type: 'unsigned' },
  },
  'server.plan_rejection_tracker': durations('node_window'),
  'server.server_join': serverJoin,
  vault: { connectionretryintv: { type: 'nanoseconds' } },
  tls: { ...strings('checksum'), keyloader: { type: 'struct' } },
}

/** All of them in the block at this path. */
export function goFieldsOf(path: string): Readonly<Record<string, GoField>> {
  return fields[path] ?? {}
}

export function findGoField(path: string, name: string): GoField | undefined {
  const inside = goFieldsOf(path)
  const folded = foldCase(name)
  return Object.hasOwn(inside, folded) ? inside[folded] : undefined
}
