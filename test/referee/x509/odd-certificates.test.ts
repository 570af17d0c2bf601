import { afterAll, expect, test } from 'vitest'
import { refusedExtensions, takenExtensions } from '../../facts/odd-extensions.ts'
import { refusedFields, takenFields } from '../../facts/odd-fields.ts'
import { refusedIdleExtensions, takenIdleExtensions } from '../../facts/odd-idle-extensions.ts'
import { refusedKeys, takenKeys } from '../../facts/odd-keys.ts'
import { refusedNameConstraints, takenNameConstraints } from '../../facts/odd-name-constraints.ts'
import { X509Referee } from './referee.ts'

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
])('Go refuses %s', async (_, der) => {
  expect((await go.certificate(der)).error).toBeDefined()
})

test.each([
  ...takenFields,
  ...takenKeys,
  ...takenExtensions,
  ...takenIdleExtensions,
  ...takenNameConstraints,
])('Go takes %s', async (_, der) => {
  expect((await go.certificate(der)).error).toBeUndefined()
})
