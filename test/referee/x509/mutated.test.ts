import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Certificate } from '../../../server/facts/certificate.ts'
import { readPem } from '../../../server/facts/pem.ts'
import { readPrivateKey } from '../../../server/facts/private-key.ts'
import { readCertificate } from '../../../server/facts/x509.ts'
import { mutated, Random } from '../../mutated-bytes.ts'
import { seedsOf } from '../seeds.ts'
import { X509Referee } from './referee.ts'
import { inWordsOfGo } from './words-of-go.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/certificates')
const mutations = Number(process.env['NOMADLINT_CERTIFICATE_MUTATIONS'] || 30_000)

/** Of URIs we follow Go in outline only: no rule looks at one. */
function isAboutUri(own: Certificate | string, error: string | undefined): boolean {
  return own === 'an alternative name of it is no URI' || /cannot parse URI/.test(error ?? '')
}

/** What Go takes only before 1.25 we refuse: negative serial numbers, critical extensions that may not be. */
function isStrict(version: string): boolean {
  const [, minor = 0] = /^go1\.(\d+)/.exec(version)?.map(Number) ?? []
  return minor >= 25
}

const seeds = seedsOf(20_300_101)

test.each(seeds)('mutated certificates: what Go reads, we read, $name', async ({ seed }) => {
  const random = new Random(seed)
  const certificates = readdirSync(fixtures)
    .filter((file) => file.endsWith('.pem'))
    .flatMap((file) => readPem(readFileSync(join(fixtures, file))).blocks.map(({ bytes }) => bytes))
  const go = new X509Referee()
  const strict = isStrict(await go.version)
  let read = 0
  for (let count = 0; count < mutations; count++) {
    const der = certificates[count] ?? mutated(random.of(certificates), random)
    const { error, ...fields } = await go.certificate(der)
    const own = await readCertificate(der)
    const refused = typeof own === 'string'
    if (isAboutUri(own, error) || (refused && !strict)) continue
    const why = error ?? (refused ? own : '')
    const context = `seed ${seed}, certificate ${count}: ${why}\n${Buffer.from(der).toString('base64')}`
    expect(refused, context).toBe(error !== undefined)
    if (refused) continue
    expect(inWordsOfGo(own), context).toEqual(fields)
    read++
  }
  go.stop()
  console.log(`x509, seed ${seed}: ${mutations} certificates compared, Go reads ${read}`)
  expect(read / mutations).toBeGreaterThan(0.1)
})

/** Keys of every type, in every form that Go reads. */
function manyKeys(): readonly Uint8Array[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const curves = ['P-224', 'P-256', 'P-384', 'P-521', 'secp256k1']
  const ec = curves.map((namedCurve) => generateKeyPairSync('ec', { namedCurve }).privateKey)
  const others = [generateKeyPairSync('ed25519'), generateKeyPairSync('x25519')]
  const pkcs8 = [rsa, ...ec, ...others.map(({ privateKey }) => privateKey)].map((key) =>
    key.export({ type: 'pkcs8', format: 'der' }),
  )
  const sec1 = ec.map((key) => key.export({ type: 'sec1', format: 'der' }))
  return [...pkcs8, ...sec1, rsa.export({ type: 'pkcs1', format: 'der' })]
}

test.each(seeds)('mutated private keys: what Go takes, we take, $name', async ({ seed }) => {
  const random = new Random(seed)
  const keys = manyKeys()
  const go = new X509Referee()
  const stricter: string[] = []
  const laxer: string[] = []
  let taken = 0
  for (let count = 0; count < mutations; count++) {
    const der = keys[count] ?? mutated(random.of(keys), random)
    const { error, keyType } = await go.privateKey(der)
    const own = readPrivateKey(der)
    // What Nomad refuses by its type need not be told from what Go refuses.
    const refused = own === undefined || (error !== undefined && !['rsa', 'ecdsa'].includes(own.type))
    const context = `seed ${seed}, key ${count}: ${error ?? keyType}\n${Buffer.from(der).toString('base64')}`
    if (refused && error === undefined) stricter.push(context)
    if (!refused && error !== undefined) laxer.push(context)
    if (own === undefined || refused || error !== undefined) continue
    expect(own.type, context).toBe(keyType)
    taken++
  }
  go.stop()
  console.log(`x509, seed ${seed}: ${mutations} private keys compared, Go takes ${taken}`)
  expect(taken / mutations).toBeGreaterThan(0.1)
  // Keys are read by Go's encoding/asn1, which has ideas of its own about what may be left out.
  expect(stricter.length / mutations, stricter.slice(0, 5).join('\n')).toBeLessThan(0.005)
  expect(laxer.length / mutations, laxer.slice(0, 5).join('\n')).toBeLessThan(0.03)
})
