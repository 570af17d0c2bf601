import { describe, expect, it } from 'vitest'
import { Accounts } from '../../server/facts/accounts.ts'
import { FactCache } from '../../server/facts/cache.ts'
import {
  type FileAccess,
  mayRead,
  octal,
  openToGroup,
  openToOthers,
  readAccess,
} from '../../server/facts/file-access.ts'
import type { Access } from '../../server/host.ts'
import { memoryHost } from '../memory-host.ts'

const access = (mode: number, uid = 0, gid = 0): Access => ({ mode, uid, gid })
const open = access(0o755)
const file = (mode: number, uid = 0, gid = 0, directories: readonly Access[] = [open]): FileAccess => ({
  ...access(mode, uid, gid),
  directories,
})

const accounts = new Accounts(
  'root:x:0:0:root:/root:/bin/sh\nnomad:x:990:991::/:/bin/false\nalice:x:1000:1000::/:/bin/sh\nbroken\n:x:\n',
  'root:x:0:\nnomad:x:991:\ntls:x:500:alice,nomad\n',
)
const nomad = accounts.find('nomad')
const alice = accounts.find('alice')

describe('accounts', () => {
  it('has the groups of a user, its own first', () => {
    expect(nomad).toEqual({ name: 'nomad', uid: 990, gids: [991, 500] })
  })

  it('finds numbers, also those of nobody', () => {
    expect(accounts.find('1000')).toEqual(alice)
    expect(accounts.find('4711')).toEqual({ name: '4711', uid: 4711, gids: [] })
    expect(accounts.find('bob')).toBeUndefined()
  })

  it('calls what has no name by its number', () => {
    expect([accounts.userName(990), accounts.userName(7)]).toEqual(['nomad', '7'])
    expect([accounts.groupName(500), accounts.groupName(7)]).toEqual(['tls', '7'])
  })
})

describe('mayRead', () => {
  it.each<[string, FileAccess, boolean]>([
    ['its own file', file(0o400, 990), true],
    ["another's", file(0o600, 0), false],
    ['by its own group', file(0o640, 0, 991), true],
    ['by a group it has joined', file(0o640, 0, 500), true],
    ['by a group it is not in', file(0o640, 0, 1000), false],
    ['like everybody', file(0o644, 0), true],
    // The first class that fits decides.
    ['as its owner less than others', file(0o044, 990), false],
    ['in its group less than others', file(0o604, 0, 991), false],
    ['behind a directory that keeps it out', file(0o644, 0, 0, [open, access(0o700)]), false],
    ['behind a directory of its own', file(0o644, 0, 0, [open, access(0o700, 990)]), true],
    ['behind one that it may list only', file(0o644, 0, 0, [access(0o744)]), false],
  ])('nomad, %s', (_, facts, expected) => {
    expect(nomad && mayRead(facts, nomad)).toBe(expected)
  })

  it('lets root read everything', () => {
    const root = accounts.find('root')
    expect(root && mayRead(file(0, 1000, 1000, [access(0, 1000)]), root)).toBe(true)
  })
})

it.each<[number, readonly Access[], string, boolean]>([
  [0o600, [open], 'no', false],
  [0o640, [open], 'no', true],
  [0o644, [open], 'yes', true],
  [0o604, [open], 'yes', false],
  [0o644, [open, access(0o750)], 'by its mode only', true],
  [0o602, [open], 'no', false],
])('mode %o below %j', (mode, directories, others, group) => {
  expect(openToOthers(file(mode, 0, 0, directories))).toBe(others)
  expect(openToGroup(file(mode))).toBe(group)
})

it('writes modes as chmod takes them', () => {
  expect([octal(0o100644), octal(0o7), octal(0o4755)]).toEqual(['0644', '0007', '4755'])
})

describe('readAccess', () => {
  const files = new Map([['/etc/tls/key.pem', 'KEY']])
  const modes = new Map([
    ['/', access(0o755)],
    ['/etc', access(0o755)],
    ['/etc/tls', access(0o700, 990, 991)],
    ['/etc/tls/key.pem', access(0o640, 0, 991)],
  ])

  it('asks for the file and every directory above it', async () => {
    const host = memoryHost(files, new Map(), { access: modes })
    expect(await readAccess('/etc/tls/key.pem', host, new FactCache())).toEqual({
      known: true,
      value: { ...access(0o640, 0, 991), directories: [open, open, access(0o700, 990, 991)] },
    })
  })

  it('goes by where links lead: the directory of a link keeps nobody out', async () => {
    const links = new Map([['/private/key.pem', '../etc/tls/key.pem']])
    const all = new Map([...modes, ['/private', access(0o700)] as const])
    const host = memoryHost(files, new Map(), { access: all, links })
    expect(await readAccess('/private/key.pem', host, new FactCache())).toMatchObject({
      value: { mode: 0o640, directories: [{ mode: 0o755 }, { mode: 0o755 }, { mode: 0o700 }] },
    })
  })

  it('knows nothing of what is not there, or has no mode', async () => {
    const host = memoryHost(files)
    expect(await readAccess('/etc/tls/key.pem', host, new FactCache())).toEqual({
      known: false,
      why: 'unsupported',
    })
    expect(await readAccess('/etc/tls/no.pem', host, new FactCache())).toEqual({
      known: false,
      why: 'missing',
    })
  })
})
