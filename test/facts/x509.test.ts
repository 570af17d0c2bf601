import { X509Certificate } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAuthority, issue } from '../../scripts/certificates/issue.ts'
import {
  BasicConstraintsExtension,
  Extension,
  X509CertificateGenerator,
} from '../../scripts/certificates/x509-library.ts'
import type { Certificate } from '../../server/facts/certificate.ts'
import { type CertificateUse, readCertificateFile } from '../../server/facts/certificate-file.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { unshared } from '../../server/facts/unshared.ts'
import { readCertificate } from '../../server/facts/x509.ts'
import { testCertificates } from '../certificates.ts'
import { encode, fileText, leafOf } from './files.ts'

const validity = { notBefore: new Date('2029-01-01'), notAfter: new Date('2031-01-01T12:34:56Z') }

/** OpenSSL's view of the same bytes. */
function secondOpinion(certificate: Certificate) {
  const other = new X509Certificate(certificate.der)
  const names = other.subjectAltName?.split(', ') ?? []
  const after = (prefix: string) =>
    names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  return {
    commonName: /^CN=(.*)$/m.exec(other.subject ?? '')?.[1],
    hasAlternativeNames: other.subjectAltName !== undefined,
    dnsNames: after('DNS:'),
    ipAddresses: after('IP Address:'),
    notBefore: new Date(other.validFrom),
    notAfter: new Date(other.validTo),
    isCa: other.ca,
    selfSigned: other.issuer === other.subject && other.verify(other.publicKey),
    // Undefined where the extension is absent, whatever its type says.
    extendedKeyUsages: other.keyUsage ?? [],
    keyBits: other.publicKey.asymmetricKeyDetails?.modulusLength,
  }
}

function ownView(certificate: Certificate): ReturnType<typeof secondOpinion> {
  const { commonName, hasAlternativeNames, dnsNames, ipAddresses, notBefore, notAfter, isCa, selfSigned } =
    certificate
  const { keyType, keyBits, extendedKeyUsages } = certificate
  return {
    commonName,
    hasAlternativeNames,
    notBefore,
    notAfter,
    isCa,
    selfSigned,
    dnsNames: [...dnsNames],
    ipAddresses: [...ipAddresses],
    extendedKeyUsages: [...(extendedKeyUsages ?? [])],
    keyBits: keyType === 'rsa' ? keyBits : undefined,
  }
}

describe('readCertificate', () => {
  test('agrees with OpenSSL on every test certificate', async () => {
    let compared = 0
    for (const bytes of (await testCertificates()).values()) {
      for (const certificate of (await readCertificateFile(bytes, 'ca')).certificates) {
        expect(ownView(certificate)).toEqual(secondOpinion(certificate))
        compared++
      }
    }
    expect(compared).toBeGreaterThan(20)
  })

  test('describes a certificate as `nomad tls cert create` makes it', async () => {
    expect(await leafOf('server')).toMatchObject({
      label: 'server.global.nomad',
      subject: 'CN=server.global.nomad',
      issuer: 'CN=Nomad Agent CA',
      version: 3,
      keyUsages: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsages: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      keyType: 'ecdsa',
      keyBits: 256,
      curve: 'P-256',
      signature: 'sha256-ecdsa',
      nameConstraints: undefined,
    })
  })

  test.each([
    ['server-rsa', { keyType: 'rsa', keyBits: 2048, curve: undefined }],
    ['ed25519', { keyType: 'ed25519', keyBits: undefined, curve: undefined }],
    [
      'ca',
      { isCa: true, selfSigned: true, keyUsages: ['keyCertSign', 'cRLSign'], extendedKeyUsages: undefined },
    ],
    ['intermediate', { isCa: true, selfSigned: false }],
    ['server-cn-only', { label: 'server.global.nomad', hasAlternativeNames: false, dnsNames: [] }],
    ['nameless', { commonName: undefined, subject: '', hasAlternativeNames: false }],
  ])('%s', async (name, expected) => {
    expect(await leafOf(name)).toMatchObject(expected)
  })

  test('writes IPv6 addresses as Go does', async () => {
    const issuer = await createAuthority('CA', validity)
    const ipAddresses = [
      '::1',
      '2001:db8::',
      'fe80::1:0:0:1',
      '1:0:0:2::3',
      '1::2:0:0:3:4',
      '1:2:3:4:5:6:7:8',
      '::',
      '10.0.0.1',
    ]
    const { der } = await issue({ issuer, ipAddresses, ...validity })
    expect(await readCertificate(der)).toMatchObject({ ipAddresses, label: '::1' })
  })

  test('shows no control characters of a name, and keeps the name itself', async () => {
    const issuer = await createAuthority('CA', validity)
    const { der } = await issue({ issuer, commonName: 'a\u001b[31mb', ...validity })
    expect(await readCertificate(der)).toMatchObject({ label: 'a\uFFFD[31mb', commonName: 'a\u001b[31mb' })
  })

  test('reads name constraints', async () => {
    const { keys } = await createAuthority('CA', validity)
    const subtree = (name: string) => writeDer(0x30, writeDer(0x82, encode(name)))
    const permitted = writeDer(0xa0, subtree('nomad'), subtree('localhost'))
    const value = writeDer(0x30, permitted, writeDer(0xa1, subtree('eu.nomad')))
    const certificate = await X509CertificateGenerator.createSelfSigned({
      keys,
      extensions: [new BasicConstraintsExtension(true), new Extension('2.5.29.30', true, unshared(value))],
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-384' },
    })
    expect(await readCertificate(new Uint8Array(certificate.rawData))).toMatchObject({
      nameConstraints: { permitted: { dns: ['nomad', 'localhost'] }, excluded: { dns: ['eu.nomad'] } },
      signature: 'sha384-ecdsa',
    })
  })

  test.each([
    ['no DER', [1, 2, 3], 'it is not a certificate'],
    ['an empty sequence', [0x30, 0], 'it is not a certificate'],
    ['nothing', [], 'it is not a certificate'],
  ])('says why %s is none', async (_, bytes, words) => {
    expect(await readCertificate(new Uint8Array(bytes))).toBe(words)
  })

  test('survives any change of any byte', async () => {
    const { der } = await leafOf('server')
    const change = fc.tuple(fc.nat(der.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(der.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(der)
          for (const [index, byte] of changes) bytes[index] = byte
          const results = [await readCertificate(bytes), await readCertificate(bytes.subarray(0, length))]
          for (const result of results)
            expect(typeof result === 'string' ? result : result.label).not.toBe('')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('readCertificateFile', () => {
  const read = async (text: string, use: CertificateUse) => {
    const { certificates, broken, contents, holdsKey } = await readCertificateFile(encode(text), use)
    return { labels: certificates.map(({ label }) => label), broken, contents, holdsKey }
  }

  test('keeps the order, and sees a key among certificates', async () => {
    const text = (await fileText('server-chain')) + (await fileText('server-chain-key'))
    expect(await read(text, 'certificate')).toEqual({
      labels: ['server.global.nomad', 'Nomad Intermediate CA'],
      broken: [],
      contents: '2 certificates and a private key',
      holdsKey: true,
    })
  })

  test('skips a block that is not base64, as Go does', async () => {
    expect(await read((await fileText('broken')) + (await fileText('server')), 'certificate')).toMatchObject({
      labels: ['server.global.nomad'],
      broken: ['the CERTIFICATE block at line 1: its text is not base64'],
    })
  })

  test('stops where Go stops: a leaf that is no certificate', async () => {
    const text = `-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n${await fileText('ca')}`
    const broken = ['the CERTIFICATE block at line 1: it is not a certificate']
    const contents = 'a certificate that cannot be read'
    expect(await read(text, 'certificate')).toMatchObject({ labels: [], broken, contents })
    expect(await read(text, 'ca')).toMatchObject({ labels: ['Nomad Agent CA'], broken })
  })

  test('leaves a block with headers out of a CA file', async () => {
    const text = (await fileText('ca')).replace('CERTIFICATE-----\n', 'CERTIFICATE-----\nkey: value\n\n')
    expect((await read(text, 'ca')).labels).toEqual([])
    expect((await read(text, 'certificate')).labels).toEqual(['Nomad Agent CA'])
  })

  test('takes no other label for a certificate', async () => {
    const text = (await fileText('ca')).replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')
    expect(await read(text, 'ca')).toMatchObject({
      labels: [],
      contents: "a certificate in OpenSSL's own TRUSTED form",
    })
  })
})
