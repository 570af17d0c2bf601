import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { testCertificates } from '../certificates.ts'
import { type Machine, memoryHost, type Special } from '../memory-host.ts'

const accounts = {
  '/etc/passwd': 'root:x:0:0::/:/bin/sh\nnomad:x:990:990::/:/bin/sh\nalice:x:1000:1000::/:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnomad:x:990:alice\nalice:x:1000:\n',
}

interface Place {
  readonly files?: Readonly<Record<string, string>>
  readonly specials?: Readonly<Record<string, Special>>
  readonly machine?: Machine
  readonly options?: Partial<LintOptions>
}

/** What one rule says: severity, message, help. */
async function said(rule: string, text: string, { files = {}, specials = {}, machine, options }: Place = {}) {
  const contents = new Map<string, string | Uint8Array>(Object.entries({ ...accounts, ...files }))
  if (specials['/a/nomad.hcl'] === undefined) contents.set('/a/nomad.hcl', text)
  for (const [path, bytes] of await testCertificates()) contents.set(`/${path}`, bytes)
  const host = memoryHost(contents, new Map(Object.entries(specials)), machine)
  const all = { ...defaultOptions, paths: ['/a/nomad.hcl'], only: new Set([rule]), ...options }
  const { findings } = await lint(all, rules, host)
  return findings.map(({ severity, message, help }) => [severity, message, help])
}

const tls = (ca: string, certificate = '', key = ''): string =>
  `tls {\n  rpc = true\n  ca_file = "${ca}"\n  cert_file = "${certificate}"\n  key_file = "${key}"\n}\n`
const onNode = { onNode: true }
const access = (path: string, mode: number, uid: number): Machine => ({
  access: new Map([[path, { mode, uid, gid: uid }]]),
})

describe('file/unreadable', () => {
  const rule = 'file/unreadable'

  it.each<[Special, string]>([
    ['directory', 'a directory'],
    ['fifo', 'a FIFO'],
    ['socket', 'a socket'],
    ['device', 'a device'],
  ])('no file, but a %s', async (special, what) => {
    expect(await said(rule, tls('/odd'), { specials: { '/odd': special } })).toEqual([
      ['error', `/odd is ${what}, not a PEM file.`, 'name the file itself'],
    ])
  })

  it('a file of more than is ever read', async () => {
    const place = { files: { '/odd': ' '.repeat(1024 * 1024 + 1) } }
    expect(await said(rule, tls('/odd'), place)).toEqual([
      ['error', '/odd is larger than 1 MiB, not a PEM file.', 'name the file itself'],
    ])
  })

  it('nothing that is not known', async () => {
    expect(await said(rule, tls('/certs/ca.pem', '/missing'))).toEqual([])
    expect(await said(rule, tls('/odd'), { specials: { '/odd': 'permission' } })).toEqual([])
  })

  it.each<[Special, string, string, string]>([
    ['fifo', 'error', 'a FIFO', 'Nomad reads every file of its configuration that ends in .hcl or .json'],
    ['permission', 'error', 'not readable for this user', 'run nomadlint as a user who may read it'],
  ])('configuration that is %s', async (special, severity, what, help) => {
    expect(await said(rule, '', { specials: { '/a/nomad.hcl': special } })).toEqual([
      [severity, `This configuration file was not read: it is ${what}.`, help],
    ])
  })

  it('configuration of more than is ever read, which Nomad may well start with', async () => {
    expect(await said(rule, ' '.repeat(16 * 1024 * 1024 + 1))).toMatchObject([
      ['warning', expect.stringMatching(/^This configuration file was not read: it is /), expect.any(String)],
    ])
  })

  const closed = 'cannot read this file: it belongs to alice, with mode 0600.'
  const letIt = 'let it pass all directories on the way, and read the file'

  it.each([
    [{}, 'warning', `nomad, as which Nomad runs by default, ${closed}`],
    [{ user: 'nomad' }, 'error', `nomad, as which Nomad runs, ${closed}`],
  ])('what modes keep from Nomad, started with %j', async (started, severity, message) => {
    const text = `server { enabled = true }\n${tls('/certs/ca.pem')}`
    const place = { machine: access('/certs/ca.pem', 0o600, 1000), options: { ...onNode, ...started } }
    expect(await said(rule, text, place)).toEqual([[severity, message, letIt]])
  })

  it('what modes keep from Nomad of what it asks Consul with', async () => {
    const text = 'server { enabled = true }\nconsul {\n  ssl = true\n  ca_file = "/certs/ca.pem"\n}\n'
    const place = { machine: access('/certs/ca.pem', 0o600, 1000), options: { ...onNode, user: 'nomad' } }
    expect(await said(rule, text, place)).toEqual([['error', `nomad, as which Nomad runs, ${closed}`, letIt]])
    const directory = { specials: { '/odd': 'directory' } as const }
    expect(await said(rule, text.replace('/certs/ca.pem', '/odd'), directory)).toEqual([
      ['error', '/odd is a directory, not a PEM file.', 'name the file itself'],
    ])
  })

  it('what the very user cannot read', async () => {
    const text = `server { enabled = true }\n${tls('/certs/ca.pem')}`
    const machine = { userId: 990, closed: ['/certs/ca.pem'] }
    expect(await said(rule, text, { machine, options: { ...onNode, user: 'nomad' } })).toEqual([
      ['error', 'nomad, as which Nomad runs, cannot read this file.', letIt],
    ])
  })
})

describe('file/missing', () => {
  const rule = 'file/missing'

  it('on the node', async () => {
    expect(await said(rule, tls('/no/ca.pem'), { options: onNode })).toEqual([
      ['error', '/no/ca.pem is not there.', 'copy it there, or correct the path'],
    ])
  })

  it('a link that leads nowhere', async () => {
    const machine = { links: new Map([['/no/ca.pem', 'current/ca.pem']]) }
    expect(await said(rule, tls('/no/ca.pem'), { machine, options: onNode })).toEqual([
      [
        'error',
        '/no/ca.pem is a link to current/ca.pem, and nothing is there.',
        'correct the link, or put the file there',
      ],
    ])
  })

  it('elsewhere only where one of nearly that name is there', async () => {
    expect(await said(rule, tls('/certs/caa.pem'))).toEqual([
      ['info', '/certs/caa.pem is not there.', 'did you mean ca.pem?'],
    ])
    expect(await said(rule, tls('/certs/nothing-like-it.crt'))).toEqual([])
    expect(await said(rule, tls('/certs/ca.pem'), { options: onNode })).toEqual([])
    expect(await said(rule, tls('/odd'), { specials: { '/odd': 'directory' }, options: onNode })).toEqual([])
  })

  const missing = ['error', '/no/ca.pem is not there.', 'copy it there, or correct the path']
  const client = 'client { enabled = true }\n'

  it.each([
    ['Consul asked by TLS', 'consul {\n  ssl = true\n  ca_file = "/no/ca.pem"\n}\n', [missing]],
    ['its certificate', 'consul "b" {\n  ssl = true\n  cert_file = "/no/ca.pem"\n}\n', [missing]],
    ['Consul asked without', 'consul {\n  ca_file = "/no/ca.pem"\n}\n', []],
    ['Vault', `${client}vault {\n  enabled = true\n  key_file = "/no/ca.pem"\n}\n`, [missing]],
    ['Vault that is off', `${client}vault {\n  ca_file = "/no/ca.pem"\n}\n`, []],
    [
      'Vault, of a server',
      'server { enabled = true }\nvault {\n  enabled = true\n  ca_file = "/no/ca.pem"\n}\n',
      [],
    ],
  ])('for %s', async (_, text, expected) => {
    expect(await said(rule, text, { options: onNode })).toEqual(expected)
  })

  it('does not repeat a name of several lines, which may be anything', async () => {
    const [[, message] = []] = await said(rule, tls('/no/ca.pem\\nsecret'), { options: onNode })
    expect(message).toBe('A file of this name is not there.')
  })
})

describe('file/certificate-file-holds-key', () => {
  const both = '/certs/server-with-key.pem'

  it.each([
    [
      both,
      'A private key stands in this file as well: it is `cert_file` and `key_file` in one.',
      'put the certificates into a file of their own',
    ],
    [
      '/certs/server-key.pem',
      'A private key stands in this file as well.',
      'take the key out; `key_file` names the file that holds it',
    ],
    [
      '',
      'A private key stands in this file as well.',
      'take the key out; `key_file` names the file that holds it',
    ],
  ])('with key_file %s', async (key, message, help) => {
    expect(await said('file/certificate-file-holds-key', tls('/certs/ca.pem', both, key))).toMatchObject([
      [expect.any(String), message, help],
    ])
  })
})

describe('a private key on the node', () => {
  const key = '/certs/server-key.pem'
  const text = `server { enabled = true }\n${tls('/certs/ca.pem', '/certs/server.pem', key)}`

  it.each([
    [
      0o640,
      990,
      {},
      'Mode 0640 lets the group nomad read this private key.',
      `that is well where nobody else is in it; else \`chmod 600 ${key}\``,
    ],
    [
      0o604,
      990,
      {},
      'Mode 0604 lets every user of this machine read this private key.',
      `\`chmod 600 ${key}\``,
    ],
  ])('file/key-permissions: %i of %i', async (mode, uid, options, message, help) => {
    const place = { machine: access(key, mode, uid), options: { ...onNode, ...options } }
    expect((await said('file/key-permissions', text, place)).map(([, ...words]) => words)).toEqual([
      [message, help],
    ])
  })

  it.each([
    [
      0o600,
      1000,
      'root',
      'This private key belongs to alice, who can read and replace it; Nomad runs as root.',
      `\`chown root ${key}\``,
    ],
    [
      0o600,
      1000,
      'nomad',
      'nomad, as which Nomad runs, cannot read this private key: it belongs to alice, with mode 0600.',
      `\`chown nomad ${key}\`, or \`chown root:nomad ${key}\` and \`chmod 640 ${key}\``,
    ],
  ])('file/key-owner: %i of %i, as %s', async (mode, uid, user, message, help) => {
    const place = { machine: access(key, mode, uid), options: { ...onNode, user } }
    expect((await said('file/key-owner', text, place)).map(([, ...words]) => words)).toEqual([
      [message, help],
    ])
  })
})
