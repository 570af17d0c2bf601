import { afterAll, expect, inject, test } from 'vitest'
import { Chance } from './chance.ts'
import { type Cell, type Comparison, compare } from './compare.ts'
import { randomCell } from './random-cells.ts'
import { Keyring } from './random-certificates.ts'
import { TlsReferee } from './referee.ts'

const referee = new TlsReferee()
afterAll(() => referee.stop())

/** Seconds for the fresh seed. */
const seconds = Number(process.env['NOMADLINT_REFEREE_SECONDS'] || 80) / 4
const batch = 8

test.each([
  { name: 'the fixed seed', seed: 20_300_101, atMost: 1500, seconds: Number.POSITIVE_INFINITY },
  { name: 'the fresh seed', seed: inject('seed'), atMost: Number.POSITIVE_INFINITY, seconds },
])('any agent, any files: our verdicts are those of Go, $name', async ({ seed, atMost, ...limit }) => {
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
})

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
