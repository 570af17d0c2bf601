import { expect, test } from 'vitest'
import { judgeTls } from '../../../server/facts/verdicts/judge.ts'
import type { TlsFiles, TlsSettings } from '../../../server/facts/verdicts/question.ts'
import { hardened, type Question } from '../../../server/facts/verdicts/question.ts'
import type { CheckId } from '../../../server/facts/verdicts/verdict.ts'
import { parseVersion } from '../../../server/facts/version.ts'
import { unknown } from '../../../server/host.ts'
import { readFiles } from './questions.ts'
import { stage } from './scene.ts'

const now = new Date('2030-01-01T00:00:00Z')
const all = await readFiles(stage({}).files)
const none: TlsFiles = {
  certificate: undefined,
  key: undefined,
  ca: undefined,
  keyMatches: unknown('missing'),
}
const away = unknown('missing')
const rpcOnly: Partial<TlsSettings> = { http: false, verifyHttpsClient: false }
const httpOnly: Partial<TlsSettings> = { rpc: false, verifyServerHostname: false }
const httpForAll: Partial<TlsSettings> = { ...httpOnly, verifyHttpsClient: false }
const off: Partial<TlsSettings> = { ...rpcOnly, ...httpOnly }

interface Case {
  readonly files?: Partial<TlsFiles>
  readonly settings?: Partial<TlsSettings>
  readonly role?: Question['role']
  readonly version?: string
}

/** What one check says. */
async function word(check: CheckId, { files, settings, role = 'server', version }: Case): Promise<string> {
  const question: Question = {
    role,
    region: 'global',
    now,
    version: version === undefined ? undefined : parseVersion(version),
    files: { ...all, ...files },
    settings: { ...hardened, ...settings },
  }
  const verdict = (await judgeTls(question)).find((each) => each.check === check)
  return `${verdict?.outcome}: ${verdict?.why}`
}

const loads = 'passes: the key belongs to server.global.nomad'
const unset = 'not-asked: `cert_file` or `key_file` is not set'
const needed = 'refused: `cert_file` and `key_file` are needed, and one is not set'
const noTls = 'not-asked: TLS is off'

// nomad/structs/config/tls.go, KeyLoader; command/agent/tls_metrics.go loads the pair since 2.0.0, TLS or no TLS.
test.each<[Case, string]>([
  [{}, loads],
  [{ files: { key: undefined } }, needed],
  [{ files: { certificate: undefined } }, needed],
  [{ files: none, settings: rpcOnly }, needed],
  [{ files: none, settings: rpcOnly, role: 'server+client' }, needed],
  [{ files: none, settings: rpcOnly, role: 'client' }, unset],
  [{ files: none, settings: httpOnly, role: 'client' }, needed],
  [{ files: none, settings: httpForAll }, unset],
  [{ files: none, settings: { ...off, verifyHttpsClient: true } }, unset],
  [{ settings: off }, loads],
  [{ settings: off, version: '1.11.3' }, noTls],
  [{ settings: rpcOnly, version: '1.11.3' }, loads],
  [{ settings: httpForAll, version: '1.11.3' }, loads],
  [{ files: { certificate: away } }, 'unknown: a file of the pair is not known'],
  [{ files: { key: away } }, 'unknown: a file of the pair is not known'],
])('key-pair of %j: %s', async (change, expected) => {
  expect(await word('key-pair', change)).toBe(expected)
})

test.each<[Case, string]>([
  [{}, 'passes: trusts Root CA'],
  [{ settings: rpcOnly }, 'passes: trusts Root CA'],
  [{ settings: httpForAll }, 'passes: trusts Root CA'],
  [{ settings: off }, noTls],
  [{ files: { ca: undefined }, settings: rpcOnly }, 'refused: `ca_file` is needed, and not set'],
  [{ files: { ca: undefined }, settings: httpOnly }, 'refused: `ca_file` is needed, and not set'],
  [{ files: { ca: undefined }, settings: httpForAll }, 'not-asked: `ca_file` is not set'],
  [{ files: { ca: away } }, 'unknown: `ca_file` is not known'],
])('ca-file of %j: %s', async (change, expected) => {
  expect(await word('ca-file', change)).toBe(expected)
})

const ecdsa = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'
const rsa = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
const removed = 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256'
const fits = 'passes: has suites for ECDSA keys'
const suites = (cipherSuites: string) => ({ cipherSuites })

// helper/tlsutil/config.go, ParseCiphers.
test.each<[Case, string]>([
  [{}, fits],
  [{ settings: suites(' ') }, fits],
  [{ settings: suites(`${rsa},${ecdsa}`) }, fits],
  [{ settings: suites(rsa) }, 'refused: none of the suites is for ECDSA keys'],
  [{ settings: suites(`${ecdsa}, ${rsa}`) }, `refused: Nomad does not know the suite " ${rsa}"`],
  [{ settings: suites(`${ecdsa},`) }, 'refused: Nomad does not know the suite ""'],
  [{ settings: suites(removed) }, `refused: ${removed}: Nomad no longer knows it`],
  [{ settings: suites(removed), version: '1.8.2' }, `refused: ${removed}: Nomad no longer knows it`],
  [{ settings: suites(removed), version: '1.8.1' }, fits],
  [{ settings: suites('X'), files: none }, 'refused: Nomad does not know the suite "X"'],
  [{ files: { key: undefined } }, 'passes: no certificate, so any suite will do'],
  [{ files: { certificate: undefined } }, 'passes: no certificate, so any suite will do'],
  [{ files: { certificate: away } }, 'unknown: the type of the key is not known'],
  [{ files: { key: away } }, 'unknown: the type of the key is not known'],
  [{ settings: { ...off, ...suites('X') } }, 'refused: Nomad does not know the suite "X"'],
  [{ settings: { ...off, ...suites('X') }, role: 'client' }, noTls],
  [
    { settings: { ...rpcOnly, ...suites('X') }, role: 'client' },
    'refused: Nomad does not know the suite "X"',
  ],
  [
    { settings: { ...httpOnly, ...suites('X') }, role: 'client' },
    'refused: Nomad does not know the suite "X"',
  ],
])('cipher-suites of %j: %s', async (change, expected) => {
  expect(await word('cipher-suites', change)).toBe(expected)
})

test.each<[string, string | undefined, string]>([
  ['tls10', undefined, 'passes: tls10'],
  ['tls11', '1.0.0', 'passes: tls11'],
  ['tls13', undefined, 'passes: tls13'],
  ['tls13', '1.8.3', 'passes: tls13'],
  ['tls13', '1.8.2', 'refused: Nomad does not know the version "tls13"'],
  ['TLS12', undefined, 'refused: Nomad does not know the version "TLS12"'],
])('min-version %s with Nomad %s: %s', async (minVersion, version, expected) => {
  expect(await word('min-version', { settings: { minVersion }, ...(version && { version }) })).toBe(expected)
})

const begins = 'passes: the first block of each file is a certificate'

test.each<[Case, string]>([
  [{}, begins],
  [{ version: '1.11.3' }, begins],
  [{ version: '1.11.2' }, 'not-asked: Nomad measures expiry since 1.11.3'],
  [{ files: none, settings: off }, 'not-asked: the `tls` block is empty'],
  [
    { files: none, settings: { ...off, verifyServerHostname: true } },
    'refused: since 2.0.0 `ca_file` has to be set',
  ],
  [{ files: { certificate: undefined } }, 'refused: since 2.0.0 `cert_file` and `key_file` has to be set'],
  [{ files: { key: undefined } }, 'refused: since 2.0.0 `cert_file` and `key_file` has to be set'],
  [{ files: { key: undefined }, version: '1.11.3' }, begins],
  [{ files: { certificate: undefined }, version: '1.11.3' }, begins],
  [{ files: { ca: undefined }, version: '1.11.3' }, begins],
  [
    { files: { ca: undefined, certificate: undefined }, version: '1.11.3' },
    'not-asked: `ca_file` is not set',
  ],
  [{ files: { ca: away } }, 'unknown: `ca_file` is not known'],
  [{ files: { certificate: away }, version: '1.11.3' }, 'unknown: `cert_file` is not known'],
  [{ files: { certificate: away } }, 'unknown: a file of the pair is not known'],
])('expiry-metrics of %j: %s', async (change, expected) => {
  expect(await word('expiry-metrics', change)).toBe(expected)
})

const notKnown = 'unknown: `cert_file` is not known'

test.each<[CheckId, Case, string]>([
  ['outbound', { files: { certificate: away } }, notKnown],
  ['inbound', { files: { certificate: away } }, notKnown],
  ['raft', { files: { certificate: away } }, notKnown],
  ['https-local', { files: { certificate: away } }, notKnown],
  ['https-client', { files: { certificate: away }, role: 'client' }, notKnown],
  [
    'https-client',
    { files: { certificate: undefined }, role: 'client' },
    'refused: there is no certificate to show',
  ],
  ['https-client', { files: { ca: away }, role: 'client' }, 'unknown: `ca_file` is not known'],
  ['outbound', { files: { ca: away } }, 'unknown: `ca_file` is not known'],
  ['raft', { files: { key: undefined } }, 'refused: there is no certificate to show'],
  ['raft', { settings: { rpcUpgradeMode: true } }, 'not-asked: `rpc_upgrade_mode` is on'],
  ['raft', { settings: { rpcUpgradeMode: true, rpc: false } }, 'not-asked: `rpc` is off'],
  [
    'raft',
    { settings: { rpcUpgradeMode: true, verifyServerHostname: false } },
    'not-asked: `verify_server_hostname` is off',
  ],
])('%s of %j: %s', async (check, change, expected) => {
  expect(await word(check, change)).toBe(expected)
})
