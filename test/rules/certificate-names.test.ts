import { describe, expect, test } from 'vitest'
import type { Request } from '../certificate-requests.ts'
import { type CertifiedAgent, filesFor, findingsOn, saidOf } from './certified-agent.ts'

const local = { ipAddresses: ['127.0.0.1'] }

/** A certificate of these alternative names and that common name. */
function named(dnsNames: readonly string[], commonName = dnsNames[0]): Request {
  return { commonName, dnsNames: dnsNames.length > 0 ? [...dnsNames, 'localhost'] : [], ...local }
}

const cases: readonly [
  role: NonNullable<CertifiedAgent['role']>,
  certificate: Request,
  said: readonly string[],
][] = [
  ['server', named(['server.global.nomad']), []],
  ['client', named(['client.global.nomad']), []],
  ['server+client', named(['server.global.nomad', 'client.global.nomad']), []],
  ['server+client', named(['server.global.nomad', '*.global.nomad']), []],
  ['server+client', named(['server.global.nomad']), ['warning certificate/combined-agent-names']],
  ['server+client', named(['client.global.nomad']), ['error certificate/role-mismatch']],
  ['server', named(['server.global.nomad', 'client.global.nomad']), []],
  ['server', named(['client.global.nomad']), ['error certificate/role-mismatch']],
  ['server', named(['node1.example.com']), ['error certificate/role-mismatch']],
  ['server', named(['localhost'], 'anything'), ['error certificate/role-mismatch']],
  ['server', named(['server.example.com']), ['error certificate/role-mismatch']],
  ['server', named(['server.nomad']), ['error certificate/role-mismatch']],
  ['client', named(['server.global.nomad']), ['error certificate/server-name-on-client']],
  ['client', named(['server.eu.nomad']), ['error certificate/server-name-on-client']],
  ['client', named(['Server.global.nomad']), ['error certificate/server-name-on-client']],
  [
    'client',
    named(['client.global.nomad', 'server.global.nomad']),
    ['warning certificate/server-name-on-client'],
  ],
  [
    'client',
    named(['client.global.nomad'], 'server.global.nomad'),
    ['warning certificate/server-name-on-client'],
  ],
  ['server', named(['server.eu.nomad']), ['error certificate/region-mismatch']],
  ['client', named(['client.eu.nomad']), ['error certificate/region-mismatch']],
  ['server', named(['server.eu.nomad', 'client.global.nomad']), ['error certificate/region-mismatch']],
  ['server', named(['*.global.nomad']), ['error certificate/wildcard-name']],
  ['client', named(['*.global.nomad']), ['error certificate/wildcard-name']],
  // Who connects goes by the wildcard, who is connected to by the common name.
  ['server', named(['*.global.nomad'], 'server.global.nomad'), []],
  ['server', named(['*.eu.nomad']), ['error certificate/role-mismatch']],
  ['server', named(['server.*.nomad']), ['error certificate/role-mismatch']],
  ['server', named(['SERVER.global.nomad']), ['error certificate/name-case']],
  ['server', named(['server.Global.nomad']), ['error certificate/name-case']],
  ['client', named(['client.global.NOMAD']), ['error certificate/name-case']],
  ['server', named(['Server.global.nomad'], 'server.global.nomad'), []],
  ['server', named([], 'Server.global.nomad'), ['error certificate/name-case']],
  ['server', named(['server.global.example.com']), ['error certificate/custom-domain']],
  ['client', named(['client.global.consul']), ['error certificate/custom-domain']],
  ['server', named(['server.global.example.com', 'server.global.nomad']), []],
  ['server', named([], 'server.global.nomad'), ['error certificate/name-only-in-common-name']],
  [
    'server',
    named(['node1.example.com'], 'server.global.nomad'),
    ['error certificate/name-only-in-common-name'],
  ],
  ['client', named([], 'client.global.nomad'), ['warning certificate/name-only-in-common-name']],
  ['server', named(['cli.global.nomad']), ['error certificate/cli-certificate']],
  ['client', named([], 'cli.global.nomad'), ['error certificate/cli-certificate']],
  ['server', {}, ['error certificate/cli-certificate']],
  ['client', {}, ['error certificate/cli-certificate']],
  ['server', { ...local }, ['error certificate/cli-certificate']],
  ['server', named(['server.global.nomad', 'server.eu.nomad']), ['warning certificate/foreign-region-name']],
  ['client', named(['client.global.nomad', 'client.eu.nomad']), ['warning certificate/foreign-region-name']],
  [
    'server+client',
    named(['server.global.nomad', 'server.eu.nomad']),
    ['warning certificate/combined-agent-names', 'warning certificate/foreign-region-name'],
  ],
]

const words = ({ commonName, dnsNames = [] }: Request) =>
  `${dnsNames.filter((name) => name !== 'localhost').join(' ') || 'nothing'}, CN ${commonName ?? 'none'}`

describe('one verdict a name', () => {
  test.each(cases.map(([role, request, said]) => [role, words(request), said, request] as const))(
    '%s with %s: %j',
    async (role, _, said, request) => {
      const files = await filesFor(request)
      expect(await saidOf({ role, files })).toEqual(said)
      // While nothing checks names, they are worth a warning.
      const mild = said.map((line) => line.replace('error', 'warning'))
      expect(await saidOf({ role, files, tls: { verify_server_hostname: 'false' } })).toEqual(mild)
      expect(await saidOf({ role, files, tls: { verify_server_hostname: undefined } })).toEqual(mild)
      // An agent that speaks HTTPS alone may carry any name.
      expect(await saidOf({ role, files, tls: { rpc: 'false' } })).toEqual(
        request.dnsNames?.includes('localhost') || request.ipAddresses
          ? []
          : ['info certificate/missing-localhost'],
      )
    },
  )

  test.each([
    ['eu', 'server.eu.nomad', []],
    ['eu', 'server.EU.nomad', ['error certificate/name-case']],
    ['EU', 'server.EU.nomad', []],
    ['us.west', 'server.us.west.nomad', []],
    ['us.west', 'server.west.nomad', ['error certificate/region-mismatch']],
    ['eu', 'server.global.example.com', ['error certificate/custom-domain']],
    ['eu', 'server.eu.example.com', ['error certificate/custom-domain']],
    ['eu', 'server.us.example.com', ['error certificate/role-mismatch']],
  ])('region %s, %s: %j', async (region, name, said) => {
    expect(await saidOf({ region, files: await filesFor(named([name])) })).toEqual(said)
  })
})

describe('a region that is to be changed', () => {
  test('by a slip of the pen, is pointed at', async () => {
    const [found] = await findingsOn({ region: 'EU', files: await filesFor(named(['server.eu.nomad'])) })
    expect(found).toMatchObject({
      rule: 'certificate/name-case',
      help: expect.stringMatching(/^set `region = "eu"`, or issue one that has server.EU.nomad, where/),
      related: [{ message: 'the region is set here' }],
    })
  })

  test('but not where the rest of the name is wrong as well', async () => {
    const [found] = await findingsOn({ region: 'EU', files: await filesFor(named(['Server.eu.nomad'])) })
    expect(found?.help).toMatch(/^issue one that has server.EU.nomad, where/)
  })

  test('as no host name can have it, before a certificate is issued', async () => {
    const [found] = await findingsOn({ region: 'eu west', files: await filesFor(named(['server.eu.nomad'])) })
    expect(found?.help).toBe(
      'set `region = "eu"`, or give the region a name of letters, digits and `-`, and issue a certificate for that',
    )
  })
})

test('a certificate for the command line is told once', async () => {
  const files = await filesFor({ ...named(['cli.global.nomad']), extendedKeyUsages: ['1.3.6.1.5.5.7.3.2'] })
  expect(await saidOf({ role: 'client', files })).toEqual(['error certificate/cli-certificate'])
})

describe('the lines that issue the right certificate', () => {
  const helpOn = async (agent: Omit<CertifiedAgent, 'files'>, request: Request) => {
    const [finding] = await findingsOn({ ...agent, files: await filesFor(request) })
    return finding?.help?.split('\n') ?? []
  }

  test('name role, region and CA', async () => {
    expect(await helpOn({ role: 'client', region: 'eu' }, named(['client.us.nomad']))).toEqual([
      'set `region = "us"`, or issue one that has client.eu.nomad, where the key of the CA is, by one of these:',
      'nomad tls cert create -client -region eu -ca ca.pem -key ca-key.pem',
      `echo '{"CN":"client.eu.nomad"}' | cfssl gencert -ca=ca.pem -ca-key=ca-key.pem -hostname=client.eu.nomad,localhost,127.0.0.1 - | cfssljson -bare eu-client-nomad`,
      'openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout eu-client-nomad-key.pem -subj /CN=client.eu.nomad -addext subjectAltName=DNS:client.eu.nomad,DNS:localhost,IP:127.0.0.1 -addext extendedKeyUsage=serverAuth,clientAuth | openssl x509 -req -CA ca.pem -CAkey ca-key.pem -CAcreateserial -copy_extensions copy -days 365 -out eu-client-nomad.pem',
    ])
  })

  test('keep what else the certificate is good for, and add what is advertised', async () => {
    const request = {
      ...named(['server.eu.nomad', 'nomad.example.com']),
      ipAddresses: ['127.0.0.1', '10.0.0.5'],
    }
    const more = 'advertise {\n  http = "192.168.1.9:4646"\n}'
    const [, nomad] = await helpOn({ role: 'server+client', more }, request)
    expect(nomad).toBe(
      'nomad tls cert create -server -region global -additional-dnsname client.global.nomad -additional-dnsname nomad.example.com -additional-ipaddress 10.0.0.5 -additional-ipaddress 192.168.1.9 -ca ca.pem -key ca-key.pem',
    )
  })

  test("take nothing over from another agent's certificate", async () => {
    const request = { ...named(['server.global.nomad', 'nomad.example.com']), ipAddresses: ['10.0.0.5'] }
    const [, nomad] = await helpOn({ role: 'client' }, request)
    expect(nomad).toBe('nomad tls cert create -client -region global -ca ca.pem -key ca-key.pem')
  })

  test('keep the names of the machine, where the agent is called like it', async () => {
    const request = { ...named(['server.global.nomad', 'node1.example.com']), ipAddresses: ['10.0.0.5'] }
    const [, nomad] = await helpOn({ role: 'client', more: 'name = "node1"\n' }, request)
    expect(nomad).toBe(
      'nomad tls cert create -client -region global -additional-dnsname node1.example.com -additional-ipaddress 10.0.0.5 -ca ca.pem -key ca-key.pem',
    )
  })

  test('hold no word of a certificate that a shell could act on', async () => {
    const request = named(['server.eu.nomad', '$(reboot).example.com', "a'b", 'x;y', '*.example.com'])
    const help = await helpOn({ role: 'server' }, request)
    expect(help).toHaveLength(4)
    expect(help.slice(1).join()).not.toMatch(/reboot|a'b|;|\*/)
  })
})
