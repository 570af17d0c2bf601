import { describe, expect, test } from 'vitest'
import { readCertificate } from '../../server/facts/x509.ts'
import { refusedExtensions, takenExtensions } from './odd-extensions.ts'
import { refusedFields, takenFields } from './odd-fields.ts'
import { refusedIdleExtensions, takenIdleExtensions } from './odd-idle-extensions.ts'
import { refusedKeys, takenKeys } from './odd-keys.ts'
import { refusedNameConstraints, takenNameConstraints } from './odd-name-constraints.ts'
import { refusedNames, takenNames } from './odd-names.ts'

// The referee holds each of them to Go (test/referee/x509/odd-certificates.test.ts).
describe.each([
  ['fields', refusedFields, takenFields],
  ['names', refusedNames, takenNames],
  ['public keys', refusedKeys, takenKeys],
  ['extensions', refusedExtensions, takenExtensions],
  ['name constraints', refusedNameConstraints, takenNameConstraints],
  ['idle extensions', refusedIdleExtensions, takenIdleExtensions],
])('%s', (_, refused, taken) => {
  test.each(refused)('refused: %s', async (_what, der, words) => {
    expect(await readCertificate(der)).toBe(words)
  })

  test.each(taken)('taken: %s', async (_what, der, fields) => {
    expect(await readCertificate(der)).toMatchObject(fields)
  })
})
