import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  type Authority,
  createAuthority,
  createIntermediate,
  issue,
} from '../../scripts/certificates/issue.ts'
import * as x509 from '../../scripts/certificates/x509-library.ts'
import type { CertificateFile, Chain } from '../../server/facts/certificate.ts'
import { readCertificateFile } from '../../server/facts/certificate-file.ts'
import { verifyChain } from '../../server/facts/chain.ts'
import { readDer, readSequence } from '../../server/facts/der.ts'
import { writeDer, writeObjectIdentifier } from '../../server/facts/der-write.ts'
import { certificatesOf, encode, leafOf } from './files.ts'

const validity = { notBefore: new Date('2029-01-01'), notAfter: new Date('2031-01-01') }
const pems = (...parts: readonly { readonly certificatePem: string }[]): Promise<CertificateFile> =>
  readCertificateFile(encode(parts.map(({ certificatePem }) => certificatePem).join('')), 'ca')

async function chainOf(certificate: readonly string[], ca: readonly string[]): Promise<Chain> {
  const chain = await verifyChain(await certificatesOf(...certificate), await certificatesOf(...ca))
  if (!chain.known) throw new Error(chain.why)
  if (chain.value.status === 'signed') expectSigned(chain.value.certificates.map(({ der }) => der))
  return chain.value
}

/** Every link of a path, as OpenSSL sees it. */
function expectSigned(path: readonly Uint8Array[]): void {
  const certificates = path.map((der) => new X509Certificate(der))
  for (const [index, certificate] of certificates.slice(0, -1).entries()) {
    const issuer = certificates[index + 1]
    expect(issuer && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)).toBe(true)
  }
}

const leaf = 'CN=server.global.nomad'
const root = 'CN=Nomad Agent CA'
const middle = 'CN=Nomad Intermediate CA'
const otherRoot = 'CN=Other CA'

describe('verifyChain', () => {
  const signed: readonly [name: string, certificate: string[], ca: string[], path: string[]][] = [
    ['signed by the CA', ['server'], ['ca'], [leaf, root]],
    ['an RSA key', ['server-rsa'], ['ca'], [leaf, root]],
    ['one CA of several', ['server'], ['other-ca', 'ca'], [leaf, root]],
    ['by way of an intermediate', ['server-chain'], ['ca'], [leaf, middle, root]],
    ['an intermediate as anchor', ['server-no-intermediate'], ['intermediate'], [leaf, middle]],
    ['the nearest anchor of two', ['server-no-intermediate'], ['ca', 'intermediate'], [leaf, middle]],
    ['the root carried along', ['server-chain', 'ca'], ['ca'], [leaf, middle, root]],
    ['certificates of others between', ['server', 'client', 'other-ca'], ['ca'], [leaf, root]],
    ['the leaf itself trusted', ['server'], ['server'], [leaf]],
    ['the CA as its own leaf', ['ca'], ['ca'], [root]],
    ['an expired one: dates are judged elsewhere', ['expired'], ['ca'], [leaf, root]],
  ]

  test.each(signed)('%s', async (_, certificate, ca, path) => {
    expect(await chainOf(certificate, ca)).toMatchObject({ status: 'signed', path })
  })

  const missing = { status: 'issuer-missing', subject: leaf }

  test.each([
    ['of another CA', ['other-ca-server'], ['ca'], { ...missing, issuer: otherRoot }],
    ['without its intermediate', ['server-no-intermediate'], ['ca'], { ...missing, issuer: middle }],
    [
      'with a stranger for an anchor',
      ['server-chain'],
      ['other-ca'],
      { ...missing, subject: middle, issuer: root },
    ],
    [
      'its root in cert_file alone',
      ['server', 'ca'],
      ['other-ca'],
      { ...missing, issuer: root, rootCarried: true },
    ],
    ['nothing but a leaf trusted', ['server'], ['client'], { ...missing, issuer: root }],
  ])('%s', async (_, certificate, ca, expected) => {
    expect(await chainOf(certificate, ca)).toEqual(expected)
  })

  test('two CAs of one name are told apart by their signatures', async () => {
    const [first, second] = await Promise.all([
      createAuthority('CA', validity),
      createAuthority('CA', validity),
    ])
    const own = await issue({ issuer: first, commonName: 'a', ...validity })
    const expected = { status: 'bad-signature', subject: 'CN=a', issuer: 'CN=CA' }
    expect(await verifyChain(await pems(own), await pems(second))).toEqual({ known: true, value: expected })
    const both = await verifyChain(await pems(own), await pems(second, first))
    expect(both).toMatchObject({ known: true, value: { status: 'signed', path: ['CN=a', 'CN=CA'] } })
    // The root that signed is there, but the trusted one only has its name.
    expect(await verifyChain(await pems(own, first), await pems(second))).toMatchObject({ value: expected })
  })

  test('a certificate changed after it was signed', async () => {
    const der = Uint8Array.from((await leafOf('server')).der)
    const position = Buffer.from(der).indexOf('localhost')
    der[position] = 'L'.charCodeAt(0)
    const body = Buffer.from(der).toString('base64')
    const text = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
    const chain = await verifyChain(
      await readCertificateFile(encode(text), 'certificate'),
      await certificatesOf('ca'),
    )
    expect(chain).toMatchObject({ value: { status: 'bad-signature', subject: leaf, issuer: root } })
    expect(new X509Certificate(der).verify(new X509Certificate((await leafOf('ca')).der).publicKey)).toBe(
      false,
    )
  })

  test('while a root is replaced, the path that lasts is the chain', async () => {
    const long = { ...validity, notAfter: new Date('2040-01-01') }
    const [old, next] = await Promise.all([createAuthority('Old', validity), createAuthority('New', long)])
    const intermediate = await createIntermediate(old, 'Intermediate', validity)
    const crossed = await crossSign(next, intermediate, long.notAfter)
    const own = await issue({ issuer: intermediate, commonName: 'a', ...long })
    const chain = await verifyChain(await pems(own, intermediate, crossed), await pems(old, next))
    expect(chain).toMatchObject({ value: { path: ['CN=a', 'CN=Intermediate', 'CN=New'] } })
  })

  test('nothing is claimed where a file holds no certificate', async () => {
    expect(await verifyChain(await certificatesOf('request'), await certificatesOf('ca'))).toEqual(
      unsupported,
    )
    expect(await verifyChain(await certificatesOf('server'), await certificatesOf('empty'))).toEqual(
      unsupported,
    )
  })

  test('nothing is claimed where the signature is of a type that cannot be verified here', async () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    const ca = await createAuthority('CA', validity)
    const own = await issue({ issuer: ca, commonName: 'CA', ...validity, publicKey: { spki, keyPem: '' } })
    const child = await issue({ issuer: ca, commonName: 'a', ...validity })
    const text = withAlgorithm(child.der, '1.3.101.112')
    const chain = await verifyChain(await readCertificateFile(text, 'certificate'), await pems(own))
    expect(chain).toEqual(unsupported)
  })

  test('ends, however many certificates of one name sign each other', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => createAuthority('CA', validity)))
    const mesh: Pick<Authority, 'certificatePem'>[] = []
    for (const issuer of keys) {
      for (const subject of keys)
        if (issuer !== subject) mesh.push(await crossSign(issuer, subject, validity.notAfter))
    }
    const stranger = await createAuthority('CA', validity)
    const [first] = keys
    const own = first && (await issue({ issuer: first, commonName: 'a', ...validity }))
    const chain = await verifyChain(await pems(...(own ? [own] : []), ...mesh), await pems(stranger))
    expect(chain).toEqual(unsupported)
  })

  test('200 certificates that have nothing to do with it', async () => {
    const crowd = Array.from({ length: 200 }, (_, index) => (index % 2 ? 'client' : 'other-ca'))
    const chain = await chainOf(['server', ...crowd], [...crowd, 'ca'])
    expect(chain).toMatchObject({ status: 'signed', path: [leaf, root] })
  })
})

const unsupported = { known: false, why: 'unsupported' }

/** Another certificate for the same holder. */
async function crossSign(
  issuer: Authority,
  subject: Authority,
  notAfter: Date,
): Promise<{ certificatePem: string }> {
  const certificate = await x509.X509CertificateGenerator.create({
    subject: subject.certificate.subjectName,
    issuer: issuer.certificate.subjectName,
    notBefore: validity.notBefore,
    notAfter,
    publicKey: subject.keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [new x509.BasicConstraintsExtension(true)],
  })
  return { certificatePem: `${certificate.toString('pem')}\n` }
}

/** The certificate under the name of another signature algorithm. */
function withAlgorithm(der: Uint8Array, algorithm: string): Uint8Array {
  const [toBeSigned, , signature] = readSequence(readDer(der)) ?? []
  const none = new Uint8Array()
  const changed = writeDer(
    0x30,
    toBeSigned?.bytes ?? none,
    writeDer(0x30, writeObjectIdentifier(algorithm)),
    signature?.bytes ?? none,
  )
  const body = Buffer.from(changed).toString('base64')
  return encode(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`)
}
