import { describe, expect, test } from 'vitest'
import { docAt } from '../../server/keys/docs.ts'
import type { Block } from '../../server/keys/key.ts'
import { findKey, foldCase, keyAt, placesOf } from '../../server/keys/lookup.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'

function blockOf(name: string): Block {
  const block = rootBlock.keys.get(name)?.block
  if (!block) throw new Error(`no block ${name}`)
  return block
}

describe('findKey', () => {
  test('ignores case as Go does, also beyond ASCII', () => {
    for (const name of ['tls', 'TLS', 'Tls', 'tlſ']) expect(findKey(rootBlock, name)?.name).toBe('tls')
    expect(findKey(blockOf('tls'), '\u212Aey_file')?.name).toBe('key_file')
    expect(findKey(blockOf('consul'), 'TOKEN')?.name).toBe('token')
    expect(findKey(rootBlock, 'reg\u0130on')).toBeUndefined()
  })

  test('knows the names Nomad looks up exactly', () => {
    expect(findKey(rootBlock, 'consul')?.name).toBe('consul')
    for (const name of ['Consul', 'VAULT']) expect(findKey(rootBlock, name)).toBeUndefined()
    for (const name of ['SERVICE_IDENTITY', 'Task_Identity'])
      expect(findKey(blockOf('consul'), name)).toBeUndefined()
    expect(findKey(blockOf('vault'), 'DEFAULT_IDENTITY')).toBeUndefined()
    expect(findKey(blockOf('keyring'), 'REGION')).toBeUndefined()
    expect(findKey(blockOf('keyring'), 'ACTIVE')?.name).toBe('active')
  })

  test('does not know what is not there', () => {
    expect(findKey(rootBlock, 'tlss')).toBeUndefined()
    expect(findKey(rootBlock, '')).toBeUndefined()
    expect(findKey(rootBlock, 'constructor')).toBeUndefined()
  })
})

test('foldCase leaves other letters alone', () => {
  expect(foldCase('Straße_ſ')).toBe('straße_s')
})

describe('keyAt', () => {
  test('follows pointers into files', () => {
    expect(keyAt('/tls/rpc')?.type).toBe('bool')
    expect(keyAt('/plugin/0/args')?.type).toBe('list')
    expect(keyAt('/consul/1/service_identity/ttl')?.type).toBe('duration')
    expect(keyAt('/server/1/encrypt')?.secret).toBe(true)
    expect(keyAt('/client/host_volume/2/path')?.type).toBe('string')
  })

  test('follows pointers into agents', () => {
    expect(keyAt('/consul/default/token')?.secret).toBe(true)
    expect(keyAt('/client/host_volume/data/path')?.type).toBe('string')
    expect(keyAt('/client/fingerprint/env_aws/retry_interval')?.type).toBe('duration')
  })

  test('stops at the key that holds the rest', () => {
    expect(keyAt('/server/retry_join/0')?.name).toBe('retry_join')
    expect(keyAt('/client/meta/rack')?.name).toBe('meta')
    expect(keyAt('/plugin/0/config/volumes')?.name).toBe('config')
    expect(keyAt('/plugin/docker/config/nope')?.name).toBe('config')
    expect(keyAt('/consul/default')?.name).toBe('consul')
  })

  test('knows the insides of some', () => {
    expect(keyAt('/plugin/docker/config/volumes/enabled')?.type).toBe('bool')
    expect(keyAt('/plugin/docker/config/gc/dangling_containers/period')?.type).toBe('string')
    expect(keyAt('/plugin/exec/config/default_pid_mode')?.enum).toEqual(['private', 'host'])
    expect(keyAt('/client/options/docker.tls.ca')?.file).toBe(true)
    expect(keyAt('/client/options/DOCKER.tls.ca')?.name).toBe('options')
    expect(keyAt('/keyring/awskms/kms_key_id')?.type).toBe('string')
    expect(keyAt('/keyring/transit/kms_key_id')).toBeUndefined()
  })

  test('knows no more than there is', () => {
    for (const pointer of ['', '/nope', '/tls/nope', '/client/template/wait/nope'])
      expect(keyAt(pointer)).toBeUndefined()
  })
})

test('placesOf says where a key belongs', () => {
  expect(placesOf('encrypt')).toEqual(['/server/encrypt'])
  expect(placesOf('VERIFY_SSL')).toEqual(['/consul/verify_ssl'])
  expect(placesOf('token')).toEqual(['/consul/token', '/vault/token', '/keyring/token'])
  expect(placesOf('wal')).toEqual(['/server/raft_logstore/wal'])
  expect(placesOf('tls_prefer_server_cipher_suites')).toEqual([])
  expect(placesOf('nope')).toEqual([])
})

describe('docAt', () => {
  test('describes keys, blocks and what is known of labels', () => {
    expect(docAt('/server/encrypt')).toContain('Gossip key')
    expect(docAt('/tls')).toContain('Gossip is not covered')
    expect(docAt('/plugin/docker/config/volumes/enabled')).toContain('mount')
    expect(docAt('/plugin/0/config')).toBe(docAt('/plugin/thirdparty/config'))
    expect(docAt('/plugin/docker/args')).toBe(docAt('/plugin/0/args'))
    expect(docAt('/client/fingerprint/env_aws/retry_attempts')).toContain('Attempts')
    expect(docAt('/keyring/awskms/region')).toContain('Region')
    expect(docAt('/nope')).toBeUndefined()
  })
})
