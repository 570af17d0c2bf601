import { encryptKey } from '../../../scripts/certificates/issue.ts'
import type { Truth } from './truths.ts'

const v1_11_2 = { major: 1, minor: 11, patch: 2 }
const v1_11_3 = { major: 1, minor: 11, patch: 3 }

const rsaSuite = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
const ecdsaSuite = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'
const pairOff = ['key-pair: key-mismatch', 'expiry-metrics: key-mismatch']

export const startTruths: readonly Truth[] = [
  {
    sentence: "The first certificate in `cert_file` is the agent's own; the key has to belong to that one.",
    proofs: [
      { refused: [] },
      { signedBy: 'upper', files: ({ own, upper }) => ({ certificate: upper + own }), refused: pairOff },
    ],
  },
  {
    sentence: 'The key is RSA or ECDSA: with an Ed25519 key no agent starts.',
    proofs: [
      { leaf: { key: 'rsa2048' }, refused: [] },
      { leaf: { key: 'p384' }, refused: [] },
      { leaf: { key: 'ed25519' }, refused: ['cipher-suites: key-type'] },
    ],
  },
  {
    sentence: 'The key is not encrypted: nobody is there to type a passphrase.',
    proofs: [
      {
        files: ({ key }) => ({ key: encryptKey(key, 'secret') }),
        refused: ['key-pair: unreadable-key', 'expiry-metrics: unreadable-key'],
      },
    ],
  },
  {
    sentence:
      'Certificate and key may stand in one file, and text may stand before, between and behind them.',
    proofs: [
      { files: ({ own, key }) => ({ certificate: key + own, key: key + own }), refused: [] },
      {
        files: ({ own, key, root }) => ({
          certificate: `Bag Attributes\n${own}\nend\n`,
          key: `key:\n${key}`,
          ca: `CA\n${root}`,
        }),
        refused: [],
      },
    ],
  },
  {
    sentence:
      'From 1.11.3 until 2.0.0 the certificate has to come before the key in such a file, for a metric of when it expires.',
    proofs: [
      { version: v1_11_2, files: ({ own, key }) => ({ certificate: key + own }), refused: [] },
      {
        version: v1_11_3,
        files: ({ own, key }) => ({ certificate: key + own }),
        refused: ['expiry-metrics: unreadable-certificate'],
      },
      { version: v1_11_3, files: ({ own, key }) => ({ certificate: own + key }), refused: [] },
    ],
  },
  {
    sentence: 'Since 1.11.3 the first PEM block of `ca_file` has to be a certificate, whatever follows it.',
    proofs: [
      { version: v1_11_2, files: ({ root, key }) => ({ ca: key + root }), refused: [] },
      {
        version: v1_11_3,
        files: ({ root, key }) => ({ ca: key + root }),
        refused: ['expiry-metrics: unreadable-ca'],
      },
      { files: ({ root, key }) => ({ ca: key + root }), refused: ['expiry-metrics: unreadable-ca'] },
      { files: ({ root, key }) => ({ ca: root + key }), refused: [] },
    ],
  },
  {
    sentence:
      'Since 2.0.0 all three files have to be there as soon as the block has a file or switches anything on.',
    proofs: [
      {
        version: v1_11_3,
        settings: { rpc: false, verifyHttpsClient: false },
        files: () => ({ ca: undefined }),
        refused: [],
      },
      {
        settings: { rpc: false, verifyHttpsClient: false },
        files: () => ({ ca: undefined }),
        refused: ['expiry-metrics: file-not-set'],
      },
      {
        settings: { rpc: false, http: false, verifyServerHostname: true, verifyHttpsClient: false },
        files: () => ({ certificate: undefined, key: undefined, ca: undefined }),
        refused: ['expiry-metrics: file-not-set'],
      },
      {
        settings: {
          rpc: false,
          http: false,
          verifyServerHostname: false,
          verifyHttpsClient: false,
          minVersion: 'tls13',
        },
        files: () => ({ certificate: undefined, key: undefined, ca: undefined }),
        refused: [],
      },
    ],
  },
  {
    sentence: 'One suite for the type of the key is enough in `tls_cipher_suites`, and one has to be there.',
    proofs: [
      { settings: { cipherSuites: `${rsaSuite},${ecdsaSuite}` }, refused: [] },
      { settings: { cipherSuites: rsaSuite }, refused: ['cipher-suites: no-suite-for-key'] },
      { leaf: { key: 'rsa2048' }, settings: { cipherSuites: rsaSuite }, refused: [] },
    ],
  },
  {
    sentence:
      'A blank behind a comma of `tls_cipher_suites` belongs to the name, which Nomad then does not know.',
    proofs: [
      { settings: { cipherSuites: `${rsaSuite}, ${ecdsaSuite}` }, refused: ['cipher-suites: unknown-suite'] },
    ],
  },
  {
    sentence:
      'A server reads `tls_min_version` and `tls_cipher_suites` even where it uses no TLS; a client does not.',
    proofs: [
      {
        settings: { rpc: false, http: false, minVersion: '1.2' },
        refused: ['min-version: unknown-version'],
      },
      { role: 'client', settings: { rpc: false, http: false, minVersion: '1.2' }, refused: [] },
    ],
  },
  {
    sentence:
      'Nothing of this looks at dates, names or signatures: with an expired certificate of a foreign CA Nomad starts, and nobody talks to it.',
    proofs: [
      {
        leaf: { days: [-400, -35] },
        refused: ['outbound: dates', 'inbound: dates', 'https-local: dates'],
      },
      {
        signedBy: 'upper',
        files: ({ own, root }) => ({ certificate: own, ca: root }),
        refused: [
          'outbound: unknown-authority',
          'inbound: unknown-authority',
          'https-local: unknown-authority',
        ],
      },
    ],
  },
]
