import { describe, expect, test } from 'vitest'
import { writeDer } from '../../../server/facts/der-write.ts'
import { type Link, linkOf } from '../../../server/facts/verdicts/link.ts'
import { isTwin, potentialParents } from '../../../server/facts/verdicts/parents.ts'
import { readCertificate } from '../../../server/facts/x509.ts'
import {
  buildCertificate,
  ecKey,
  extension,
  extensions,
  type Fields,
  hex,
  id,
  integer,
  name,
  none,
  octets,
  sequence,
} from '../build-certificate.ts'
import { encode } from '../files.ts'

async function link(changes: Partial<Fields>): Promise<Link> {
  const certificate = await readCertificate(buildCertificate(changes))
  const found = typeof certificate === 'string' ? undefined : linkOf(certificate)
  if (!found) throw new Error('not read')
  return found
}

const ca = name(encode('CA'))
const subjectKeyId = (digits: string) => extension('2.5.29.14', octets(hex(digits)))
const authorityKeyId = (digits: string) => extension('2.5.29.35', sequence(writeDer(0x80, hex(digits))))
const authority = (serial: string, ...list: readonly Uint8Array[]) =>
  link({ subject: ca, serial: integer(serial), optional: list.length > 0 ? extensions(...list) : none })

describe('who may have signed a certificate, in the order of Go', async () => {
  const [fits, other, silent, empty, stranger] = await Promise.all([
    authority('01', subjectKeyId('aa')),
    authority('02', subjectKeyId('bb')),
    authority('03'),
    authority('04', subjectKeyId('')),
    link({ subject: name(encode('Other')), optional: extensions(subjectKeyId('aa')) }),
  ])
  const all = [stranger, other, silent, fits, empty]
  const order = (child: Link, anchors: readonly Link[], intermediates: readonly Link[]) =>
    potentialParents(child, anchors, intermediates).map((parent) => [
      parent.link.certificate.serial,
      parent.isAnchor,
    ])

  test('by how well the key identifiers fit', async () => {
    const child = await link({ issuer: ca, optional: extensions(authorityKeyId('aa')) })
    const expected = ['01', '03', '04', '02']
    expect(order(child, all, [])).toEqual(expected.map((serial) => [serial, true]))
    expect(order(child, [], all)).toEqual(expected.map((serial) => [serial, false]))
  })

  test('those of ca_file first, however badly theirs fit', async () => {
    const child = await link({ issuer: ca, optional: extensions(authorityKeyId('aa')) })
    expect(order(child, [other], [fits])).toEqual([
      ['02', true],
      ['01', false],
    ])
  })

  test.each([
    ['without an identifier', none],
    ['with an identifier of no bytes', extensions(authorityKeyId(''))],
    ['with the name of the issuer alone', extensions(extension('2.5.29.35', sequence(writeDer(0xa1))))],
  ])('a certificate %s', async (_, optional) => {
    const child = await link({ issuer: ca, optional })
    expect(order(child, all, []).map(([serial]) => serial)).toEqual(['03', '04', '02', '01'])
  })
})

// crypto/x509/verify.go, alreadyInChain.
describe('twins', async () => {
  const names = (text: string) => extensions(extension('2.5.29.17', sequence(writeDer(0x82, encode(text)))))
  const one = await link({ subject: ca, optional: names('a') })
  const ed25519 = sequence(sequence(id('1.3.101.112')), writeDer(0x03, new Uint8Array(33)))

  test.each([
    ['one certificate and itself', {}, true],
    ['of another issuer', { issuer: name(encode('Other')), serial: integer('05') }, true],
    ['of another name', { subject: name(encode('Other')) }, false],
    ['of another key', { key: ed25519 }, false],
    ['of another alternative name', { optional: names('b') }, false],
    ['without alternative names', { optional: none }, false],
  ])('%s', async (_, changes, twin) => {
    expect(isTwin(one, await link({ subject: ca, key: ecKey, optional: names('a'), ...changes }))).toBe(twin)
  })
})
