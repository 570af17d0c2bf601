import { describe, expect, test } from 'vitest'
import { readCertificateFile } from '../../server/facts/certificate-file.ts'
import { verifyChain } from '../../server/facts/chain.ts'
import {
  basicConstraints,
  type Extension,
  type Forged,
  forge,
  generateKeys,
  keyUsage,
  type Order,
  pem,
} from '../forge.ts'
import { encode } from './files.ts'

const keys = {
  root: generateKeys('p256'),
  ca: generateKeys('p256'),
  own: generateKeys('p256'),
  other: generateKeys('p256'),
}

type Name = keyof typeof keys

/** A certificate of this name; it is valid up to the year. */
function certificate(
  subject: Name,
  issuer: Name,
  year = 2031,
  extensions: readonly Extension[] = [basicConstraints(true)],
  changes: Partial<Order> = {},
): Forged {
  return forge({
    subject,
    keys: keys[subject],
    issuer: { subject: issuer, keys: keys[issuer] },
    version: 3,
    notBefore: new Date('2029-01-01'),
    notAfter: new Date(`${year}-01-01`),
    hash: 'sha256',
    serial: 1,
    extensions,
    ...changes,
  })
}

async function chainOf(certificates: readonly Forged[], anchors: readonly Forged[]) {
  const file = (list: readonly Forged[]) =>
    readCertificateFile(encode(list.map(({ der }) => pem('CERTIFICATE', der)).join('')), 'ca')
  const chain = await verifyChain(await file(certificates), await file(anchors))
  return chain.known ? chain.value : chain.why
}

const root = certificate('root', 'root')
const own = certificate('own', 'ca', 2031, [])

describe('of several paths the chain is', () => {
  const fit = certificate('ca', 'root', 2031)
  const lasting = certificate('ca', 'root', 2035)
  const unfit = certificate('ca', 'root', 2040, [basicConstraints(false)])
  const silent = certificate('ca', 'root', 2041, [basicConstraints(true), keyUsage(0)])
  const lastingRoot = certificate('root', 'root', 2050)
  const lastingOwn = certificate('own', 'ca', 2050, [])

  test.each([
    ['the one whose signers may sign', [unfit, fit], fit],
    ['the one whose signers may sign, wherever it stands', [fit, unfit], fit],
    ['the one whose signers have the key usage for it', [silent, fit], fit],
    ['the one that lasts', [fit, lasting], lasting],
    ['the one that lasts, wherever it stands', [lasting, fit], lasting],
    ['of two that may not sign the one that lasts', [unfit, silent], silent],
  ])('%s', async (_, between, expected) => {
    const chain = await chainOf([lastingOwn, ...between], [lastingRoot])
    const [, second] = typeof chain === 'object' && chain.status === 'signed' ? chain.certificates : []
    expect(second?.notAfter).toEqual(expected.order.notAfter)
  })

  test('the first of equals', async () => {
    const twins = [certificate('ca', 'root', 2031), certificate('ca', 'root', 2031, undefined, { serial: 2 })]
    for (const between of [twins, twins.toReversed()]) {
      const chain = await chainOf([own, ...between], [root])
      const [, second] = typeof chain === 'object' && chain.status === 'signed' ? chain.certificates : []
      expect(second?.serial).toBe(`0${between[0]?.order.serial}`)
    }
  })
})

describe('what is missing is told of the certificate that got furthest', () => {
  const ca = certificate('ca', 'root')

  test('an issuer that is nowhere', async () => {
    const missing = { status: 'issuer-missing', subject: 'CN=ca', issuer: 'CN=root' }
    const stranger = certificate('other', 'other')
    expect(await chainOf([own, ca], [stranger])).toEqual(missing)
    expect(await chainOf([own, ca, root], [stranger])).toEqual({ ...missing, rootCarried: true })
  })

  test('a namesake that did not sign', async () => {
    const namesake = certificate('root', 'root', 2031, undefined, {
      keys: keys.other,
      issuer: { subject: 'root', keys: keys.other },
    })
    const bad = { status: 'bad-signature', subject: 'CN=ca', issuer: 'CN=root' }
    expect(await chainOf([own, ca], [namesake])).toEqual(bad)
    // That the true root is carried along changes nothing: ca_file has one of its name.
    expect(await chainOf([own, ca, root], [namesake])).toEqual(bad)
    const lower = certificate('ca', 'root', 2031, undefined, { keys: keys.other })
    expect(await chainOf([own, lower], [root])).toMatchObject({ status: 'bad-signature', subject: 'CN=own' })
    expect(await chainOf([own, lower, ca], [namesake])).toEqual(bad)
    expect(await chainOf([own, ca, lower], [namesake])).toEqual(bad)
  })

  test('one anchor among many is enough', async () => {
    const stranger = certificate('other', 'other')
    expect(await chainOf([own, ca], [stranger, own])).toMatchObject({ status: 'signed', path: ['CN=own'] })
    expect(await chainOf([own, ca], [stranger, root])).toMatchObject({ path: ['CN=own', 'CN=ca', 'CN=root'] })
  })
})
