import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'
import { findingsOf } from './findings-of.ts'

const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='

async function rulesOf(text: string): Promise<readonly string[]> {
  const host = memoryHost(new Map([['a.hcl', text]]))
  const { findings } = await lint({ ...defaultOptions, paths: ['a.hcl'] }, rules, host)
  return findings.map(({ rule }) => rule)
}

const server = (inside: string, top = '') =>
  `data_dir = "/d"\nserver {\n  enabled = true\n  bootstrap_expect = 3\n${inside}}\n${top}`

describe('a gossip key', () => {
  it('at the wrong place is not missing as well', async () => {
    const found = await rulesOf(server('', `encrypt = "${key}"\n`))
    expect(found).toContain('gossip/key-misplaced')
    expect(found).not.toContain('gossip/key-missing')
  })

  it('under a misspelt name is not missing as well', async () => {
    const found = await rulesOf(server(`  encrpyt = "${key}"\n`))
    expect(found).toContain('config/unknown-key')
    expect(found).not.toContain('gossip/key-missing')
  })

  it('is missing where nothing is like one', async () => {
    expect(await rulesOf(server('  colour = "red"\n'))).toContain('gossip/key-missing')
  })

  it('that our own documentation prints is known to everybody', async () => {
    const printed = rules
      .flatMap(({ rule }) => rule.examples.good)
      .flatMap((example) => {
        const text = typeof example === 'string' ? example : Object.values(example.files).join('\n')
        return [...text.matchAll(/encrypt\s*=\s*"([A-Za-z0-9+/]{22,43}=+)"/g)].map(([, word]) => word)
      })
    expect(printed.length).toBeGreaterThan(0)
    for (const word of new Set(printed))
      expect(await findingsOf('gossip/key-published', `server { encrypt = "${word}" }`)).toHaveLength(1)
    expect(await findingsOf('gossip/key-published', `server { encrypt = "${key}" }`)).toEqual([])
  })
})

describe('what JSON loses', () => {
  const text = (tls: string, rest = '') =>
    `{"data_dir": "/d", "acl": {"enabled": true}, "server": {"enabled": true, "bootstrap_expect": 3, "encrypt": "${key}"}, "tls": {${tls}}}${rest}`
  const lost = '"rpc": true, "cert_file": "/c.pem", "key_file": "/k.pem", "verify_server_hostname": true'

  it('is said by the comma that is missing', async () => {
    expect(await rulesOf(text(`"http": true ${lost}`))).toEqual(['config/syntax'])
    expect(await findingsOf('config/syntax', text(`"http": true ${lost}`))).toMatchObject([
      { severity: 'warning', at: '"rpc"' },
    ])
  })

  it('behind its end is said as well', async () => {
    expect(await rulesOf(text('"http": false', `, "tls": {${lost}}}`))).toEqual(['config/syntax'])
  })

  it('of a setting that stands twice nothing is told but that', async () => {
    const twice = '"http": true, "verify_https_client": true, "ca_file": "/ca.pem", "rpc": false, '
    const found = await rulesOf(text(twice + lost))
    expect(found).toContain('config/duplicate-key')
    expect(found).not.toContain('tls/rpc-plaintext')
  })
})

describe('cert_file', () => {
  it('that is the key instead is told so once', async () => {
    const wrong =
      'tls {\n  http = true\n  rpc = true\n  ca_file = "/etc/nomad.d/certs/ca.pem"\n  cert_file = "/etc/nomad.d/certs/server-key.pem"\n}\n'
    expect(await findingsOf('certificate/invalid-pem', wrong)).toHaveLength(1)
    expect(await findingsOf('file/certificate-file-holds-key', wrong)).toEqual([])
  })
})

describe('the tls block', () => {
  it('with RPC off is told so once', async () => {
    const tls = 'tls {\n  http = true\n  rpc = false\n  verify_server_hostname = true\n}\n'
    const found = await rulesOf(tls)
    expect(found).toContain('tls/rpc-plaintext')
    expect(found).not.toContain('tls/no-effect')
  })

  it('with three relative paths has one finding, and the others beside it', async () => {
    const text = 'tls {\n  ca_file = "a.pem"\n  cert_file = "~/b.pem"\n  key_file = "/c.pem"\n}\n'
    const [found, ...more] = await findingsOf('tls/relative-path', text)
    expect(more).toEqual([])
    expect(found).toMatchObject({ at: '"a.pem"', message: expect.stringContaining('"a.pem" and 1 more') })
  })

  it('with "tls13" learns how to say that all agents know it', async () => {
    const text = 'tls { tls_min_version = "tls13" }'
    const [found] = await findingsOf('tls/min-version-invalid', text)
    expect(found?.help).toContain('--nomad-version')
    const [older] = await findingsOf('tls/min-version-invalid', text, '1.8.2')
    expect(older?.help).not.toContain('--nomad-version')
    expect(await findingsOf('tls/min-version-invalid', text, '1.8.3')).toEqual([])
  })
})

describe('what Nomad refuses is not missing as well:', () => {
  const tls = (inside: string) => `tls {\n  http = true\n  rpc = true\n  ca_file = "/a"\n${inside}}\n`

  it.each([
    ['config/unknown-key', 'hardening/acl-disabled', server('', 'acl {\n  enable = true\n}\n')],
    ['config/unknown-key', 'hardening/acl-disabled', server('', 'acls {\n  enabled = true\n}\n')],
    ['config/unknown-key', 'hardening/acl-disabled', server('', 'acl "x" {\n  enabled = true\n}\n')],
    ['config/wrong-type', 'hardening/acl-disabled', server('', 'acl = true\n')],
    ['config/unknown-key', 'config/invalid-value', server('').replace('data_dir', 'data-dir')],
    ['config/unknown-key', 'config/no-role', server('').replace('enabled', 'enable')],
    ['config/unknown-key', 'tls/server-hostname-unverified', tls('  verify_server_hostnames = true\n')],
    ['config/unknown-key', 'tls/https-client-unverified', tls('  verify_http_client = true\n')],
    ['config/unknown-key', 'tls/incomplete-files', tls('  certfile = "/b"\n  keyfile = "/c"\n')],
    ['config/unknown-key', 'tls/disabled', server('', tls('').replace('tls', 'tsl'))],
  ])('%s, not %s', async (told, silent, text) => {
    const found = await rulesOf(text)
    expect(found).toContain(told)
    expect(found).not.toContain(silent)
  })

  it('a name that Nomad ignores leaves what it stands for missing', async () => {
    const found = await rulesOf('client {\n  host_volume "x" {\n    paht = "/x"\n  }\n}\n')
    expect(found).toEqual(['config/invalid-value', 'config/unknown-key'])
  })
})
