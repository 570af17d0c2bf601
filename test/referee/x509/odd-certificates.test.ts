import { afterAll, expect, test } from 'vitest'
import { readCertificate } from '../../../server/facts/x509.ts'
import { refusedExtensions, takenExtensions } from '../../facts/odd-extensions.ts'
import { refusedFields, takenFields } from '../../facts/odd-fields.ts'
import { refusedIdleExtensions, takenIdleExtensions } from '../../facts/odd-idle-extensions.ts'
import { refusedKeys, takenKeys } from '../../facts/odd-keys.ts'
import { refusedNameConstraints, takenNameConstraints } from '../../facts/odd-name-constraints.ts'
import { refusedNames, takenNames } from '../../facts/odd-names.ts'
import { oddKeys } from '../../facts/odd-private-keys.ts'
import { X509Referee } from './referee.ts'
import { inWordsOfGo } from './words-of-go.ts'

const go = new X509Referee()
afterAll(() => {
  go.stop()
})

test.each([
  ...refusedFields,
  ...refusedKeys,
  ...refusedExtensions,
  ...refusedIdleExtensions,
  ...refusedNameConstraints,
  ...refusedNames,
])('Go refuses %s', async (_, der) => {
  expect((await go.certificate(der)).error).toBeDefined()
})

test.each([
  ...takenFields,
  ...takenKeys,
  ...takenExtensions,
  ...takenIdleExtensions,
  ...takenNameConstraints,
  ...takenNames,
])('Go takes %s', async (_, der) => {
  const { error, ...fields } = await go.certificate(der)
  expect(error).toBeUndefined()
  const own = await readCertificate(der)
  if (typeof own === 'string') throw new Error(own)
  expect(inWordsOfGo(own)).toEqual(fields)
})

test.each(oddKeys)('Go on the private key: %s', async (_, der, key) => {
  const { error, keyType } = await go.privateKey(der)
  expect(error === undefined ? keyType : undefined).toBe(key?.type)
})
