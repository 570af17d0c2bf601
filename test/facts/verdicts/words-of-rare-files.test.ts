import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { alternativeNames, nameConstraints, pem } from '../../forge.ts'
import { bitString, buildCertificate, hex, id, integer, octets, sequence } from '../build-certificate.ts'
import { healthy, said } from './said.ts'
import { type Scene, stage } from './scene.ts'

const critical = (name: string) => ({ id: name, critical: true, value: octets() })
const namesOnly = { verifyServerHostname: false }

/** A certificate with an RSA key of so many bits, which nobody has. */
function largeRsa(bits: number): string {
  const modulus = `00${'ff'.repeat(bits / 8)}`.slice(bits % 8 ? 2 : 0)
  const numbers = sequence(integer(modulus), integer('03'))
  const key = sequence(sequence(id('1.2.840.113549.1.1.1'), hex('05 00')), bitString(numbers))
  return pem('CERTIFICATE', buildCertificate({ key }))
}

function rootOf(scene: Scene): string {
  return new TextDecoder().decode(stage(scene).files.ca)
}

/** The three handshakes of a server, refused for one reason. */
const handshakes = (why: string) =>
  ['outbound', 'inbound', 'https-local'].map((check) => `${check} refused: ${why}`)

const rows: readonly (readonly [who: string, scene: Scene, words: readonly string[]])[] = [
  [
    'an RSA key of 768 bits',
    { leaf: { key: 'rsa768' } },
    [
      'cipher-suites passes: has suites for RSA keys',
      ...handshakes('an RSA key of under 1024 bits cannot sign for TLS'),
    ],
  ],
  [
    'an RSA key of 1024 bits',
    { leaf: { key: 'rsa1024' } },
    ['cipher-suites passes: has suites for RSA keys'],
  ],
  [
    'a CA with an RSA key of 768 bits',
    { root: { key: 'rsa768' } },
    handshakes('Root CA has an RSA key of 768 bits'),
  ],
  ['a CA with an RSA key of 1024 bits', { root: { key: 'rsa1024' } }, []],
  ['an RSA key of 8192 bits behind it', { files: ({ own }) => ({ certificate: own + largeRsa(8192) }) }, []],
  [
    'an RSA key of 8200 bits behind it',
    { files: ({ own }) => ({ certificate: own + largeRsa(8200) }) },
    handshakes('subject has an RSA key of over 8192 bits'),
  ],
  [
    'something that cannot be read behind it',
    { files: ({ own }) => ({ certificate: own + pem('CERTIFICATE', hex('30 00')) }) },
    handshakes('a later certificate of `cert_file` is sent, and no peer can parse it'),
  ],
  [
    'a critical extension',
    { leaf: { extensions: [critical('1.2.3')] } },
    handshakes(
      'server.global.nomad has a critical extension that Go does not know, or with names of other kinds: 1.2.3',
    ),
  ],
  [
    'two critical extensions of the CA',
    { root: { extensions: [critical('1.2.3'), critical('1.2.4')] } },
    handshakes(
      'Root CA has critical extensions that Go does not know, or with names of other kinds: 1.2.3, 1.2.4',
    ),
  ],
  ['a CA above none', { root: { pathLength: 0 } }, []],
  [
    'a CA between',
    { signedBy: 'upper', root: { pathLength: 1 } },
    ['outbound', 'inbound', 'https-local'].map(
      (check) => `${check} passes: server.global.nomad < Upper CA < Root CA`,
    ),
  ],
  [
    'a CA between, where none is allowed',
    { signedBy: 'upper', root: { pathLength: 0 } },
    handshakes('Root CA allows 0 CAs below it'),
  ],
  [
    'two CAs between, where one is allowed',
    { signedBy: 'lower', root: { pathLength: 1 } },
    handshakes('Root CA allows 1 CAs below it'),
  ],
  [
    'a CA that may not sign for its names',
    { root: { constraints: nameConstraints(['dns:example.com'], []) } },
    handshakes('Root CA may not sign for the DNS name server.global.nomad of server.global.nomad'),
  ],
  [
    'another CA of the same name',
    { files: () => ({ ca: rootOf({ root: { key: 'p384' } }) }) },
    handshakes('Root CA has the name of the issuer, but did not sign it'),
  ],
  [
    'both CAs of one name',
    { files: ({ root }) => ({ ca: rootOf({ root: { key: 'p384' } }) + root }) },
    ['ca-file passes: trusts Root CA, Root CA'],
  ],
  [
    'the same CA twice',
    { files: ({ root }) => ({ ca: root + root }) },
    ['ca-file passes: trusts Root CA, Root CA'],
  ],
  ['a CA with an empty key usage', { root: { keyUsages: [] } }, []],
  ['a leaf with an empty list of usages', { leaf: { usages: [] } }, []],
  [
    'itself in ca_file',
    { files: ({ own }) => ({ ca: own }) },
    [
      'ca-file passes: trusts server.global.nomad',
      ...['outbound', 'inbound', 'https-local'].map((check) => `${check} passes: server.global.nomad`),
    ],
  ],
  [
    'a root that is not trusted, for its own',
    {
      settings: { ...namesOnly, http: false },
      signedBy: 'upper',
      files: ({ root, upper }) => ({ certificate: root, ca: upper }),
    },
    [
      'key-pair refused: the key does not belong to Root CA',
      'ca-file passes: trusts Upper CA',
      'cipher-suites passes: certificate and key do not load, so suites are not compared with them',
      'expiry-metrics refused: the key does not belong to Root CA',
      'outbound refused: Root CA is self-signed and not in `ca_file`',
      'inbound refused: Root CA is self-signed and not in `ca_file`',
      'raft not-asked: `verify_server_hostname` is off',
      'server-rpc not-asked: `verify_server_hostname` is off',
      'client-rpc not-asked: `verify_server_hostname` is off',
      'https-local not-asked: `http` is off',
      'https-node not-asked: `http` is off',
      'https-client not-asked: `http` is off',
    ],
  ],
  ['the address alone of this machine', { local: 'address' }, []],
  [
    'neither name nor address of this machine',
    { local: false },
    ['https-local refused: it is not valid for localhost, it has server.global.nomad'],
  ],
  [
    'an X25519 key',
    {
      files: () => ({
        key: generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }),
    },
    [
      'key-pair refused: the key is of a kind that Go does not load',
      'cipher-suites refused: Nomad takes RSA and ECDSA keys only, this one is other',
      'expiry-metrics refused: the key is of a kind that Go does not load',
    ],
  ],
  [
    'a name that no constraint can be compared with',
    {
      leaf: { extensions: [alternativeNames(['uri:urn:a'])] },
      local: false,
      names: [],
      settings: { ...namesOnly, http: false },
      root: { constraints: nameConstraints(['ip:10.0.0.0/8'], []) },
    },
    [
      'key-pair passes: the key belongs to serial 01',
      'outbound refused: Root CA may not sign for the URI urn:a of serial 01',
      'inbound refused: Root CA may not sign for the URI urn:a of serial 01',
      'raft not-asked: `verify_server_hostname` is off',
      'server-rpc not-asked: `verify_server_hostname` is off',
      'client-rpc not-asked: `verify_server_hostname` is off',
      'https-local not-asked: `http` is off',
      'https-node not-asked: `http` is off',
      'https-client not-asked: `http` is off',
    ],
  ],
]

test.each(rows)('%s', async (_, scene, words) => {
  expect((await said(scene)).filter((line) => !healthy.includes(line))).toEqual(words)
})

test('an issuer without a name', async () => {
  const own = pem('CERTIFICATE', buildCertificate({ issuer: sequence() }))
  const words = await said({ settings: { ...namesOnly, http: false }, files: () => ({ certificate: own }) })
  expect(words).toContain(
    'outbound refused: subject is signed by an issuer without a name, which is not in `ca_file`',
  )
})

test('a signature that cannot be verified here, on the only way to ca_file', async () => {
  const scene: Scene = { root: { key: 'p224' } }
  const words = await said(scene)
  const why = 'a signature of its chain is of a kind that cannot be verified here'
  for (const check of ['outbound', 'inbound', 'https-local'])
    expect(words).toContain(`${check} unknown: ${why}`)
})

test('a client that shows nothing: its key cannot sign', async () => {
  const words = await said({ role: 'client', leaf: { key: 'rsa768' } })
  expect(words).toContain(
    'https-client refused: Go does not show client.global.nomad, which no CA of `ca_file` has issued',
  )
})

test('dates count to the second', async () => {
  const judged = async (days: readonly [number, number]) =>
    (await said({ leaf: { days } })).find((line) => line.startsWith('outbound'))
  const passes = 'outbound passes: server.global.nomad < Root CA'
  expect(await judged([0, 1])).toBe(passes)
  expect(await judged([-1, 0])).toBe(passes)
  expect(await judged([1 / 86_400, 1])).toBe(
    'outbound refused: server.global.nomad is not valid before 2030-01-01 00:00 UTC',
  )
  expect(await judged([-1, -1 / 86_400])).toBe(
    'outbound refused: server.global.nomad expired at 2029-12-31 23:59 UTC',
  )
})
