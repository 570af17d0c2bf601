import { afterAll, expect, test } from 'vitest'
import { seedsOf } from '../seeds.ts'
import { Chance } from './chance.ts'
import { type Cell, type Comparison, compare } from './compare.ts'
import { errorsIn, isFatal } from './linted.ts'
import { randomCell } from './random-cells.ts'
import { Keyring } from './random-certificates.ts'
import { TlsReferee } from './referee.ts'

const referee = new TlsReferee()
afterAll(() => referee.stop())

/** Seconds for either run of a hunt. */
const seconds = Number(process.env['NOMADLINT_REFEREE_SECONDS'] || 80) / 8
const batch = 8

const runs = seedsOf(20_300_101).map((one, index) =>
  index === 0
    ? { ...one, atMost: 1500, seconds: Number.POSITIVE_INFINITY }
    : { ...one, atMost: Number.POSITIVE_INFINITY, seconds },
)

test.each(runs)(
  'any agent, any files: our verdicts are those of Go, $name',
  async ({ seed, atMost, ...limit }) => {
    const keyring = new Keyring()
    const end = performance.now() + limit.seconds * 1000
    const seen: Comparison[] = []
    for (let next = 0; next < atMost && performance.now() < end; next += batch) {
      const numbers = Array.from({ length: batch }, (_, index) => next + index)
      const compared = numbers.map(async (number) => {
        const cell = randomCell(new Chance(seed * 1_000_003 + number), keyring)
        const comparison = await compare(cell, referee)
        expect(comparison.disagreements, `seed ${seed}, cell ${number}\n${shown(cell)}`).toEqual([])
        return comparison
      })
      seen.push(...(await Promise.all(compared)))
    }
    console.log(`TLS, seed ${seed}: ${tally(seen)}`)
    // A generator that makes nothing but rubbish, or nothing but good ones, would prove nothing.
    expect(share(seen, ({ answer }) => answer.start === undefined)).toBeGreaterThan(0.6)
    expect(share(seen, ({ answer }) => answer.talk.inbound === null)).toBeGreaterThan(0.3)
    expect(share(seen, ({ unknown }) => unknown.length > 0)).toBeLessThan(0.05)
  },
)

test.each(runs)(
  'any files: the rules find an error where Go refuses, $name',
  async ({ seed, atMost, ...limit }) => {
    const keyring = new Keyring()
    const end = performance.now() + limit.seconds * 1000
    let refused = 0
    let next = 0
    for (; next < atMost / 3 && performance.now() < end; next++) {
      const cell = soundly(randomCell(new Chance(seed * 2_000_003 + next), keyring))
      const { answer, unknown } = await compare(cell, referee)
      // Signatures with Ed25519 cannot be verified here, so of their chains nothing is said.
      if (unknown.length > 0 || holdsEd25519(cell)) continue
      const errors = await errorsIn(cell)
      const fatal = isFatal(answer)
      if (fatal) refused++
      const told = fatal ? errors : errors.filter(isUnwarranted)
      expect(told.length > 0, `seed ${seed}, cell ${next}: ${errors.join('; ')}\n${shown(cell)}`).toBe(fatal)
    }
    console.log(`rules, seed ${seed}: ${next} agents linted, Go refuses ${refused}`)
  },
)

/** With everything switched on that Nomad checks: rules are milder about what nothing checks. */
function soundly({ files, differences: { role, region, now } }: Cell): Cell {
  return { files, differences: { ...(role && { role }), ...(region && { region }), now } }
}

/** What works, and makes a client a server, is an error all the same. */
function isUnwarranted(error: string): boolean {
  return !error.startsWith('certificate/server-name-on-client: ')
}

/** By its identifier, as it stands in a certificate: 1.3.101.112. */
function holdsEd25519({ files }: Cell): boolean {
  const pem = new TextDecoder().decode(files.certificate) + new TextDecoder().decode(files.ca)
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*/g) ?? []
  return blocks.some((block) => Buffer.from(block.slice(27), 'base64').includes('06032b6570', 'hex'))
}

function share(seen: readonly Comparison[], holds: (comparison: Comparison) => boolean): number {
  return seen.filter(holds).length / seen.length
}

function tally(seen: readonly Comparison[]): string {
  const start = seen.filter(({ answer }) => answer.start === undefined).length
  const classes = new Set(
    seen.flatMap(({ answer }) => [answer.start, ...Object.values(answer.talk)].map((said) => said?.class)),
  )
  classes.delete(undefined)
  const unknown = seen.filter((comparison) => comparison.unknown.length > 0).length
  return `${seen.length} agents compared; ${start} start; ${classes.size} kinds of refusals; ${unknown} with a signature we cannot verify`
}

/** The settings and the certificates; no key. */
function shown({ files, differences }: Cell): string {
  const text = (bytes: Uint8Array | undefined) =>
    new TextDecoder()
      .decode(bytes)
      .replaceAll(/-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----/gs, '')
  return `${JSON.stringify(differences)}\ncert_file:\n${text(files.certificate)}\nca_file:\n${text(files.ca)}`
}
