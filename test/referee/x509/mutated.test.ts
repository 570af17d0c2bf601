import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, inject, test } from 'vitest'
import type { Certificate } from '../../../server/facts/certificate.ts'
import { readPem } from '../../../server/facts/pem.ts'
import { readCertificate } from '../../../server/facts/x509.ts'
import { mutated, Random } from '../../mutated-bytes.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/certificates')
const cache = join(import.meta.dirname, '../../../node_modules/.cache/nomadlint')
const mutations = Number(process.env['NOMADLINT_CERTIFICATE_MUTATIONS'] || 30_000)

function buildReferee(): string {
  mkdirSync(cache, { recursive: true })
  const program = join(cache, `x509-referee${process.platform === 'win32' ? '.exe' : ''}`)
  execFileSync('go', ['build', '-o', program, '.'], { cwd: import.meta.dirname, stdio: 'inherit' })
  return program
}

/** In the order of their bits. */
const usages =
  'digitalSignature nonRepudiation keyEncipherment dataEncipherment keyAgreement keyCertSign cRLSign encipherOnly decipherOnly'.split(
    ' ',
  )
const keyTypes = { rsa: 'RSA', ecdsa: 'ECDSA', ed25519: 'Ed25519', dsa: 'DSA', other: '0' } as const

/** A certificate in the form that the referee answers in. */
function inWordsOfGo(certificate: Certificate): unknown {
  const { nameConstraints, keyUsages = [], extendedKeyUsages = [], keyType } = certificate
  const listed = (names: NonNullable<Certificate['nameConstraints']>['permitted'] | undefined) =>
    names ? [...names.dns, ...names.ip, ...names.email, ...names.uri] : []
  return {
    commonName: certificate.commonName ?? '',
    serial: certificate.serial.replace(/^0+(?=.)/, ''),
    notBefore: certificate.notBefore.getTime() / 1000,
    notAfter: certificate.notAfter.getTime() / 1000,
    version: certificate.version,
    keyType: keyTypes[keyType],
    dnsNames: certificate.dnsNames,
    ipAddresses: certificate.ipAddresses,
    emailAddresses: certificate.emailAddresses,
    uris: certificate.uris.length,
    keyUsages: keyUsages.reduce((bits, usage) => bits | (1 << usages.indexOf(usage)), 0),
    extendedKeyUsages: extendedKeyUsages.length,
    isCa: certificate.isCa,
    hasBasicConstraints: certificate.hasBasicConstraints,
    pathLength: certificate.pathLength ?? -1,
    permitted: listed(nameConstraints?.permitted),
    excluded: listed(nameConstraints?.excluded),
    unhandledCritical: certificate.unhandledCritical,
  }
}

/** Of URIs we follow Go in outline only: no rule looks at one. */
function isAboutUri(own: Certificate | string, error: string | undefined): boolean {
  return own === 'an alternative name of it is no URI' || /cannot parse URI/.test(error ?? '')
}

/** What Go takes only before 1.25 we refuse: negative serial numbers, critical extensions that may not be. */
function isStrict(version: string): boolean {
  const [, minor = 0] = /^go1\.(\d+)/.exec(version)?.map(Number) ?? []
  return minor >= 25
}

test.each([
  { name: 'the fixed seed', seed: 20_300_101 },
  { name: 'the fresh seed', seed: inject('seed') },
])('mutated certificates: what Go reads, we read, $name', async ({ seed }) => {
  const random = new Random(seed)
  const certificates = readdirSync(fixtures)
    .filter((file) => file.endsWith('.pem'))
    .flatMap((file) => readPem(readFileSync(join(fixtures, file))).blocks.map(({ bytes }) => bytes))
  const child = spawn(buildReferee(), { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => String((await lines.next()).value)
  const strict = isStrict(await nextLine())
  let read = 0
  for (let count = 0; count < mutations; count++) {
    const der = certificates[count] ?? mutated(random.of(certificates), random)
    child.stdin.write(`${Buffer.from(der).toString('base64')}\n`)
    const { error, ...fields } = JSON.parse(await nextLine()) as { error?: string }
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
  child.stdin.end()
  console.log(`x509, seed ${seed}: ${mutations} certificates compared, Go reads ${read}`)
  expect(read / mutations).toBeGreaterThan(0.1)
})
