import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { clientAuth, createAuthority, serverAuth } from '../../scripts/certificates/issue.ts'
import { parseVersion } from '../../server/facts/version.ts'
import { period, server } from '../certificate-requests.ts'
import { pem } from '../rewrite-certificate.ts'
import { type CertifiedAgent, commonAuthority, filesFor, findingsOn } from './certified-agent.ts'

const garbage = pem(Uint8Array.of(1, 2, 3))

/** What one rule says: severity, message, help. */
async function said(name: string, agent: CertifiedAgent, version?: string) {
  const only = new Set([`certificate/${name}`])
  const found = await findingsOn(agent, {
    only,
    version: version === undefined ? undefined : parseVersion(version),
  })
  return found.map(({ severity, message, help }) => [severity, message, help])
}

test('certificate/invalid-pem: part of a file', async () => {
  const files = await filesFor(server)
  const again = 'take it out, or copy it again'
  const block = /the CERTIFICATE block at line \d+/
  const [chain] = await said('invalid-pem', {
    files: { ...files, 'agent.pem': files['agent.pem'] + garbage },
  })
  expect(chain).toMatchObject(['error', expect.stringMatching(block), again])
  expect(chain?.[1]).toMatch(/: it is sent along, and who gets it hangs up\.$/)
  const [ca] = await said('invalid-pem', { files: { ...files, 'ca.pem': files['ca.pem'] + garbage } })
  expect(ca).toMatchObject(['warning', expect.stringMatching(/^Go passes over a part of this file, /), again])
})

test('certificate/invalid-pem: a first block that is none', async () => {
  const files = await filesFor(server)
  const first = 'The first block of this file is no certificate that can be read: Nomad does not start'
  const ca = { files: { ...files, 'ca.pem': garbage + files['ca.pem'] } }
  expect(await said('invalid-pem', ca, '1.11.3')).toEqual([
    ['error', `${first} since Nomad 1.11.3.`, 'put the certificate first'],
  ])
  const both = `${files['agent-key.pem']}${files['agent.pem']}`
  const agent = { files: { ...files, 'agent.pem': both, 'agent-key.pem': both } }
  expect(await said('invalid-pem', agent, '1.11.3')).toEqual([
    ['error', `${first} in Nomad 1.11.3 and what follows it until 2.0.0.`, 'put the certificate first'],
  ])
})

test('certificate/key-type-unsupported: keys with which no handshake succeeds', async () => {
  const filesOf = async ({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }) =>
    filesFor({
      ...server,
      publicKey: {
        spki: publicKey.export({ type: 'spki', format: 'der' }),
        keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    })
  const help = 'issue a certificate with an ECDSA key, as `nomad tls cert create` does'
  const curve = await filesOf(generateKeyPairSync('ec', { namedCurve: 'P-224' }))
  expect(await said('key-type-unsupported', { files: curve })).toEqual([
    [
      'error',
      'Keys on the curve P-224 have no place in TLS 1.3, which agents speak: no connection comes about.',
      help,
    ],
  ])
  const short = await filesOf(generateKeyPairSync('rsa', { modulusLength: 768 }))
  expect(await said('key-type-unsupported', { files: short }, '1.10')).toEqual([
    ['error', 'RSA keys of 768 bits are refused since Nomad 1.10.0: no connection comes about.', help],
  ])
  expect(await said('weak-key', { files: short })).toEqual([])
})

test('certificate/key-mismatch: the key of the CA', async () => {
  const files = { ...(await filesFor(server)), 'agent-key.pem': (await commonAuthority()).keyPem }
  expect(await said('key-mismatch', { files })).toMatchObject([
    [
      'error',
      'This is the private key of the CA Nomad Agent CA, and does not belong to the certificate in `cert_file`.',
      'name the key that was made with the certificate; that of the CA belongs where certificates are issued',
    ],
  ])
})

test.each([
  ['missing-server-auth', clientAuth, 'server', 'client'],
  ['missing-client-auth', serverAuth, 'client', 'server'],
])('certificate/%s: a CA that does not allow it', async (rule, usage, denied, allowed) => {
  const narrow = await createAuthority('Narrow CA', period('2025-01-01/2035-01-01'), {
    extendedKeyUsages: [usage],
  })
  const files = await filesFor(server, narrow)
  const finding = [
    'error',
    `The CA Narrow CA allows no ${denied} authentication: it is for ${allowed} authentication alone.`,
    'issue the CA anew without extended key usages, or with both',
  ]
  expect(await said(rule, { files })).toEqual([finding])
  expect(await said(rule, { files, tls: { rpc: 'false' } })).toEqual([])
})

test('certificate/not-yet-valid: a CA', async () => {
  const young = await createAuthority('Young CA', period('2030-06-01/2035-01-01'))
  expect(await said('not-yet-valid', { files: await filesFor(server, young) })).toEqual([
    [
      'error',
      'The CA Young CA is not valid before 2030-06-01.',
      'check the clocks here and where it was issued',
    ],
  ])
})

test('certificate/not-signed-by-ca: a certificate that signed itself', async () => {
  const own = await createAuthority('server.global.nomad', period('2029-07-01/2030-07-01'), { isCa: false })
  const files = { ...(await filesFor(server)), 'agent.pem': own.certificatePem, 'agent-key.pem': own.keyPem }
  expect(await said('not-signed-by-ca', { files })).toEqual([
    [
      'error',
      'The certificate signed itself, and does not stand in ca_file.',
      'issue one by the CA in `ca_file`',
    ],
  ])
})
