import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { encryptKey } from '../../scripts/certificates/issue.ts'
import { inspectKey, keyOwners } from '../../server/facts/key.ts'
import { encode, fileText, leafOf } from './files.ts'

const [ca, server, client, serverRsa, ed25519] = await Promise.all([
  leafOf('ca'),
  leafOf('server'),
  leafOf('client'),
  leafOf('server-rsa'),
  leafOf('ed25519'),
])
const crowd = [ca, server, client, serverRsa, ed25519]
const [serverKey, rsaKey, ed25519Key] = await Promise.all([
  fileText('server-key'),
  fileText('server-rsa-key'),
  fileText('ed25519-key'),
])
const sec1 = createPrivateKey(serverKey).export({ type: 'sec1', format: 'pem' }).toString()

test.each([
  ['an elliptic curve', serverKey, [server]],
  ['RSA', rsaKey, [serverRsa]],
  ['Ed25519, of which nobody can say', ed25519Key, []],
  ['two keys', rsaKey + serverKey, [serverRsa, server]],
  ['a key behind a certificate', (await fileText('client')) + sec1, [server]],
  ['a certificate alone', await fileText('server'), []],
  ['an encrypted key', encryptKey(serverKey, 'secret'), []],
  ['an encrypted key before another', encryptKey(rsaKey, 'secret') + serverKey, [server]],
  [
    'a key that cannot be read before another',
    '-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n' + serverKey,
    [server],
  ],
])('whose key stands in a file: %s', async (_, text, owners) => {
  expect(await keyOwners(encode(text), crowd)).toEqual(owners)
})

test('a key of an elliptic curve finds its owner among any number of certificates', async () => {
  const many = [...Array.from({ length: 50 }, () => client), server]
  expect(await keyOwners(encode(serverKey), many)).toEqual([server])
  // The keys of a file are looked at as far as a chain can be long.
  expect(await keyOwners(encode(rsaKey.repeat(10) + serverKey), crowd)).toHaveLength(10)
})

test('the certificate that a key belongs to, where it is not the leaf', async () => {
  const inspect = (text: string) => inspectKey(encode(text), client, crowd)
  expect(await inspect(serverKey)).toMatchObject({ matches: { known: true, value: false }, owner: server })
  expect(await inspect(rsaKey)).toMatchObject({ matches: { known: true, value: false }, owner: serverRsa })
  expect(await inspectKey(encode(serverKey), server, crowd)).not.toHaveProperty('owner')
  expect(await inspectKey(encode(serverKey), client)).not.toHaveProperty('owner')
  expect(await inspectKey(encode(serverKey), undefined, crowd)).not.toHaveProperty('owner')
})

test.each(['', await fileText('server'), '-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n'])(
  'of %j nobody says whose it is',
  async (text) => {
    expect((await inspectKey(encode(text), server)).matches).toEqual({ known: false, why: 'unsupported' })
  },
)

test('two files with one key have one digest, in whatever form', async () => {
  const digest = async (text: string) => (await inspectKey(encode(text), undefined)).digest
  const pkcs1 = createPrivateKey(rsaKey).export({ type: 'pkcs1', format: 'pem' }).toString()
  expect(await digest(serverKey)).toMatch(/^[0-9a-f]{64}$/)
  expect(await digest(sec1)).toBe(await digest(serverKey))
  expect(await digest(rsaKey)).toMatch(/^[0-9a-f]{64}$/)
  expect(await digest(pkcs1)).toBe(await digest(rsaKey))
  expect(await digest(rsaKey)).not.toBe(await digest(serverKey))
  expect(await digest(ed25519Key)).toBeUndefined()
})
