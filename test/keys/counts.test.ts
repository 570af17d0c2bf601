import { expect, test } from 'vitest'
import type { Block, Key } from '../../server/keys/key.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'

/** Keys that hold a value, by the block they stand in: removed ones included, blocks not. */
const leafKeys: Readonly<Record<string, number>> = {
  '': 22,
  '/acl': 7,
  '/addresses': 3,
  '/advertise': 3,
  '/audit': 1,
  '/audit/filter': 4,
  '/audit/sink': 8,
  '/autopilot': 8,
  '/client': 47,
  '/client/artifact': 12,
  '/client/drain_on_shutdown': 3,
  '/client/fingerprint': 3,
  '/client/host_network': 3,
  '/client/host_volume': 2,
  '/client/reserved': 6,
  '/client/server_join': 4,
  '/client/template': 7,
  '/client/template/consul_retry': 3,
  '/client/template/nomad_retry': 3,
  '/client/template/vault_retry': 3,
  '/client/template/wait': 2,
  '/client/template/wait_bounds': 2,
  '/client/users': 2,
  '/consul': 32,
  '/consul/service_identity': 6,
  '/consul/task_identity': 6,
  '/eventlog': 2,
  '/keyring': 30,
  '/limits': 4,
  '/plugin': 2,
  '/ports': 3,
  '/reporting': 4,
  '/reporting/license': 1,
  '/rpc': 6,
  '/sentinel': 1,
  '/sentinel/import': 2,
  '/server': 52,
  '/server/client_introduction': 3,
  '/server/default_scheduler_config': 5,
  '/server/default_scheduler_config/preemption_config': 4,
  '/server/plan_rejection_tracker': 3,
  '/server/raft_boltdb': 1,
  '/server/raft_logstore': 2,
  '/server/raft_logstore/boltdb': 1,
  '/server/raft_logstore/verification': 2,
  '/server/raft_logstore/wal': 1,
  '/server/search': 4,
  '/server/server_join': 4,
  '/telemetry': 35,
  '/tls': 11,
  '/ui': 2,
  '/ui/consul': 1,
  '/ui/content_security_policy': 7,
  '/ui/label': 3,
  '/ui/vault': 1,
  '/vault': 15,
  '/vault/default_identity': 6,
}

test('every block has the keys Nomad has', () => {
  expect(Object.fromEntries(blocks().map(([pointer, block]) => [pointer, leavesOf(block).length]))).toEqual(
    leafKeys,
  )
})

test('blocks with unknown keys are refused exactly where Nomad keeps count of them', () => {
  const refusing = blocks().filter(([, block]) => block.unknownKeys === 'refuse')
  expect(refusing.map(([pointer]) => pointer).sort()).toEqual([
    '',
    '/acl',
    '/addresses',
    '/advertise',
    '/audit',
    '/autopilot',
    '/client',
    '/client/fingerprint',
    '/client/reserved',
    '/client/server_join',
    '/ports',
    '/server',
    '/server/client_introduction',
    '/server/plan_rejection_tracker',
    '/server/server_join',
    '/telemetry',
    '/tls',
  ])
})

test('as many durations are read while parsing, and as many only at start, as in Nomad', () => {
  const durations = allKeys().filter(({ type }) => type === 'duration')
  expect(durations.filter(({ deferred }) => !deferred)).toHaveLength(46)
  expect(durations.filter(({ deferred }) => deferred)).toHaveLength(26)
})

test('the keys that are gone are known with the version that dropped them', () => {
  const removed = blocks().flatMap(([pointer, block]) =>
    leavesOf(block).flatMap((key) =>
      key.removed ? [`${pointer}/${key.name} ${key.removed.join(' ')}`] : [],
    ),
  )
  expect(removed.sort()).toEqual([
    '/atlas 0.7.1',
    '/client/reserved/iops 0.9.0',
    '/consul/allow_unauthenticated 1.10.0',
    '/telemetry/backwards_compatible_metrics 1.0.0',
    '/telemetry/disable_tagged_metrics 1.0.0',
    '/tls/tls_prefer_server_cipher_suites 1.9.0',
    '/vault/allow_unauthenticated 1.10.0',
    '/vault/task_token_ttl 1.10.0',
  ])
  const rawExec = rootBlock.keys.get('plugin')?.block?.labels?.get('raw_exec')?.keys.get('config')?.known
  expect(rawExec?.keys.get('no_cgroups')?.removed).toEqual(['1.8.0'])
})

test('known labels', () => {
  const known = blocks().flatMap(([pointer, { labels, onlyLabels }]) =>
    labels ? [[pointer, onlyLabels ?? false, ...labels.keys()]] : [],
  )
  expect(known).toEqual([
    ['/client/fingerprint', true, 'env_aws', 'env_azure', 'env_gce', 'env_digitalocean'],
    ['/plugin', false, 'docker', 'exec', 'raw_exec', 'java', 'qemu'],
    ['/keyring', true, 'aead', 'awskms', 'azurekeyvault', 'gcpckms', 'transit'],
  ])
})

function leavesOf(block: Block): readonly Key[] {
  return [...block.keys.values()].filter((key) => key.block === undefined)
}

function blocks(block: Block = rootBlock, pointer = ''): readonly (readonly [string, Block])[] {
  const inside = [...block.keys.values()].flatMap((key) =>
    key.block ? blocks(key.block, `${pointer}/${key.name}`) : [],
  )
  return [[pointer, block], ...inside]
}

function allKeys(): readonly Key[] {
  return blocks().flatMap(([, block]) => [...block.keys.values()])
}
