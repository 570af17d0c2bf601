import type { MatrixCell, Texts } from './cell.ts'
import { everywhere, server, signed } from './hierarchy.ts'
import { agentExtensions, generateKey, root, type Wanted } from './openssl.ts'
import type { Workshop } from './workshop.ts'

function made(shop: Workshop, leaf: Partial<Wanted> = {}): Required<Texts> {
  return signed({}, leaf)(shop)
}

function of(leaf: Partial<Wanted>, ca: Partial<Wanted> = {}) {
  return signed(ca, leaf)
}

function usages(listed: string) {
  return of({ extensions: agentExtensions([server], listed) })
}

/** The key as another command of openssl writes it. */
function rewritten(keyType: string, ...command: readonly string[]) {
  return (shop: Workshop): Texts => {
    const texts = made(shop, { keyType })
    const file = shop.write(shop.fresh('.pem'), texts.key)
    return { ...texts, key: shop.openssl(...command, '-in', file) }
  }
}

const unreadableKey = ['key-pair: unreadable-key', 'expiry-metrics: unreadable-key']
const rsaSuite = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
const ecdsaSuite = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'

/** What the key is, how it is written, and what the certificate says that it is for. */
export const keys: readonly MatrixCell[] = [
  { name: 'RSA of 1024 bits', make: of({ keyType: 'rsa:1024' }), refused: [] },
  { name: 'RSA of 2048 bits', make: of({ keyType: 'rsa:2048' }), refused: [] },
  { name: 'RSA signed by RSA', make: of({ keyType: 'rsa:2048' }, { keyType: 'rsa:2048' }), refused: [] },
  { name: 'P-256 signed by RSA', make: of({}, { keyType: 'rsa:2048' }), refused: [] },
  { name: 'P-384', make: of({ keyType: 'ec:P-384' }), refused: [] },
  { name: 'P-521', make: of({ keyType: 'ec:P-521' }), refused: [] },
  { name: 'P-224', make: of({ keyType: 'ec:P-224' }), refused: everywhere('key-size') },
  { name: 'Ed25519', make: of({ keyType: 'ed25519' }), refused: ['cipher-suites: key-type'] },
  { name: 'signed with SHA-1', make: of({ hash: 'sha1' }), refused: everywhere('unknown-authority') },
  { name: 'signed with SHA-384', make: of({ hash: 'sha384' }), refused: [] },
  { name: 'a root signed with SHA-1', make: of({}, { hash: 'sha1' }), refused: [] },
  {
    name: 'suites for RSA and a key for ECDSA',
    make: of({}),
    settings: { cipherSuites: rsaSuite },
    refused: ['cipher-suites: no-suite-for-key'],
  },
  {
    name: 'suites for ECDSA and a key for RSA',
    make: of({ keyType: 'rsa:2048' }),
    settings: { cipherSuites: ecdsaSuite },
    refused: ['cipher-suites: no-suite-for-key'],
  },
  {
    name: 'suites for both',
    make: of({}),
    settings: { cipherSuites: `${rsaSuite},${ecdsaSuite}` },
    refused: [],
  },
  { name: 'for servers only', make: usages('extendedKeyUsage=serverAuth'), refused: ['inbound: usage'] },
  {
    name: 'for clients only',
    make: usages('extendedKeyUsage=clientAuth'),
    refused: ['outbound: usage', 'https-local: usage'],
  },
  { name: 'for signing code', make: usages('extendedKeyUsage=codeSigning'), refused: everywhere('usage') },
  { name: 'for any usage', make: usages('extendedKeyUsage=anyExtendedKeyUsage'), refused: [] },
  {
    name: 'without any usage',
    make: of({ extensions: [`subjectAltName=DNS:${server},DNS:localhost`] }),
    refused: [],
  },
  {
    name: 'with a key usage that TLS has no use for',
    make: of({
      extensions: ['keyUsage=critical,dataEncipherment', `subjectAltName=DNS:${server},DNS:localhost`],
    }),
    refused: [],
  },
  {
    name: 'the key of another certificate',
    make: (shop) => ({ ...made(shop), key: shop.read(generateKey(shop, 'ec:P-256')) }),
    refused: ['key-pair: key-mismatch', 'expiry-metrics: key-mismatch'],
  },
  {
    name: 'a key of another type',
    make: (shop) => ({ ...made(shop), key: shop.read(generateKey(shop, 'rsa:2048')) }),
    refused: ['key-pair: key-mismatch', 'expiry-metrics: key-mismatch'],
  },
  {
    name: 'an encrypted key',
    make: rewritten('ec:P-256', 'pkcs8', '-topk8', '-v2', 'aes256', '-passout', 'pass:secret'),
    refused: unreadableKey,
  },
  {
    name: "a key under openssl's own encryption",
    make: rewritten('ec:P-256', 'ec', '-aes256', '-passout', 'pass:secret'),
    refused: unreadableKey,
  },
  { name: 'a key in SEC 1', make: rewritten('ec:P-256', 'ec'), refused: [] },
  { name: 'a key in PKCS#1', make: rewritten('rsa:2048', 'rsa', '-traditional'), refused: [] },
  {
    name: 'a key behind its parameters',
    make: (shop) => {
      const ca = root(shop)
      const key = shop.openssl('ecparam', '-name', 'prime256v1', '-genkey')
      const request = shop.write(shop.fresh('.pem'), key)
      const signer = [
        '-CA',
        shop.write(shop.fresh('.pem'), ca.certificate),
        '-CAkey',
        shop.write(shop.fresh('.pem'), ca.key),
      ]
      const added = agentExtensions([server]).flatMap((extension) => ['-addext', extension])
      const how = ['-config', 'empty.cnf', '-days', '1', '-subj', `/CN=${server}`, ...signer, ...added]
      return {
        certificate: shop.openssl('req', '-x509', '-new', '-key', request, ...how),
        key,
        ca: ca.certificate,
      }
    },
    refused: [],
  },
  { name: 'a public key as key', make: rewritten('ec:P-256', 'pkey', '-pubout'), refused: unreadableKey },
  {
    name: 'the certificate as key',
    make: (shop) => {
      const texts = made(shop)
      return { ...texts, key: texts.certificate }
    },
    refused: unreadableKey,
  },
  {
    name: 'certificate and key in one file',
    make: (shop) => {
      const { certificate, key, ca } = made(shop)
      return { certificate: certificate + key, key: certificate + key, ca }
    },
    refused: [],
  },
  {
    name: 'key and certificate in one file',
    make: (shop) => {
      const { certificate, key, ca } = made(shop)
      return { certificate: key + certificate, key: key + certificate, ca }
    },
    refused: [],
  },
  {
    name: 'text before every PEM block',
    make: (shop) => {
      const { certificate, key, ca } = made(shop)
      const described = (pem: string) =>
        shop.openssl('x509', '-text', '-in', shop.write(shop.fresh('.pem'), pem))
      return { certificate: described(certificate), key: `Bag Attributes\n${key}`, ca: described(ca) }
    },
    refused: [],
  },
  {
    name: 'a key before the certificate in ca_file',
    make: (shop) => {
      const texts = made(shop)
      return { ...texts, ca: texts.key + texts.ca }
    },
    refused: ['expiry-metrics: unreadable-ca'],
  },
  {
    name: 'a request as certificate',
    make: (shop) => {
      const texts = made(shop)
      const key = shop.write(shop.fresh('.pem'), texts.key)
      const request = shop.openssl(
        'req',
        '-new',
        '-config',
        'empty.cnf',
        '-key',
        key,
        '-subj',
        `/CN=${server}`,
      )
      return { ...texts, certificate: request }
    },
    refused: ['key-pair: unreadable-certificate', 'expiry-metrics: unreadable-certificate'],
  },
  {
    name: 'a certificate that openssl trusts',
    make: (shop) => {
      const texts = made(shop)
      const file = shop.write(shop.fresh('.pem'), texts.certificate)
      return { ...texts, certificate: shop.openssl('x509', '-trustout', '-in', file) }
    },
    refused: ['key-pair: unreadable-certificate', 'expiry-metrics: unreadable-certificate'],
  },
  {
    name: 'DER in ca_file',
    make: (shop) => ({ ...made(shop), ca: '0\u0082\u0001' }),
    refused: ['ca-file: unreadable-ca', 'expiry-metrics: unreadable-ca'],
  },
  {
    name: 'no ca_file',
    make: (shop) => {
      const { certificate, key } = made(shop)
      return { certificate, key }
    },
    refused: ['ca-file: file-not-set', 'expiry-metrics: file-not-set'],
  },
  {
    name: 'no key_file',
    make: (shop) => {
      const { certificate, ca } = made(shop)
      return { certificate, ca }
    },
    refused: ['key-pair: file-not-set', 'expiry-metrics: file-not-set'],
  },
  {
    name: 'a later certificate that nobody can parse',
    make: (shop) => {
      const texts = made(shop)
      const rubbish = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'
      return { ...texts, certificate: texts.certificate + rubbish }
    },
    refused: everywhere('unreadable-chain'),
  },
]
