import { impliedLeaf } from '../config/merge-leaf.ts'
import { isUnset } from '../config/unset.ts'
import type { FieldValue, LeafValue, RepeatedValue, StructValue } from '../config/values.ts'
import type { Key } from '../keys/key.ts'

/** What DefaultConsulConfig and DefaultVaultConfig set (nomad/structs/config/consul.go, vault.go). */
const filled: Readonly<Record<string, readonly string[]>> = {
  consul: [
    'server_service_name',
    'server_http_check_name',
    'server_serf_check_name',
    'server_rpc_check_name',
    'client_service_name',
    'client_http_check_name',
    'auto_advertise',
    'checks_use_advertise',
    'server_auto_join',
    'client_auto_join',
    'timeout',
    'service_auth_method',
    'task_auth_method',
    'address',
    'ssl',
    'verify_ssl',
  ],
  vault: ['address', 'jwt_auth_backend_path'],
}

/**
 * `consul` and `vault` blocks of a directory's files that were merged with each other: each starts from the built-in
 * defaults then, and what it leaves out beats what an earlier `-config` says (command/agent/config.go,
 * mergeConsulConfigs, mergeVaultConfigs).
 */
export function fillNamedBlocks(merged: StructValue, files: readonly StructValue[]): StructValue {
  const fields = new Map(merged.fields)
  for (const [name, keys] of Object.entries(filled)) {
    const field = fields.get(name)
    // Two lists of consul blocks are merged only where neither is empty; of vault blocks in any case.
    const enough = files.filter((file) => file.fields.has(name)).length >= (name === 'consul' ? 2 : 1)
    if (field?.kind === 'repeated' && enough) fields.set(name, fillBlocks(field, keys))
  }
  return { ...merged, fields }
}

function fillBlocks(field: RepeatedValue, names: readonly string[]): RepeatedValue {
  const entries = [...field.entries].map(([label, struct]) => [label, fillBlock(struct, names)] as const)
  return { ...field, entries: new Map(entries) }
}

function fillBlock(struct: StructValue, names: readonly string[]): StructValue {
  const header = struct.headers.at(-1)
  if (header === undefined) return struct
  const fields = new Map<string, FieldValue>(struct.fields)
  for (const name of names) {
    const key = struct.block.keys.get(name) as Key
    const known = fields.get(name) as LeafValue | undefined
    if (known === undefined || isUnset(key, known.data))
      fields.set(name, impliedLeaf(key, header, '', key.default as string | boolean))
  }
  return { ...struct, fields }
}
