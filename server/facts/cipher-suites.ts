import type { Versions } from '../keys/key.ts'

/** A cipher suite that Nomad takes in `tls_cipher_suites`, or took once. */
export interface CipherSuite {
  readonly name: string
  /** The private key it works with: Nomad wants at least one suite for its own (helper/tlsutil/config.go). */
  readonly keyType: 'rsa' | 'ecdsa'
  /** What is wrong with it, for a message. */
  readonly weakness?: string
  /** First patch of each minor that refuses it. */
  readonly removed?: Versions
}

/** The exact names of helper/tlsutil/config.go, supportedTLSCiphers. They differ from IANA's for ChaCha20. */
const accepted = [
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_AES_256_CBC_SHA',
]

/** https://github.com/hashicorp/nomad/pull/23551 */
const removed: readonly (readonly [string, Versions])[] = [
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  'TLS_RSA_WITH_AES_128_CBC_SHA256',
].map((name) => [name, ['1.6.13', '1.7.10', '1.8.2']])

/** By name. Nomad compares names exactly, letter case included. */
export const cipherSuites: ReadonlyMap<string, CipherSuite> = new Map(
  [...accepted.map((name) => [name, undefined] as const), ...removed].map(([name, versions]) => [
    name,
    describe(name, versions),
  ]),
)

function describe(name: string, removedIn: Versions | undefined): CipherSuite {
  const weakness = weaknessOf(name)
  return {
    name,
    keyType: name.includes('_ECDSA_') ? 'ecdsa' : 'rsa',
    ...(weakness === undefined ? {} : { weakness }),
    ...(removedIn === undefined ? {} : { removed: removedIn }),
  }
}

function weaknessOf(name: string): string | undefined {
  if (name.startsWith('TLS_RSA_'))
    return 'has no forward secrecy: whoever gets the private key can read all that was recorded before'
  if (name.includes('_CBC_'))
    return 'encrypts in CBC mode, which attacks on its padding have broken again and again'
  return undefined
}

/**
 * The suite that another spelling means: letter case, OpenSSL's `ECDHE-RSA-AES128-GCM-SHA256`, IANA's
 * `..._CHACHA20_POLY1305_SHA256`.
 */
export function suiteMeantBy(written: string): CipherSuite | undefined {
  const wanted = bare(written)
  return [...cipherSuites.values()].find(
    (suite) => suite.removed === undefined && bare(suite.name) === wanted,
  )
}

function bare(name: string): string {
  return name
    .toUpperCase()
    .replace(/^TLS[_-]/, '')
    .replaceAll(/(?:_WITH|_CBC)?[_-]/g, '')
    .replace(/POLY1305SHA256$/, 'POLY1305')
}
