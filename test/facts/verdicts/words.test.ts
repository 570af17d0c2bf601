import { expect, test } from 'vitest'
import { encryptKey } from '../../../scripts/certificates/issue.ts'
import { healthy, said } from './said.ts'
import type { Scene } from './scene.ts'

const none = () => ({ certificate: undefined, key: undefined, ca: undefined })
const off = { rpc: false, http: false, verifyServerHostname: false, verifyHttpsClient: false }

test('a healthy server', async () => {
  expect(await said({})).toEqual(healthy)
})

interface Row {
  readonly who: string
  readonly scene: Scene
  /** What is said of it and not of a healthy server. */
  readonly words: readonly string[]
}

const rows: readonly Row[] = [
  {
    who: 'a healthy client',
    scene: { role: 'client' },
    words: [
      'key-pair passes: the key belongs to client.global.nomad',
      'outbound not-asked: nobody connects to the RPC of a client',
      'inbound passes: client.global.nomad < Root CA',
      'raft not-asked: clients take no part in Raft',
      'server-rpc not-asked: asked of servers only',
      'client-rpc passes: is named client.global.nomad',
      'https-local passes: client.global.nomad < Root CA',
      'https-node passes: client.global.nomad < Root CA',
      'https-client passes: client.global.nomad < Root CA',
    ],
  },
  {
    who: 'a server without files',
    scene: { files: none },
    words: [
      'key-pair refused: `cert_file` and `key_file` are needed, and one is not set',
      'ca-file refused: `ca_file` is needed, and not set',
      'cipher-suites passes: no certificate, so any suite will do',
      'expiry-metrics refused: since 2.0.0 `ca_file` has to be set',
      'outbound refused: there is no certificate to show',
      'inbound refused: there is no certificate to show',
      'raft refused: there is no certificate to show',
      'server-rpc refused: there is no certificate to show',
      'client-rpc refused: there is no certificate to show',
      'https-local refused: there is no certificate to show',
    ],
  },
  {
    who: 'a server without TLS',
    scene: { settings: off, files: none },
    words: [
      'key-pair not-asked: `cert_file` or `key_file` is not set',
      'ca-file not-asked: TLS is off',
      'cipher-suites passes: no certificate, so any suite will do',
      'expiry-metrics not-asked: the `tls` block is empty',
      'outbound not-asked: `rpc` is off',
      'inbound not-asked: `rpc` is off',
      'raft not-asked: `rpc` is off',
      'server-rpc not-asked: `rpc` is off',
      'client-rpc not-asked: `rpc` is off',
      'https-local not-asked: `http` is off',
      'https-node not-asked: `http` is off',
      'https-client not-asked: `http` is off',
    ],
  },
  {
    who: 'a client of Nomad 1.10 without TLS that names files all the same',
    scene: { role: 'client', settings: off, version: { major: 1, minor: 10, patch: 0 } },
    words: [
      'key-pair not-asked: TLS is off',
      'ca-file not-asked: TLS is off',
      'cipher-suites not-asked: TLS is off',
      'min-version not-asked: TLS is off',
      'expiry-metrics not-asked: Nomad measures expiry since 1.11.3',
      'outbound not-asked: `rpc` is off',
      'inbound not-asked: `rpc` is off',
      'raft not-asked: clients take no part in Raft',
      'server-rpc not-asked: asked of servers only',
      'client-rpc not-asked: `rpc` is off',
      'https-local not-asked: `http` is off',
      'https-node not-asked: `http` is off',
      'https-client not-asked: `http` is off',
    ],
  },
  {
    who: 'nobody verified',
    scene: { settings: { verifyServerHostname: false, verifyHttpsClient: false } },
    words: [
      'raft not-asked: `verify_server_hostname` is off',
      'server-rpc not-asked: `verify_server_hostname` is off',
      'client-rpc not-asked: `verify_server_hostname` is off',
      'https-client not-asked: `verify_https_client` is off',
    ],
  },
  {
    who: 'a certificate as key',
    scene: { files: ({ root }) => ({ key: root }) },
    words: [
      'key-pair refused: `key_file` holds a certificate',
      'cipher-suites passes: certificate and key do not load, so suites are not compared with them',
      'expiry-metrics refused: `key_file` holds a certificate',
    ],
  },
  {
    who: 'a key as certificate',
    scene: { files: ({ key }) => ({ certificate: key }) },
    words: [
      'key-pair refused: `cert_file` holds a private key',
      'cipher-suites passes: certificate and key do not load, so suites are not compared with them',
      'expiry-metrics refused: `cert_file` holds a private key',
      'outbound refused: there is no certificate to show',
      'inbound refused: there is no certificate to show',
      'raft refused: there is no certificate to show',
      'server-rpc refused: there is no certificate to show',
      'client-rpc refused: there is no certificate to show',
      'https-local refused: there is no certificate to show',
    ],
  },
  {
    who: 'a key as CA',
    scene: { files: ({ key }) => ({ ca: key }) },
    words: [
      'ca-file refused: `ca_file` holds a private key',
      'expiry-metrics refused: the first block of `ca_file` is no certificate',
      'outbound refused: server.global.nomad is signed by CN=Root CA, which is not in `ca_file`',
      'inbound refused: server.global.nomad is signed by CN=Root CA, which is not in `ca_file`',
      'https-local refused: server.global.nomad is signed by CN=Root CA, which is not in `ca_file`',
    ],
  },
  {
    who: 'an encrypted key',
    scene: { files: ({ key }) => ({ key: encryptKey(key, 'secret') }) },
    words: [
      'key-pair refused: the key is encrypted',
      'cipher-suites passes: certificate and key do not load, so suites are not compared with them',
      'expiry-metrics refused: the key is encrypted',
    ],
  },
  {
    who: 'the certificate of the CA as its own',
    scene: { files: ({ root }) => ({ certificate: root }) },
    words: [
      'key-pair refused: the key does not belong to Root CA',
      'cipher-suites passes: certificate and key do not load, so suites are not compared with them',
      'expiry-metrics refused: the key does not belong to Root CA',
      'outbound refused: it is not valid for server.global.nomad, it has no alternative name, and the common name Root CA',
      "inbound refused: none of its names is client.global.nomad or a server's",
      'raft refused: none of its names is exactly server.global.nomad',
      'server-rpc refused: none of its names is exactly server.global.nomad',
      'client-rpc refused: none of its names is exactly client.global.nomad or server.global.nomad',
      'https-local refused: it is not valid for localhost, it has no alternative name, and the common name Root CA',
    ],
  },
  {
    who: 'an Ed25519 key',
    scene: { leaf: { key: 'ed25519' } },
    words: [
      'key-pair unknown: whether the key belongs to the certificate cannot be found out here',
      'cipher-suites refused: Nomad takes RSA and ECDSA keys only, this one is ed25519',
      'expiry-metrics unknown: whether the key belongs to the certificate cannot be found out here',
    ],
  },
  {
    who: 'a key on P-224',
    scene: { leaf: { key: 'p224' } },
    words: [
      'outbound refused: TLS 1.3 has no signatures on the curve P-224',
      'inbound refused: TLS 1.3 has no signatures on the curve P-224',
      'https-local refused: TLS 1.3 has no signatures on the curve P-224',
    ],
  },
  {
    who: 'suites for other keys',
    scene: { settings: { cipherSuites: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' } },
    words: ['cipher-suites refused: none of the suites is for ECDSA keys'],
  },
  {
    who: 'an unknown suite',
    scene: { settings: { cipherSuites: 'X' } },
    words: ['cipher-suites refused: Nomad does not know the suite "X"'],
  },
  {
    who: 'an unknown version',
    scene: { settings: { minVersion: 'tls14' } },
    words: ['min-version refused: Nomad does not know the version "tls14"'],
  },
  {
    who: "a client with the name of another region's server",
    scene: { role: 'client', names: ['server.eu.nomad'] },
    words: [
      'key-pair passes: the key belongs to server.eu.nomad',
      'outbound not-asked: nobody connects to the RPC of a client',
      'inbound passes: server.eu.nomad < Root CA',
      'raft not-asked: clients take no part in Raft',
      'server-rpc not-asked: asked of servers only',
      'client-rpc refused: none of its names is exactly client.global.nomad or server.global.nomad',
      'https-local passes: server.eu.nomad < Root CA',
      'https-node refused: it is not valid for client.global.nomad, it has server.eu.nomad, localhost, 127.0.0.1',
      'https-client passes: server.eu.nomad < Root CA',
    ],
  },
  {
    who: 'an expired certificate',
    scene: { leaf: { days: [-10, -1] } },
    words: [
      'outbound refused: server.global.nomad expired at 2029-12-31 00:00 UTC',
      'inbound refused: server.global.nomad expired at 2029-12-31 00:00 UTC',
      'https-local refused: server.global.nomad expired at 2029-12-31 00:00 UTC',
    ],
  },
  {
    who: 'a certificate of tomorrow',
    scene: { leaf: { days: [1, 10] } },
    words: [
      'outbound refused: server.global.nomad is not valid before 2030-01-02 00:00 UTC',
      'inbound refused: server.global.nomad is not valid before 2030-01-02 00:00 UTC',
      'https-local refused: server.global.nomad is not valid before 2030-01-02 00:00 UTC',
    ],
  },
  {
    who: 'a missing intermediate',
    scene: { signedBy: 'upper', files: ({ own }) => ({ certificate: own }) },
    words: [
      'outbound refused: server.global.nomad is signed by CN=Upper CA, which is not in `ca_file`',
      'inbound refused: server.global.nomad is signed by CN=Upper CA, which is not in `ca_file`',
      'https-local refused: server.global.nomad is signed by CN=Upper CA, which is not in `ca_file`',
    ],
  },
  {
    who: 'a certificate for code',
    scene: { leaf: { usages: ['codeSigning'] } },
    words: [
      'outbound refused: server.global.nomad does not allow serverAuth',
      'inbound refused: server.global.nomad does not allow clientAuth',
      'https-local refused: server.global.nomad does not allow serverAuth',
    ],
  },
  {
    who: 'a CA that is none',
    scene: { signedBy: 'upper', upper: { isCa: false } },
    words: [
      'outbound refused: Upper CA is no CA by its basic constraints',
      'inbound refused: Upper CA is no CA by its basic constraints',
      'https-local refused: Upper CA is no CA by its basic constraints',
    ],
  },
  {
    who: 'a CA that may not sign',
    scene: { root: { keyUsages: [0] } },
    words: [
      'outbound refused: Root CA may not sign certificates by its key usage',
      'inbound refused: Root CA may not sign certificates by its key usage',
      'https-local refused: Root CA may not sign certificates by its key usage',
    ],
  },
  {
    who: 'a signature with SHA-1',
    scene: { leaf: { hash: 'sha1' } },
    words: [
      'outbound refused: server.global.nomad is signed with sha1-ecdsa, which Go does not accept',
      'inbound refused: server.global.nomad is signed with sha1-ecdsa, which Go does not accept',
      'https-local refused: server.global.nomad is signed with sha1-ecdsa, which Go does not accept',
    ],
  },
]

test.each(rows)('$who', async ({ scene, words }) => {
  expect((await said(scene)).filter((line) => !healthy.includes(line))).toEqual(words)
})
