import type { Item, Key, Parsed } from '../hcl/tree.ts'
import { findKey } from '../keys/lookup.ts'
import { rootBlock } from '../keys/table.generated.ts'

/** What a file is, in words for a message; `agent` is what we are here for. */
export type Kind =
  | 'agent'
  | 'a Nomad job'
  | 'a Nomad ACL policy'
  | 'a Nomad volume specification'
  | 'a Nomad namespace, quota or node pool specification'
  | 'a Terraform module'
  | 'a Packer template'
  | 'a Vault policy'
  | 'a Vault configuration'
  | 'a Consul configuration'
  | 'a consul-template configuration'
  | 'something else'

interface Sign {
  readonly kind: Kind
  /** Keys at the top of the file, with the number of labels they carry there. */
  readonly blocks?: Readonly<Record<string, number>>
  readonly attributes?: readonly string[]
}

/** In order of certainty. None of these can stand at the top of an agent's configuration. */
const signs: readonly Sign[] = [
  { kind: 'a Nomad job', blocks: { job: 1 }, attributes: ['Job'] },
  {
    kind: 'a Packer template',
    blocks: { packer: 0, build: 0, source: 2 },
    attributes: ['builders', 'provisioners'],
  },
  {
    kind: 'a Terraform module',
    blocks: { terraform: 0, resource: 2, data: 2, module: 1, provider: 1, variable: 1, output: 1, locals: 0 },
  },
  { kind: 'a Vault policy', blocks: { path: 1 } },
  {
    kind: 'a Vault configuration',
    blocks: { listener: 1, storage: 1, seal: 1 },
    attributes: ['api_addr', 'cluster_addr', 'disable_mlock'],
  },
  {
    kind: 'a consul-template configuration',
    blocks: { exec: 0, secret: 0 },
    attributes: ['kill_signal', 'reload_signal'],
  },
  {
    kind: 'a Nomad volume specification',
    attributes: ['plugin_id', 'capability', 'capacity_min', 'capacity_max'],
  },
  {
    kind: 'a Nomad namespace, quota or node pool specification',
    blocks: { node_pool: 1, capabilities: 0, limit: 0, node_pool_config: 0 },
  },
  {
    kind: 'a Consul configuration',
    blocks: { connect: 0, service: 0, services: 0, performance: 0 },
    attributes: ['node_name', 'client_addr', 'ui_config', 'retry_join_wan', 'auto_encrypt'],
  },
]

/** Blocks of an ACL policy; `agent`, `node`, `operator`, `quota`, `plugin` and `host_volume` hold a policy there. */
const policyBlocks = new Set([
  'namespace',
  'agent',
  'node',
  'operator',
  'quota',
  'plugin',
  'host_volume',
  'node_pool',
])

/** Top-level keys that other tools' files have as well: they prove nothing. */
const common = new Set([
  'name',
  'region',
  'datacenter',
  'log_level',
  'consul',
  'vault',
  'template',
  'plugin',
  'version',
  'ui',
  'ports',
  'telemetry',
])

/** What stands for a comment, and for the schema of a file, in JSON. */
const comments = new Set(['//', '$schema'])

/**
 * Told by content: the name of a file says little, and Nomad loads whatever it is given. A file that the user
 * named is taken for what it is said to be, unless it shows that it is something else.
 */
export function kindOf(parsed: Parsed, named: boolean): Kind {
  const items = parsed.tree.items
  if (isAclPolicy(items)) return 'a Nomad ACL policy'
  const known = items.filter((item) => findKey(rootBlock, firstKey(item)) !== undefined)
  const telling = known.filter((item) => !common.has(firstKey(item).toLowerCase())).length
  const strangers = items.filter((item) => !comments.has(firstKey(item))).length - known.length
  const sign = signs.find(({ blocks, attributes }) => items.some((item) => matches(item, blocks, attributes)))
  if (sign !== undefined && telling <= strangers) return sign.kind
  if (items.some(isConsulServer) && telling <= strangers + 1) return 'a Consul configuration'
  if (items.length === 0) return 'agent'
  const ours = known.length > 0 && strangers === 0
  // A JSON file may be any program's data: most of it has to be Nomad's.
  if (parsed.format === 'json') {
    const likely = named ? telling > 0 || ours : telling > 0 && telling >= strangers
    return likely ? 'agent' : 'something else'
  }
  return named || telling > 0 || ours ? 'agent' : 'something else'
}

/** Consul's `server = true`: a truth value where Nomad has a block. */
function isConsulServer(item: Item): boolean {
  return firstKey(item) === 'server' && item.value.kind === 'bool'
}

function firstKey(item: Item): string {
  return (item.keys[0] as Key).value
}

function matches(item: Item, blocks: Sign['blocks'] = {}, attributes: Sign['attributes'] = []): boolean {
  const name = firstKey(item)
  if (attributes.includes(name)) return true
  return Object.hasOwn(blocks, name) && item.value.kind === 'object' && item.keys.length - 1 === blocks[name]
}

function isAclPolicy(items: readonly Item[]): boolean {
  return (
    items.every((item) => policyBlocks.has(firstKey(item)) && item.value.kind === 'object') &&
    items.some((item) => {
      const inner = item.value.kind === 'object' ? item.value.body.items : []
      return inner.some((entry) => ['policy', 'capabilities', 'variables'].includes(firstKey(entry)))
    })
  )
}
