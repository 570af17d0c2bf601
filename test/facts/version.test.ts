import { describe, expect, test } from 'vitest'
import { suiteMeantBy } from '../../server/facts/cipher-suites.ts'
import { readRelease } from '../../server/facts/releases.ts'
import {
  compareVersions,
  formatVersion,
  hasReached,
  parseVersion,
  type Version,
} from '../../server/facts/version.ts'

const versionOf = (text: string) => parseVersion(text) as Version

test.each([
  ['1.10.3', '1.10.3'],
  ['1.10', '1.10.0'],
  ['v1.10.3', '1.10.3'],
  [' 1.10.3\n', '1.10.3'],
  ['1.10.3+ent', '1.10.3'],
  ['2.0.0-rc.1', '2.0.0'],
  ['1.10.13-beta.1+ent.hsm', '1.10.13'],
  ['12.34.56', '12.34.56'],
])('%j is version %s', (text, version) => {
  expect(formatVersion(versionOf(text))).toBe(version)
})

test.each([
  '',
  '1',
  'x1.10',
  '1.x',
  'x.1',
  '1.10.x',
  '1.10.3 rc',
  '1.10.3+',
  '1.10.3_1',
  '1.10.3+ent?',
  'Nomad v1.10.3',
])('%j is no version', (text) => {
  expect(parseVersion(text)).toBeUndefined()
})

test.each([
  ['1.10.3', '1.10.3', 0],
  ['2.0.0', '1.10.3', 1],
  ['1.9.9', '1.10.0', -1],
  ['1.10.3', '1.10.12', -1],
  ['1.2.4', '1.3.1', -1],
  ['2.1.0', '1.2.5', 1],
])('%s beside %s', (a, b, order) => {
  expect(Math.sign(compareVersions(versionOf(a), versionOf(b)))).toBe(order)
  expect(Math.sign(compareVersions(versionOf(b), versionOf(a)))).toBe(0 - order)
})

describe('a change that came to several releases', () => {
  const firsts = ['1.6.13', '1.7.10', '1.8.2']

  test.each([
    ['1.6.12', false],
    ['1.6.13', true],
    ['1.7.9', false],
    ['1.7.10', true],
    ['1.8.1', false],
    ['1.8.2', true],
    ['1.5.99', false],
    ['1.9.0', true],
    ['2.6.0', true],
    ['0.8.5', false],
  ])('%s has it: %s', (version, reached) => {
    expect(hasReached(versionOf(version), firsts)).toBe(reached)
  })
})

// Nomad's CHANGELOG.md: 1.6 to 1.11, then 2.0.
test.each([
  ['1.6', '1.6.15'],
  ['1.6.0', '1.6.0'],
  ['1.10', '1.10.15'],
  ['v1.10', '1.10.15'],
  ['1.10.3', '1.10.3'],
  ['1.10.3+ent', '1.10.3'],
  ['v1.10.3', '1.10.3'],
  ['1.10-rc.1.2', '1.10.15'],
  ['3.10', '3.10.0'],
  ['1.11', '1.11.9'],
  ['2.0', '2.0.5'],
  ['2.0.0', '2.0.0'],
  ['2.0.99', '2.0.99'],
  ['2.1', '2.1.0'],
  ['3.5', '3.5.0'],
  ['1.10+ent.hsm', '1.10.15'],
])('--nomad-version %s is release %s', (text, release) => {
  const version = readRelease(text)
  expect(typeof version === 'string' ? version : formatVersion(version)).toBe(release)
})

test.each([
  ['newest', 'not a version such as 1.10 or 1.10.3'],
  ['1.5.17', 'nomadlint knows Nomad from 1.6.0 on'],
  ['0.12', 'nomadlint knows Nomad from 1.6.0 on'],
  ['1.12', 'there is no such release of Nomad'],
  ['1.99.1', 'there is no such release of Nomad'],
])('--nomad-version %s: %s', (text, words) => {
  expect(readRelease(text)).toBe(words)
})

// OpenSSL and IANA write the suites in their own ways.
test.each([
  ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['tls_ecdhe_rsa_with_aes_128_gcm_sha256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['ECDHE-RSA-AES128-GCM-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['TLS-ECDHE-ECDSA-AES256-GCM-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  ['ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ['ECDHE-ECDSA-CHACHA20-POLY1305', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305'],
  ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305'],
  ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', undefined],
  ['XTLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', undefined],
  ['AES128-GCM-SHA256-TLS', undefined],
  ['', undefined],
])('the suite %j means %s', (written, suite) => {
  expect(suiteMeantBy(written)?.name).toBe(suite)
})
