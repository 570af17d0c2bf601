import { expect, test } from 'vitest'
import type { Agent } from '../../server/agents/agent.ts'
import { Accounts, readAccounts } from '../../server/facts/accounts.ts'
import { FactCache } from '../../server/facts/cache.ts'
import type { Policy, TlsFacts } from '../../server/facts/facts.ts'
import { gatherNodeFacts } from '../../server/facts/node-facts.ts'
import { findServiceUser } from '../../server/facts/service-user.ts'
import { SharedKeys } from '../../server/facts/shared-keys.ts'
import { memoryHost } from '../memory-host.ts'
import { encode } from './files.ts'

const passwd =
  'root:x:0:0::/root:/bin/sh\nnomad:x:990:991::/:/bin/false\n# none\nnomad:x:1:1::/:\nalso:x:990:5::/:\nodd:x:a:1::/:\nwrong:x:7:x::/:\n'
const group =
  'root:x:0:\nnomad:x:991:\nssl-cert:x:110:nomad,www\nalso:x:110:root\nodd:x:1a:nomad\nsecond:x:5:,nomad\n'
const accounts = new Accounts(passwd, group)

test.each([
  ['nomad', { name: 'nomad', uid: 990, gids: [991, 110, 5] }],
  ['990', { name: 'nomad', uid: 990, gids: [991, 110, 5] }],
  ['root', { name: 'root', uid: 0, gids: [0] }],
  ['also', { name: 'also', uid: 990, gids: [5] }],
  // A number that nobody has is a user without groups; any other text is nobody.
  ['1234', { name: '1234', uid: 1234, gids: [] }],
  ['nobody', undefined],
  ['odd', undefined],
  ['wrong', undefined],
  ['12345678901', undefined],
  ['1a', undefined],
  ['a1', undefined],
])('the account %s', (text, user) => {
  expect(accounts.find(text)).toEqual(user)
})

test('names of users and groups, else their numbers', () => {
  expect([990, 0, 1, 4].map((uid) => accounts.userName(uid))).toEqual(['nomad', 'root', '1', '4'])
  expect([991, 110, 1].map((gid) => accounts.groupName(gid))).toEqual(['nomad', 'ssl-cert', '1'])
})

const unit = (user: string) =>
  encode(`[Service]\n${user}ExecStart=/usr/bin/nomad agent -config /etc/nomad.d\n`)
const hostWith = (units: Readonly<Record<string, Uint8Array>> = {}, lists = true) =>
  memoryHost(
    new Map(
      Object.entries({
        ...(lists && { '/etc/passwd': encode(passwd), '/etc/group': encode(group) }),
        ...units,
      }),
    ),
  )
const agentOf = (role: Agent['role'], path?: string) => ({ role, unit: path, files: [] }) as unknown as Agent

const nomad = { name: 'nomad', uid: 990, gids: [991, 110, 5] }
const root = { name: 'root', uid: 0, gids: [0] }

const dynamic = (more: string) => ({ '/u': unit(`DynamicUser=yes\n${more}`) })

// Nomad's packages run it as root, and make a user for servers; systemd.exec(5), User=.
test.each([
  ['--user', agentOf('client'), 'nomad', {}, { ...nomad, said: true }],
  ['--user of nobody', agentOf('server'), 'nobody', {}, undefined],
  [
    '--user before the unit',
    agentOf('server', '/u'),
    'root',
    { '/u': unit('User=nomad\n') },
    { ...root, said: true },
  ],
  ['the unit', agentOf('client', '/u'), undefined, { '/u': unit('User=nomad\n') }, { ...nomad, said: true }],
  ['a unit that leaves it to systemd', agentOf('server', '/u'), undefined, dynamic(''), undefined],
  [
    'a unit that leaves it to systemd, with the name of an account',
    agentOf('server', '/u'),
    undefined,
    dynamic('User=nomad\n'),
    { ...nomad, said: true },
  ],
  ['with the name of none', agentOf('server', '/u'), undefined, dynamic('User=agent\n'), undefined],
  ['a server by its packages', agentOf('server'), undefined, {}, { ...nomad, said: false }],
  ['a client', agentOf('client'), undefined, {}, undefined],
  ['both', agentOf('server+client'), undefined, {}, undefined],
  ['a unit that is not there', agentOf('client', '/u'), undefined, {}, undefined],
])('whom an agent runs as: %s', async (_, agent, user, units, expected) => {
  expect(await findServiceUser(agent, { user }, hostWith(units), new FactCache())).toEqual(expected)
})

test('nobody is known where this machine lists nobody', async () => {
  const none = await readAccounts(hostWith({}, false), new FactCache())
  expect(none.find('nomad')).toBeUndefined()
  expect(none.groupName(991)).toBe('991')
  expect(await findServiceUser(agentOf('server'), {}, hostWith({}, false), new FactCache())).toBeUndefined()
})

test('facts of the node are gathered on it alone', async () => {
  const policy = { onNode: true, root: undefined, user: 'nomad' } as unknown as Policy
  const gathered = (also: Partial<Policy>, uid: number) =>
    gatherNodeFacts(
      agentOf('server'),
      ['/etc/passwd'],
      { ...hostWith(), userId: () => uid },
      { ...policy, ...also },
      new FactCache(),
    )
  expect(await gathered({ onNode: false }, 990)).toBeUndefined()
  expect(await gathered({ root: '/mnt' }, 990)).toBeUndefined()
  expect(await gathered({}, 990)).toMatchObject({ user: nomad, isUser: true })
  expect(await gathered({}, 0)).toMatchObject({ user: nomad, isUser: false })
})

test('which agents have the same key', () => {
  const at = { source: {}, span: { start: 0, end: 0 } }
  const agent = (name: string) => ({ name, config: { tls: { key_file: { at } } } }) as unknown as Agent
  const facts = (path: string, digest?: string, written = path) =>
    ({ key: { path, written }, keyDigest: digest }) as unknown as TlsFacts
  const elsewhere = { onNode: false } as Policy
  const here = { onNode: true } as Policy
  const shared = new SharedKeys()
  expect(shared.earlier(agent('a'), facts('/a.pem', 'one'), elsewhere)).toBeUndefined()
  expect(shared.earlier(agent('a'), facts('/a.pem', 'one'), elsewhere)).toBeUndefined()
  expect(shared.earlier(agent('a'), facts('/other.pem', 'one'), here)).toBeUndefined()
  expect(shared.earlier(agent('b'), facts('/b.pem', 'two'), elsewhere)).toBeUndefined()
  expect(shared.earlier(agent('b'), facts('/b.pem', 'one'), elsewhere)).toMatchObject({ agent: 'a', at })
  // An absolute path is another file on every node.
  expect(shared.earlier(agent('b'), facts('/a.pem', 'one'), elsewhere)).toBeUndefined()
  expect(shared.earlier(agent('b'), facts('/a.pem', 'one'), here)).toMatchObject({ agent: 'a' })
  expect(shared.earlier(agent('b'), facts('/a.pem', 'one', 'a.pem'), elsewhere)).toMatchObject({ agent: 'a' })
  expect(shared.earlier(agent('c'), facts('/a.pem'), here)).toBeUndefined()
  expect(shared.earlier(agent('c'), { keyDigest: 'one' } as unknown as TlsFacts, here)).toBeUndefined()
  expect(shared.earlier(agent('c'), facts('/c.pem', 'two'), elsewhere)).toMatchObject({ agent: 'b' })
})
