import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { type Machine, memoryHost, type Special } from '../memory-host.ts'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
const other = 'VTDl1Uw5oH8W3F0bVw8zBzCkKuY2ZC8b3dYJqD9ZrpQ='
const short = 'hz0oYaJSZPNBx7gTD1eOkA=='
const guide = 'cg8StVXbQJ0gPvMd9o7yrg=='

const base64 = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('base64')
const counted = (count: number, byte: (index: number) => number): string =>
  base64(...Array.from({ length: count }, (_, index) => byte(index)))

const server = (encrypt: string): string =>
  `data_dir = "/d"\nserver {\n  enabled = true\n  encrypt = "${encrypt}"\n}\n`
const client = (encrypt: string): string =>
  `data_dir = "/d"\nclient {\n  enabled = true\n}\nserver {\n  encrypt = "${encrypt}"\n}\n`

describe('what is wrong with a key matters to those who use it', () => {
  it.each([
    ['gossip/key-double-encoded', Buffer.from(key).toString('base64')],
    ['gossip/key-hexadecimal', '72ef8b8fb1f4af452ee0f4f155417a07'],
    ['gossip/key-length', 'YWJj'],
    ['gossip/key-predictable', counted(32, () => 65)],
    ['gossip/key-short', short],
  ])('%s: a server, no client', async (rule, encrypt) => {
    expect(await findingsOf(rule, server(encrypt))).toHaveLength(1)
    expect(await findingsOf(rule, client(encrypt))).toEqual([])
    expect(await findingsOf(rule, server(key))).toEqual([])
  })

  it('gossip/key-on-client: a client that has one', async () => {
    expect(await findingsOf('gossip/key-on-client', client(key))).toHaveLength(1)
    expect(await findingsOf('gossip/key-on-client', client(''))).toEqual([])
    expect(await findingsOf('gossip/key-on-client', client(key).replace(/ {2}encrypt.*\n/, ''))).toEqual([])
    expect(await findingsOf('gossip/key-on-client', server(key))).toEqual([])
  })
})

describe('gossip/key-predictable', () => {
  it.each([
    ['one byte repeated', counted(16, () => 0x41)],
    ['a sequence of bytes', counted(32, (index) => index)],
    ['a sequence of bytes', counted(16, (index) => 255 - index)],
    ['readable text', Buffer.from('this is no secret, not in 2030!~').toString('base64')],
  ])('%s', async (what, encrypt) => {
    const [found] = await findingsOf('gossip/key-predictable', server(encrypt))
    expect(found?.message).toBe(`The gossip key is not random: it is ${what}.`)
    expect(found?.severity).toBe(what === 'readable text' ? 'warning' : 'error')
  })

  it.each([0x1f, 0x7f, 0x80])('no text has the byte %i', async (byte) => {
    const encrypt = base64(...Buffer.from('nomad nomad nom'), byte)
    expect(await findingsOf('gossip/key-predictable', server(encrypt))).toEqual([])
  })
})

it('gossip/key-length says what it looks like', async () => {
  const help = async (encrypt: string) => (await findingsOf('gossip/key-length', server(encrypt)))[0]?.help
  expect(await help('72ef8b8fb1f4af45')).toMatch(/^it looks like hexadecimal, which Nomad does not read; /)
  expect(await help('abcdwxyz')).toMatch(/; 32 bytes are 44 characters$/)
})

describe('the key that a fix leaves', () => {
  it.each([
    ['gossip/key-double-encoded', Buffer.from(key).toString('base64')],
    ['gossip/key-not-base64', key.replaceAll('+', '-').replaceAll('/', '_')],
    ['gossip/key-whitespace', `${key.slice(0, 9)} ${key.slice(9)}`],
  ])('%s', async (rule, encrypt) => {
    expect(await fixedBy(rule, server(encrypt))).toBe(server(key))
  })

  it('gossip/key-not-base64, of either sign', async () => {
    const text = server('q83v-jRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW_-A=')
    const standard = server('q83v+jRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW/+A=')
    expect(await fixedBy('gossip/key-not-base64', text)).toBe(standard)
  })

  it.each([
    ['gossip/key-not-base64', key.replaceAll('T', '-')],
    ['gossip/key-whitespace', `${key.slice(0, 9)} ${key.slice(9)}`],
  ])('%s, whole in a heredoc or behind an escape', async (rule, encrypt) => {
    for (const written of [`<<E\n${encrypt}\nE\n`, `"${encrypt.replace('K', '\\u004b')}"\n`]) {
      const text = server(encrypt).replace(`"${encrypt}"`, written)
      expect(await findingsOf(rule, text)).toHaveLength(1)
      expect(await fixedBy(rule, text)).toBe(text)
    }
  })

  it('gossip/key-double-encoded, and the line break of a heredoc', async () => {
    const text = `server {\n  encrypt = <<E\n${Buffer.from(key).toString('base64')}\nE\n  enabled = true\n}\n`
    const fixed = await fixedBy('gossip/key-double-encoded', text)
    expect(fixed).toBe(`server {\n  encrypt = "${key}"\n  enabled = true\n}\n`)
  })

  it('gossip/key-unquoted', async () => {
    expect(await fixedBy('gossip/key-unquoted', server(key).replace(`"${key}"`, key))).toBe(server(key))
  })
})

describe('with a keyring', () => {
  const path = '/d/server/serf.keyring'

  interface Place {
    readonly special?: Special
    readonly machine?: Machine
    readonly user?: string
  }

  async function said(rule: string, config: string, keyring: string | undefined, place: Place = {}) {
    const { special, machine, user } = place
    const files = new Map([
      ['nomad.hcl', config],
      ['/etc/passwd', 'root:x:0:0::/:/bin/sh\nnomad:x:990:990::/:/bin/sh\n'],
    ])
    if (keyring !== undefined) files.set(path, keyring)
    const specials = new Map(special === undefined ? [] : [[path, special]])
    const options = {
      ...defaultOptions,
      paths: ['nomad.hcl'],
      only: new Set([rule]),
      onNode: user !== undefined,
      user,
    }
    const { findings } = await lint(options, rules, memoryHost(files, specials, machine))
    return findings.map(({ message, help }) => [message, help])
  }

  const makesAnew =
    'delete it: the server makes it anew from `encrypt`, which has to be the key of the other servers'

  it.each([
    ['', 'is empty'],
    ['[', 'is no JSON'],
    ['{}', 'is no JSON list'],
    ['[]', 'holds no key'],
    [`["${key}", 1]`, 'has no text in place of key 2'],
    ['["!"]', 'has something else than base64 in place of key 1'],
    ['["YWJj"]', 'has a key 1 of 3 bytes, not of 16, 24 or 32'],
  ])('%s: it %s', async (keyring, what) => {
    expect(await said('gossip/keyring-invalid', server(key), keyring)).toEqual([
      [`${path} ${what}: the server does not start.`, makesAnew],
    ])
  })

  it('that is a directory', async () => {
    expect(await said('gossip/keyring-invalid', server(''), undefined, { special: 'directory' })).toEqual([
      [
        `${path} is a directory: the server does not start.`,
        'copy it from another server; or delete it, and write the key of the other servers into `encrypt`',
      ],
    ])
  })

  it.each([
    [
      `["${other}", "${key}"]`,
      'encrypts with another one of its keys',
      '`nomad operator gossip keyring use KEY` makes this one the key that encrypts, on all servers at once',
    ],
    [
      `["${other}"]`,
      'holds other keys only',
      '`nomad operator gossip keyring install KEY`, then `use KEY`, change it on all servers at once; or write here the key that is in use',
    ],
  ])('%s: it %s', async (keyring, what, help) => {
    expect(await said('gossip/keyring-overrides', server(key), keyring)).toEqual([
      [`This key is not in use: ${path} is there, and ${what}.`, help],
    ])
    expect(await said('gossip/keyring-overrides', server('YWJj'), keyring)).toEqual([])
  })

  it('whose key everybody has', async () => {
    const printed = 'a gossip key that is printed in public documentation: everybody has it.'
    const inKeyring = `${path} encrypts with ${printed}`
    const inConfig = 'This gossip key is printed in public documentation: everybody has it.'
    const messages = async (encrypt: string, keyring: string) =>
      (await said('gossip/key-published', server(encrypt), keyring)).map(([message]) => message)
    expect(await messages('', `["${guide}"]`)).toEqual([inKeyring])
    expect(await messages(key, `["${guide}", "${key}"]`)).toEqual([inKeyring])
    expect(await messages(guide, `["${guide}"]`)).toEqual([inConfig])
    expect(await messages(guide, `["${key}"]`)).toEqual([inConfig])
    expect(await messages(guide, `["${guide}", "${key}"]`)).toEqual([inConfig])
    expect(await messages('', `["${key}", "${guide}"]`)).toEqual([])
    const severity = async (config: string) => (await findingsOf('gossip/key-published', config))[0]?.severity
    expect([await severity(server(guide)), await severity(client(guide))]).toEqual(['error', 'error'])
    expect(await messages(key, '[]')).toEqual([])
  })

  it('whose key is short', async () => {
    const messages = async (encrypt: string, keyring: string) =>
      (await said('gossip/key-short', server(encrypt), keyring)).map(([message]) => message)
    const words = 'is 16 bytes long: AES-128, where 32 bytes make AES-256.'
    expect(await messages(key, `["${short}"]`)).toEqual([`The gossip key in ${path} ${words}`])
    expect(await messages(short, `["${key}"]`)).toEqual([])
    expect(await messages(short, '[')).toEqual([`The gossip key ${words}`])
  })

  it('that Nomad itself may not read, or somebody else', async () => {
    const closed = { machine: { userId: 990, closed: [path] } }
    expect(await said('gossip/keyring-invalid', server(key), '[', { ...closed, user: 'nomad' })).toEqual([
      [`${path} cannot be read by the user that Nomad runs as: the server does not start.`, makesAnew],
    ])
    expect(await said('gossip/keyring-invalid', server(key), '[', { ...closed, user: 'root' })).toEqual([])
    expect(await said('gossip/keyring-invalid', server(key), undefined, { special: 'permission' })).toEqual(
      [],
    )
    expect(await said('gossip/keyring-invalid', server(key), undefined)).toEqual([])
    // It encrypts, and by which key is not known.
    expect(await said('gossip/key-missing', server(''), '[', closed)).toEqual([])
  })

  it('that is there, or hidden, or nowhere', async () => {
    const missing = (what: string) => `Gossip between the servers is not encrypted: \`encrypt\` is ${what}.`
    const first = async (text: string, keyring?: string) =>
      (await said('gossip/key-missing', text, keyring)).map(([message]) => message)
    expect(await first(server(''), `["${key}"]`)).toEqual([])
    expect(await first(server(''))).toEqual([missing('empty')])
    expect(await first('server {\n  enabled = true\n}\ndata_dir = "/d"\n')).toEqual([missing('not set')])
    expect(await first('server {\n  enabled = true\n}\ndata_dir = "${dir}"\n')).toEqual([missing('not set')])
    // A misspelt one is there, and has its own finding; what is like it elsewhere is none.
    expect(await first(server('').replace('encrypt', 'encrpyt'))).toEqual([])
    expect(await first(server('').replace('  encrypt = ""', 'colour = "red"'))).toEqual([missing('not set')])
    expect(await first(`${server('')}ports {\n  encrypts = 1\n}\n`)).toEqual([missing('empty')])
  })

  it('that nobody can see here', async () => {
    expect(await said('gossip/key-missing', server(''), undefined, { special: 'permission' })).toMatchObject([
      [
        `Gossip between the servers is not encrypted: \`encrypt\` is empty, and whether ${path} is there cannot be seen by this user.`,
        expect.any(String),
      ],
    ])
  })
})
