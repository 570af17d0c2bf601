import { describe, expect, test } from 'vitest'
import { createAuthority } from '../../scripts/certificates/issue.ts'
import { type CertificateUse, readCertificateFile } from '../../server/facts/certificate-file.ts'
import { findOwn } from '../../server/facts/chain-order.ts'
import { encode, fileText, leafOf } from './files.ts'

const unreadable = '-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n'
const damaged = (label: string) => `-----BEGIN ${label}-----\n!\n-----END ${label}-----\n`
const [ca, server, key] = await Promise.all([fileText('ca'), fileText('server'), fileText('server-key')])

const read = (text: string, use: CertificateUse = 'certificate') => readCertificateFile(encode(text), use)

describe('what keeps the certificates of a file from being read', () => {
  const notOne = (line: number) => `the CERTIFICATE block at line ${line}: it is not a certificate`

  test.each([
    ['nothing', server, []],
    ['a damaged key is another matter', damaged('PRIVATE KEY') + server, []],
    [
      'a damaged one',
      damaged('CERTIFICATE') + server,
      ['the CERTIFICATE block at line 1: its text is not base64'],
    ],
    ['a block of another label', unreadable.replaceAll('CERTIFICATE', 'X509 CRL') + server, []],
    ['headers, in a file of an agent', server.replace('-----\n', '-----\nkey: value\n\n'), []],
    ['the first: Go stops there', unreadable + unreadable, [notOne(1)]],
    [
      'all behind the first',
      server + unreadable + unreadable,
      [notOne(lines(server)), notOne(lines(server) + 3)],
    ],
    [
      'no more than twenty are told',
      server + unreadable.repeat(30),
      Array.from({ length: 20 }, (_, index) => notOne(lines(server) + 3 * index)),
    ],
  ])('%s', async (_, text, broken) => {
    expect((await read(text)).broken).toEqual(broken)
  })

  test('headers, in a file of CAs', async () => {
    const text = ca.replace('-----\n', '-----\nkey: value\n\n')
    expect(await read(text, 'ca')).toMatchObject({
      certificates: [],
      broken: ['the CERTIFICATE block at line 1: it has headers, and Go skips such a block in a CA file'],
      contents: 'a certificate that cannot be read',
    })
  })
})

test.each([
  ['nothing', '', 'nothing'],
  ['a key', key, 'a private key'],
  ['a certificate', server, 'a certificate'],
  ['a certificate that cannot be read', unreadable, 'a certificate that cannot be read'],
  ['such a one before a CA', unreadable + ca, 'a certificate that cannot be read'],
  ['such a one behind', server + unreadable, '2 certificates'],
])('what a file holds: %s', async (_, text, contents) => {
  expect((await read(text)).contents).toBe(contents)
})

// crypto/tls, X509KeyPair: what stands behind the leaf is sent without being read.
test.each([
  ['a leaf', server, false],
  ['a leaf and its CA', server + ca, false],
  ['a leaf that cannot be read', unreadable + server, false],
  ['one behind the leaf that cannot be read', server + unreadable, true],
  ['such a one before a CA', server + unreadable + ca, true],
])('Go sends what peers cannot read: %s', async (_, text, sends) => {
  expect((await read(text)).sendsUnreadable).toBe(sends)
})

test.each([
  ['a certificate', server + key, true, true],
  ['a key', key + server, false, true],
  ['a certificate that cannot be read', unreadable + server, false, false],
  ['another label for a certificate', server.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'), true, false],
  ['nothing', '', false, false],
])('the first block of a file: %s', async (_, text, beginsWithCertificate, holdsKey) => {
  expect(await read(text)).toMatchObject({ beginsWithCertificate, holdsKey })
})

const [root, intermediate, own, chained, client, other] = await Promise.all([
  leafOf('ca'),
  leafOf('intermediate'),
  leafOf('server'),
  leafOf('server-chain'),
  leafOf('client'),
  leafOf('other-ca-server'),
])

describe('the own certificate, where a file begins with a CA', () => {
  test.each([
    ['a file without certificates', [], undefined],
    ['a CA alone', [root], undefined],
    ['the right order', [own, root], undefined],
    ['the CA first', [root, own], own],
    ['the first of two', [root, other, client, own], client],
    ['a CA that signed another CA', [root, intermediate], undefined],
    ['an intermediate first', [intermediate, root, chained], chained],
    ['the root before all', [root, intermediate, chained], undefined],
    ['a stranger', [root, other], undefined],
  ])('%s', async (_, certificates, expected) => {
    expect(await findOwn(certificates)).toBe(expected)
  })

  test('a CA of the same name that did not sign it', async () => {
    const period = { notBefore: root.notBefore, notAfter: root.notAfter }
    const { certificatePem } = await createAuthority('Nomad Agent CA', period)
    const { certificates } = await read(certificatePem, 'ca')
    expect(await findOwn([...certificates, own])).toBeUndefined()
  })
})

/** Where what follows the text begins. */
function lines(text: string): number {
  return text.split('\n').length
}
