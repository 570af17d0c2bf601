import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const server = (tls: string): string => `server {\n  enabled = true\n}\ntls {\n  ${tls}\n}\n`
const gone = server('tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"')
const identity = `
  vault {
    default_identity { aud = ["vault.io"] }
  }
  tls {
    http = true
    verify_https_client = true
  }`

interface Case {
  readonly rule: string
  readonly text: string
  /** Severity by version; undefined: nothing is said. */
  readonly says: Readonly<Record<string, string | undefined>>
  /** With no version given. */
  readonly otherwise: string
  /** What a message without a version has to name. */
  readonly names?: string
}

const cases: readonly Case[] = [
  {
    rule: 'tls/min-version-invalid',
    text: server('tls_min_version = "tls13"'),
    says: { '1.6.0': 'error', '1.8.2': 'error', '1.8.3': undefined, '2.0.5': undefined },
    otherwise: 'warning',
    names: 'since Nomad 1.8.3',
  },
  {
    rule: 'tls/min-version-invalid',
    text: server('tls_min_version = "TLS12"'),
    says: { '1.6.0': 'error', '2.0.5': 'error' },
    otherwise: 'error',
  },
  {
    rule: 'tls/cipher-unknown',
    text: gone,
    says: {
      '1.6.12': undefined,
      '1.6.13': 'error',
      '1.7.9': undefined,
      '1.7.10': 'error',
      '1.8.1': undefined,
      '1.8.2': 'error',
      '1.9.0': 'error',
    },
    otherwise: 'warning',
    names: 'since Nomad 1.6.13, 1.7.10 and 1.8.2',
  },
  {
    rule: 'tls/cipher-unknown',
    text: server('tls_cipher_suites = "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"'),
    says: { '1.6.0': 'error', '2.0.5': 'error' },
    otherwise: 'error',
  },
  {
    rule: 'tls/https-client-blocks-jwks',
    text: identity,
    says: { '1.6.13': undefined, '1.7.0': 'info' },
    otherwise: 'info',
  },
  {
    rule: 'config/no-effect',
    text: 'vault {\n  token = "x"\n}',
    says: { '1.9.11': undefined, '1.10.0': 'warning' },
    otherwise: 'warning',
    names: 'since Nomad 1.10.0',
  },
  {
    rule: 'config/no-effect',
    text: 'server {\n  log_file = "/var/log/nomad.log"\n}',
    says: { '1.10.3': undefined, '1.10.4': 'warning', '1.11.0': 'warning' },
    otherwise: 'warning',
  },
  {
    rule: 'config/no-effect',
    text: 'client {\n  cgroup_parent = "nomad.slice"\n}',
    says: { '1.6.0': undefined, '2.0.0': 'warning' },
    otherwise: 'warning',
    names: 'Nomad 2',
  },
  {
    rule: 'config/no-effect',
    text: 'client {\n  bind_wildcard_default_host_network = false\n}',
    says: { '1.6.0': 'warning', '2.0.5': 'warning' },
    otherwise: 'warning',
  },
]

describe.each(cases)('$rule: $text', ({ rule, text, says, otherwise, names = '' }) => {
  it.each(Object.entries(says))('Nomad %s: %s', async (version, severity) => {
    const found = await findingsOf(rule, text, version)
    expect(found.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity])
  })

  it('with no version given', async () => {
    const found = await findingsOf(rule, text)
    expect(found.map((finding) => finding.severity)).toEqual([otherwise])
    expect(found[0]?.message).toContain(names)
  })
})

it('a suite that was removed is weak where it is still accepted', async () => {
  const weak = async (version?: string) => (await findingsOf('tls/cipher-weak', gone, version)).length
  expect(await Promise.all([weak('1.8.1'), weak('1.8.2'), weak()])).toEqual([1, 0, 0])
})
