import { expect, test } from 'vitest'
import type { Agent } from '../../server/agents/agent.ts'
import { foreignNames, judgeNames, listNames, type NameVerdict } from '../../server/facts/agent-names.ts'
import type { Certificate } from '../../server/facts/certificate.ts'

/** What is asked of an agent and of a certificate here. */
const agent = (role: Agent['role'], region: string | undefined = 'global') => ({ role, region }) as Agent
const certificate = (dnsNames: readonly string[], commonName?: string, ipAddresses: readonly string[] = []) =>
  ({ dnsNames, commonName, ipAddresses }) as unknown as Certificate

const server = agent('server')
const client = agent('client')
const both = agent('server+client')
const own = 'server.global.nomad'
const clientOwn = 'client.global.nomad'

test.each<[string, Agent, Certificate, NameVerdict]>([
  ['a server', server, certificate([own, 'localhost']), { verdict: 'fits' }],
  ['a client', client, certificate([clientOwn]), { verdict: 'fits' }],
  [
    'a server of another region',
    agent('server', 'eu'),
    certificate(['server.eu.nomad']),
    { verdict: 'fits' },
  ],
  ['its own common name and a wildcard', server, certificate(['*.global.nomad'], own), { verdict: 'fits' }],
  ['no role', agent('none'), certificate([own]), { verdict: 'unknown' }],
  ['no region', { role: 'server', region: undefined } as Agent, certificate([own]), { verdict: 'unknown' }],
  ['both roles and both names', both, certificate([own, clientOwn]), { verdict: 'fits' }],
  ['both roles and a wildcard', both, certificate([own, '*.global.nomad']), { verdict: 'fits' }],
  ['both roles, one name', both, certificate([own]), { verdict: 'one-of-two-names', missing: clientOwn }],
  ['a server without the name of a client', server, certificate([own]), { verdict: 'fits' }],
  [
    "a server's certificate on a client",
    client,
    certificate([own]),
    { verdict: 'server-name-on-client', name: own, both: false },
  ],
  [
    'both names on a client',
    client,
    certificate([clientOwn, 'Server.eu.NOMAD']),
    { verdict: 'server-name-on-client', name: 'Server.eu.NOMAD', both: true },
  ],
  [
    "a server's common name on a client",
    client,
    certificate([clientOwn], own),
    { verdict: 'server-name-on-client', name: own, both: true },
  ],
  [
    'no server on a client',
    client,
    certificate([clientOwn, 'server.nomad', 'a.server.b.nomad', 'server.a.nomad.b']),
    { verdict: 'fits' },
  ],
  ['a common name alone', server, certificate([], own), { verdict: 'common-name-only', name: own }],
  [
    'a common name beside others',
    server,
    certificate(['localhost'], own),
    { verdict: 'common-name-only', name: own },
  ],
  [
    'a wildcard',
    server,
    certificate(['*.global.nomad']),
    { verdict: 'wildcard', name: '*.global.nomad', wanted: own },
  ],
  ['a wildcard for others', server, certificate(['*.eu.nomad']), { verdict: 'wrong-role', wanted: own }],
  [
    'another case of the region',
    server,
    certificate(['server.GLOBAL.nomad']),
    { verdict: 'other-case', name: 'server.GLOBAL.nomad', region: 'GLOBAL', wanted: own },
  ],
  [
    'another case of the role',
    server,
    certificate(['Server.global.nomad']),
    { verdict: 'other-case', name: 'Server.global.nomad', region: undefined, wanted: own },
  ],
  [
    'a region in capitals',
    agent('server', 'EU'),
    certificate(['server.eu.nomad']),
    { verdict: 'other-case', name: 'server.eu.nomad', region: 'eu', wanted: 'server.EU.nomad' },
  ],
  [
    'another region',
    server,
    certificate(['localhost', 'server.eu.nomad']),
    { verdict: 'other-region', name: 'server.eu.nomad', region: 'eu', wanted: own },
  ],
  [
    'another region of a client, as common name',
    client,
    certificate([], 'Client.eu.west.nomad'),
    { verdict: 'other-region', name: 'Client.eu.west.nomad', region: 'eu.west', wanted: clientOwn },
  ],
  [
    'another domain',
    server,
    certificate(['server.global.example.com']),
    { verdict: 'other-domain', name: 'server.global.example.com', wanted: own },
  ],
  [
    'another domain of the default region',
    agent('server', 'EU'),
    certificate(['SERVER.Global.consul']),
    { verdict: 'other-domain', name: 'SERVER.Global.consul', wanted: 'server.EU.nomad' },
  ],
  [
    'another domain of its region',
    agent('server', 'EU'),
    certificate(['server.eu.example.com']),
    { verdict: 'other-domain', name: 'server.eu.example.com', wanted: 'server.EU.nomad' },
  ],
  [
    'the command line',
    server,
    certificate(['cli.global.nomad']),
    { verdict: 'command-line', name: 'cli.global.nomad', wanted: own },
  ],
  ['no name', server, certificate([]), { verdict: 'command-line', name: undefined, wanted: own }],
  ['the other role', server, certificate([clientOwn]), { verdict: 'wrong-role', wanted: own }],
  [
    'some host',
    server,
    certificate(['server.example.com', 'my-cli.a.b', 'cli.nomad']),
    { verdict: 'wrong-role', wanted: own },
  ],
  [
    'an address alone',
    server,
    certificate([], '', ['10.0.0.1']),
    { verdict: 'command-line', name: undefined, wanted: own },
  ],
])('%s', (_, asked, certified, verdict) => {
  expect(judgeNames(asked, certified)).toEqual(verdict)
})

test.each([
  [[own], []],
  [
    [own, 'server.eu.nomad', 'Client.us.nomad', 'server.eu.nomad'],
    ['server.eu.nomad', 'Client.us.nomad'],
  ],
  [['*.eu.nomad', 'server.*.nomad', 'server.eu.consul', 'a.server.eu.nomad', 'cli.eu.nomad'], []],
])('names of other regions among %j are %j', (names, foreign) => {
  expect(foreignNames(server, certificate(names))).toEqual(foreign)
})

test.each([
  [certificate([]), 'no name at all'],
  [certificate([], 'a'), 'no alternative name, and the common name a'],
  [certificate(['a'], 'b', ['10.0.0.1']), 'a, 10.0.0.1'],
  [certificate(['a', 'b', 'c', 'd', 'e']), 'a, b, c, d, e'],
  [certificate(['a', 'b', 'c', 'd'], undefined, ['::1', '::2', '::3']), 'a, b, c, d, ::1 and 2 more'],
])('its names in words, %#', (certified, words) => {
  expect(listNames(certified)).toBe(words)
})
