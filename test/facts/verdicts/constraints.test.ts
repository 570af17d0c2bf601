import { expect, test } from 'vitest'
import { constraintDenial } from '../../../server/facts/verdicts/constraints.ts'
import { type Link, linkOf } from '../../../server/facts/verdicts/link.ts'
import { hostOfUri } from '../../../server/facts/verdicts/uri-host.ts'
import { readCertificate } from '../../../server/facts/x509.ts'
import { alternativeNames, type Extension, nameConstraints } from '../../forge.ts'
import { buildCertificate, extension, extensions, name } from '../build-certificate.ts'
import { encode } from '../files.ts'

async function link(subject: string, ...list: readonly Extension[]): Promise<Link> {
  const optional = extensions(...list.map((each) => extension(each.id, each.value)))
  const certificate = await readCertificate(buildCertificate({ subject: name(encode(subject)), optional }))
  const found = typeof certificate === 'string' ? undefined : linkOf(certificate)
  if (!found) throw new Error('not read')
  return found
}

/** What of a leaf with these names a CA with these constraints does not allow. */
async function denied(
  names: readonly string[],
  permitted: readonly string[],
  excluded: readonly string[] = [],
): Promise<string | undefined> {
  const chain = [
    await link('leaf', alternativeNames(names)),
    await link('CA', nameConstraints(permitted, excluded)),
  ]
  return constraintDenial(chain)?.what
}

const long = `${'a.'.repeat(600)}nomad`

// crypto/x509/constraints.go.
test.each([
  [['dns:a.nomad', 'dns:nomad', 'dns:A.NOMAD', 'dns:a.b.nomad'], ['dns:nomad']],
  [['dns:a.nomad'], ['dns:Nomad']],
  [['dns:a.nomad'], ['dns:other', 'dns:a.nomad']],
  [['dns:a.nomad'], ['dns:.nomad']],
  [['dns:*.nomad'], ['dns:nomad']],
  [['dns:a.nomad'], ['dns:']],
  [[`dns:${long}`], ['dns:nomad']],
  [[`dns:${long}`], ['dns:.nomad']],
  [[`email:a@${long}`], [`email:${long}`]],
  [[`dns:${long}`], ['dns:other', `dns:${long}`]],
  // Of other kinds than the constraints are nothing is asked.
  [['dns:a', 'email:a@b', 'uri:a://b'], ['ip:10.0.0.0/8']],
  [['ip:10.0.0.1', 'email:a@b', 'uri:a://b'], ['dns:nomad']],
  [['other:a'], ['dns:nomad']],
  [
    ['ip:10.0.0.1', 'ip:10.255.0.1', 'ip:192.168.0.1'],
    ['ip:10.0.0.0/8', 'ip:192.168.0.0/24', 'ip:11.0.0.0/8'],
  ],
  [['email:a@nomad', 'email:a@b.nomad', 'email:a@NOMAD'], ['email:nomad']],
  [['email:a@nomad', 'email:a@NOMAD', 'email:"a"@nomad'], ['email:a@Nomad']],
  [['uri:spiffe://nomad/a', 'uri:a://u@b.nomad:80?c'], ['uri:nomad']],
])('%j are allowed by %j', async (names, permitted) => {
  expect(await denied(names, permitted)).toBeUndefined()
})

test.each([
  [['dns:a.nomad', 'dns:anomad'], ['dns:nomad'], 'the DNS name anomad'],
  [['dns:nomad'], ['dns:.nomad'], 'the DNS name nomad'],
  [['dns:nomad'], ['dns:a.nomad'], 'the DNS name nomad'],
  [[`dns:${long}`], ['dns:omad'], `the DNS name ${long}`],
  [[`dns:${long}x`], ['dns:nomad'], `the DNS name ${long}x`],
  [['ip:11.0.0.1'], ['ip:10.0.0.0/8'], 'the IP address 11.0.0.1'],
  [['email:a@other'], ['email:nomad'], 'the email address a@other'],
  [['email:b@nomad'], ['email:a@nomad'], 'the email address b@nomad'],
  // The name of a mailbox has a letter case.
  [['email:A@nomad'], ['email:a@nomad'], 'the email address A@nomad'],
  [['email:a@nomad'], ['email:A@nomad'], 'the email address a@nomad'],
  [['uri:a://other/b'], ['uri:nomad'], 'the URI a://other/b'],
  // What cannot be compared is refused, whatever the constraints are for.
  [['dns:a..b'], ['ip:10.0.0.0/8'], 'the DNS name a..b'],
  [['dns:a b\n'], ['ip:10.0.0.0/8'], 'the DNS name a?b?'],
  [['email:a'], ['dns:nomad'], 'the email address a'],
  [['uri:urn:a'], ['dns:nomad'], 'the URI urn:a'],
  [['uri:a://10.0.0.1/b'], ['dns:nomad'], 'the URI a://10.0.0.1/b'],
])('of %j not all are allowed by %j', async (names, permitted, what) => {
  expect(await denied(names, permitted)).toBe(what)
})

test.each([
  [['dns:a.us.nomad', 'dns:nomad'], ['dns:eu.nomad'], undefined],
  [['dns:a.eu.nomad'], ['dns:eu.nomad'], 'the DNS name a.eu.nomad'],
  [['dns:eu.nomad'], ['dns:EU.nomad'], 'the DNS name eu.nomad'],
  [['dns:a'], ['dns:'], 'the DNS name a'],
  // A wildcard could stand for the very name that is excluded.
  [['dns:*.nomad'], ['dns:eu.nomad'], 'the DNS name *.nomad'],
  [['dns:*.nomad'], ['dns:a.eu.nomad'], undefined],
  [['dns:*'], ['dns:nomad'], undefined],
  [['dns:a.nomad'], ['dns:eu.nomad'], undefined],
  [[`dns:${long}`], ['dns:nomad'], `the DNS name ${long}`],
  [[`dns:${long}`], ['dns:eu'], undefined],
  [['ip:10.1.2.3'], ['ip:10.1.0.0/16'], 'the IP address 10.1.2.3'],
  [['ip:10.2.2.3'], ['ip:10.1.0.0/16'], undefined],
  [['email:A@eu'], ['email:a@eu'], undefined],
  [['email:a@EU'], ['email:a@eu'], 'the email address a@EU'],
  [['email:a@eu'], ['email:eu'], 'the email address a@eu'],
  [['uri:a://eu'], ['uri:eu'], 'the URI a://eu'],
])('of %j, where %j is excluded: %s', async (names, excluded, what) => {
  expect(await denied(names, [], excluded)).toBe(what)
})

test('what is permitted may be excluded in part', async () => {
  expect(await denied(['dns:a.eu.nomad'], ['dns:nomad'], ['dns:eu.nomad'])).toBe('the DNS name a.eu.nomad')
  expect(await denied(['dns:a.us.nomad'], ['dns:nomad'], ['dns:eu.nomad'])).toBeUndefined()
})

test('every certificate is asked for its names, and every CA above it', async () => {
  const leaf = await link('leaf', alternativeNames(['dns:a.nomad']), nameConstraints(['dns:other'], []))
  const middle = await link('middle', alternativeNames(['dns:b.nomad']), nameConstraints(['dns:nomad'], []))
  const root = await link('root', nameConstraints(['dns:a.nomad'], []))
  const open = await link('open')
  expect(constraintDenial([leaf, open])).toBeUndefined()
  expect(constraintDenial([leaf, middle, open])).toBeUndefined()
  expect(constraintDenial([open, root])).toBeUndefined()
  expect(constraintDenial([leaf, middle, root])).toEqual({
    holder: middle,
    ca: root,
    what: 'the DNS name b.nomad',
  })
  const strict = await link('strict', nameConstraints(['dns:us'], []))
  expect(constraintDenial([leaf, root, strict])).toEqual({
    holder: leaf,
    ca: strict,
    what: 'the DNS name a.nomad',
  })
})

test.each([
  ['spiffe://Nomad/a', 'nomad'],
  ['a+1.-://b:80', 'b'],
  ['a://b:', 'b'],
  ['a://user:secret@b?c', 'b'],
  ['a://u@v@b#c', 'b'],
  ['a://1.2.3.4.5', '1.2.3.4.5'],
  ['a://1.2.3.456', '1.2.3.456'],
  ['urn:a', undefined],
  ['1a://b', undefined],
  [' a://b', undefined],
  ['a:///b', undefined],
  ['a://[::1]/b', undefined],
  ['a://10.0.0.1:80', undefined],
])('the host of %s is %s', (uri, host) => {
  expect(hostOfUri(uri)).toBe(host)
})
