import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Access } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { testCertificates } from '../certificates.ts'
import { memoryHost } from '../memory-host.ts'

const tls = (role: string) => `
tls {
  rpc = true
  ca_file = "/etc/nomad.d/certs/ca.pem"
  cert_file = "/etc/nomad.d/certs/${role}.pem"
  key_file = "/etc/nomad.d/certs/${role}-key.pem"
}
`
const agent = (role: string) => `data_dir = "/d"\n${role} {\n  enabled = true\n}\n${tls(role)}`

const ids: Readonly<Record<string, number>> = { root: 0, nomad: 990, alice: 1000 }
const accounts = {
  '/etc/passwd': 'root:x:0:0::/:/bin/sh\nnomad:x:990:990::/:/bin/sh\nalice:x:1000:1000::/:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnomad:x:990:\nalice:x:1000:\n',
}

interface Node {
  readonly user?: string
  readonly unit?: string
  readonly userId?: number
  readonly closed?: readonly string[]
  readonly onNode?: boolean
  readonly root?: string
  readonly files?: Readonly<Record<string, string>>
}

/** What rules about files say; modes as `0640 root:nomad`, by the name of the file or directory. */
async function said(text: string, modes: Readonly<Record<string, string>>, node: Node = {}) {
  const contents = new Map<string, string | Uint8Array>(
    Object.entries({ 'nomad.hcl': text, ...(node.files ?? accounts) }),
  )
  for (const [path, bytes] of await testCertificates()) contents.set(`/etc/nomad.d/${path}`, bytes)
  if (node.unit !== undefined) contents.set('/etc/systemd/system/nomad.service', node.unit)
  const access = new Map(Object.entries(modes).map(([path, mode]) => [path, accessOf(mode)]))
  const options = {
    ...defaultOptions,
    paths: ['nomad.hcl'],
    onNode: node.onNode !== false,
    root: node.root,
    user: node.user,
    only: new Set([
      'file/key-permissions',
      'file/key-owner',
      'file/unreadable',
      'file/config-permissions',
      'hardening/literal-secret',
    ]),
  }
  const host = memoryHost(contents, new Map(), { access, ...node })
  const { findings, notChecked } = await lint(options, rules, host)
  const lines = findings.map(({ severity, rule, message, help }) => `${severity} ${rule}: ${message} ${help}`)
  return [...lines, ...notChecked.map(({ what, why }) => `${what}: ${why}`)]
}

function accessOf(text: string): Access {
  const [mode = '', owner = '', group = ''] = text.split(/[ :]/)
  return { mode: Number.parseInt(mode, 8), uid: ids[owner] as number, gid: ids[group] as number }
}

const serverKey = '/etc/nomad.d/certs/server-key.pem'
const clientKey = '/etc/nomad.d/certs/client-key.pem'
const certificate = '/etc/nomad.d/certs/server.pem'

describe('file/key-permissions', () => {
  it.each([
    ['its own user', 'root:nomad', 'nomad:x:990:', []],
    ['its own user, by name', 'root:nomad', 'nomad:x:990:nomad,root', []],
    ['the owner', 'alice:alice', 'alice:x:1000:', []],
    ['another user', 'root:nomad', 'nomad:x:990:alice', ['info']],
    ['one that is listed elsewhere', 'root:nomad', 'nomad:x:990:somebody', ['info']],
    ['nobody knows whom', 'root:nomad', '', ['info']],
  ])('of a group of %s', async (_, owner, group, expected) => {
    const files = { ...accounts, '/etc/group': `${group}\n` }
    const found = await said(agent('server'), { [serverKey]: `0640 ${owner}` }, { user: 'nomad', files })
    const ours = found.filter((line) => line.includes('file/key-permissions'))
    expect(ours.map((line) => line.split(' ')[0])).toEqual(expected)
  })

  it.each<[string, string, RegExp | undefined]>([
    ['0600 nomad:nomad', '0755', undefined],
    ['0400 root:root', '0755', undefined],
    [
      '0644 nomad:nomad',
      '0755',
      /^error .*Mode 0644 lets every user .*chmod 600 \/etc\/nomad.d\/certs\/server-key.pem/,
    ],
    ['0604 nomad:nomad', '0755', /^error .*0604/],
    ['0640 root:nomad', '0755', /^info .*Mode 0640 lets the group nomad read/],
    ['0644 nomad:nomad', '0750', /^info .*Mode 0644 would let every user .*only the directories/],
  ])('%s in a directory of %s', async (mode, directory, expected) => {
    const modes = { [serverKey]: mode, '/etc/nomad.d/certs': `${directory} root:nomad` }
    const [found, ...more] = await said(agent('server'), modes, { user: 'root' })
    expect(more).toEqual([])
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(expected)
  })

  it.each<[string, Node]>([
    ['is silent where nobody says that this is the node', { onNode: false }],
    ['is silent of copies below a root', { root: '/' }],
  ])('%s', async (_, node) => {
    expect(await said(agent('server'), { [serverKey]: '0644 alice:alice' }, node)).toEqual([])
  })

  it.each(['consul', 'vault'])('sees the key that %s is shown', async (block) => {
    const text = `${block} {\n  key_file = "${clientKey}"\n}\n`
    const [found, ...more] = await said(text, { [clientKey]: '0644 root:root' })
    expect(found).toMatch(/^error file\/key-permissions/)
    expect(more).toEqual([])
    expect(await said(text, { [clientKey]: '0600 root:root' })).toEqual([])
  })

  it('says it once of a key that several settings name', async () => {
    const text = `${agent('client')}consul {\n  key_file = "${clientKey}"\n}\n`
    expect(await said(text, { [clientKey]: '0644 root:root' })).toHaveLength(1)
  })

  it('sees a key in the file of the certificate', async () => {
    const text = agent('server').replace('certs/server.pem', 'certs/server-with-key.pem')
    const [found] = await said(
      text,
      { '/etc/nomad.d/certs/server-with-key.pem': '0644 root:root' },
      { user: 'root' },
    )
    expect(found).toMatch(/^error file\/key-permissions/)
  })
})

const unit = (more: string) => `[Service]\n${more}\nExecStart=/usr/bin/nomad agent -config /etc/nomad.d\n`

it('file/config-permissions knows whom Nomad runs as', async () => {
  const text = 'server {\n  encrypt = "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg="\n}\n'
  const help = async (node: Node) => (await said(text, { 'nomad.hcl': '0644 root:root' }, node)).join('\n')
  expect(await help({ unit: unit('User=root') })).toMatch(
    /`chmod 640 nomad.hcl`, and `chown root:root nomad.hcl` if/,
  )
  expect(await help({ unit: unit('User=nomad') })).toMatch(
    /`chmod 640 nomad.hcl`, and `chown root:nomad nomad.hcl`$/,
  )
  expect(await help({})).toMatch(/and `chown root:nomad nomad.hcl` where Nomad does not run as root$/)
})

describe('file/key-owner', () => {
  it.each<[string, string, Node, RegExp | undefined]>([
    [
      "a server's, of root alone",
      'server',
      {},
      /^warning .*nomad, as which Nomad runs by default, cannot read .*chown nomad/,
    ],
    ["a server's, of root alone, as root", 'server', { user: 'root' }, undefined],
    ["a server's, of root alone, as a unit that says no user", 'server', { unit: unit('') }, undefined],
    [
      "a server's, of root alone, as a unit of nomad",
      'server',
      { unit: unit('User=nomad') },
      /nomad, as which Nomad runs, cannot/,
    ],
    ['as a unit whose user is not known', 'server', { unit: unit('DynamicUser=yes') }, undefined],
    ['where there is no user nomad', 'server', { files: {} }, undefined],
    ["a client's, of root alone", 'client', {}, undefined],
    [
      "a client's, of root alone, as nomad",
      'client',
      { user: 'nomad' },
      /cannot read this private key: it belongs to root, with mode 0600/,
    ],
    [
      "a client's, of root alone, by number",
      'client',
      { user: '4711' },
      /^warning .*4711, as which Nomad runs, cannot/,
    ],
  ])('%s', async (_, role, node, expected) => {
    const modes = { [role === 'server' ? serverKey : clientKey]: '0600 root:root' }
    const [found, ...more] = await said(agent(role), modes, node)
    expect(more).toEqual([])
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(expected)
  })

  it.each<[string, Node, RegExp | undefined]>([
    [
      '0600 alice:alice',
      { user: 'root' },
      /belongs to alice, who can read and replace it; Nomad runs as root/,
    ],
    ['0640 alice:nomad', {}, /belongs to alice/],
    ['0640 root:nomad', {}, undefined],
    ['0400 nomad:nomad', {}, undefined],
  ])('%s', async (mode, node, expected) => {
    const found = (await said(agent('server'), { [serverKey]: mode }, node)).filter((line) =>
      /key-owner/.test(line),
    )
    expect(found).toHaveLength(expected === undefined ? 0 : 1)
    if (expected !== undefined) expect(found[0]).toMatch(expected)
  })
})

describe('file/unreadable', () => {
  it('says of certificates what their modes keep from Nomad', async () => {
    const modes = { [certificate]: '0600 root:root', [serverKey]: '0400 nomad:nomad' }
    expect(await said(agent('server'), modes)).toEqual([
      expect.stringMatching(
        /^warning file\/unreadable: nomad, as which Nomad runs by default, cannot read this file/,
      ),
    ])
    expect(await said(agent('server'), modes, { user: 'nomad' })).toEqual([
      expect.stringMatching(/^error file\/unreadable/),
    ])
  })

  it('is sure as the very user that Nomad runs as, once, and counts nothing as unchecked', async () => {
    const node = { user: 'nomad', userId: 990, closed: [certificate, serverKey] }
    const modes = { [serverKey]: '0600 root:root', [certificate]: '0600 root:root' }
    expect(await said(agent('server'), modes, node)).toEqual([
      expect.stringMatching(/^error file\/unreadable/),
      expect.stringMatching(/^error file\/unreadable/),
    ])
  })

  it('only counts what somebody else may not read', async () => {
    const node = { user: 'nomad', userId: 1000, closed: [certificate] }
    expect(await said(agent('server'), {}, node)).toEqual([
      'certificate file: not readable for this user: not checked',
    ])
  })
})

it('hardening/literal-secret is a remark on the node, where only Nomad reads the file', async () => {
  const text = 'consul {\n  token = "6f6f2b1c-5a7e-4d7e-9a5e-2f8d7f1f9c3a"\n}\n'
  const severityOf = async (mode: string, node: Node = {}) =>
    (await said(text, { 'nomad.hcl': mode }, node))
      .find((line) => line.includes('literal-secret'))
      ?.split(' ')[0]
  expect(await severityOf('0640 root:nomad')).toBe('info')
  expect(await severityOf('0644 root:nomad')).toBe('warning')
  expect(await severityOf('0640 root:nomad', { onNode: false })).toBe('warning')
})

describe('file/config-permissions', () => {
  const secret =
    'consul {\n  token = "6f6f2b1c-5a7e-4d7e-9a5e-2f8d7f1f9c3a"\n}\nserver {\n  encrypt = "q83vEjRWeJCrze8SNFZ4kA=="\n}\n'

  it.each<[string, string, RegExp | undefined]>([
    [secret, '0644 root:root', /^warning .*Mode 0644 .*2 secrets stand in it. `chmod 640 nomad.hcl`/],
    [secret, '0640 root:nomad', undefined],
    ['region = "eu"\n', '0644 root:root', undefined],
    ['consul {\n  token = "{{ token }}"\n}\n', '0644 root:root', undefined],
    ['consul {\n  token = ""\n}\n', '0644 root:root', undefined],
  ])('%j with %s', async (text, mode, expected) => {
    const found = (await said(text, { 'nomad.hcl': mode })).filter((line) => line.includes('file/'))
    expect(found).toHaveLength(expected === undefined ? 0 : 1)
    if (expected !== undefined) expect(found[0]).toMatch(expected)
  })
})
