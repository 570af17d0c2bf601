import { expect, test } from 'vitest'
import type { Block, Key } from '../../server/keys/key.ts'
import { keyAt, secretNames } from '../../server/keys/lookup.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'

const secrets = [
  '/acl/replication_token',
  '/consul/default/auth',
  '/consul/default/token',
  '/keyring/awskms/access_key',
  '/keyring/awskms/secret_key',
  '/keyring/awskms/session_token',
  '/keyring/azurekeyvault/client_secret',
  '/keyring/transit/token',
  '/server/encrypt',
  '/telemetry/circonus_api_token',
  '/vault/default/token',
]

test('every secret of the configuration is marked', () => {
  for (const pointer of secrets) expect(keyAt(pointer)?.secret, pointer).toBe(true)
})

test('and nothing else is', () => {
  const names = secrets.map((pointer) => pointer.split('/').at(-1))
  const marked = keysIn(rootBlock).flatMap(({ name, secret }) => (secret ? [name] : []))
  expect(new Set(marked)).toEqual(new Set(names))
  expect(marked).toHaveLength(names.length)
})

test('values that may carry a secret are told apart from those that are one', () => {
  const names = keysIn(rootBlock).flatMap(({ name, mayHoldSecret }) => (mayHoldSecret ? [name] : []))
  expect(names.sort()).toEqual([
    'args',
    'circonus_submission_url',
    'config',
    'http_api_response_headers',
    'options',
    'retry_join',
    'retry_join',
    'retry_join',
  ])
})

test('names to mask wherever they stand are lower case and cover all secrets', () => {
  for (const pointer of secrets) expect(secretNames).toContain(pointer.split('/').at(-1))
  for (const name of secretNames) expect(name).toMatch(/^[a-z_]+$/)
})

function keysIn(block: Block): readonly Key[] {
  return [...block.keys.values()].flatMap((key) => (key.block ? [key, ...keysIn(key.block)] : [key]))
}
