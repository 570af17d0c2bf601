import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusals } from '../../../facts/verdicts/questions.ts'
import { compare, startChecks } from '../compare.ts'
import { errorsIn, isFatal } from '../linted.ts'
import { TlsReferee } from '../referee.ts'
import { authorities } from './authorities.ts'
import type { MatrixCell } from './cell.ts'
import { chains } from './chains.ts'
import { dates } from './dates.ts'
import { guides } from './guides.ts'
import { keys } from './keys.ts'
import { names } from './names.ts'
import { missingTools, Workshop } from './workshop.ts'

const groups: Readonly<Record<string, readonly MatrixCell[]>> = {
  names,
  chains,
  authorities,
  dates,
  keys,
  guides,
}
const hour = 3_600_000

let referee: TlsReferee
beforeAll(() => {
  expect(missingTools(), 'apt-get install golang-cfssl openssl').toEqual([])
  referee = new TlsReferee()
})
afterAll(() => referee.stop())

/** Of these nobody can know here whether the key belongs to the certificate. */
const unknownHere = new Set(['Ed25519'])

function isOfStart(refusal: string): boolean {
  return startChecks.some((check) => refusal.startsWith(`${check}: `))
}

describe.each(Object.entries(groups))('certificates as operators issue them: %s', (_group, cells) => {
  test.each(cells)('$name', async (cell) => {
    const shop = new Workshop()
    try {
      const texts = cell.make(shop)
      const encode = (text: string | undefined) =>
        text === undefined ? undefined : new TextEncoder().encode(text)
      const files = { certificate: encode(texts.certificate), key: encode(texts.key), ca: encode(texts.ca) }
      const now = new Date(Date.now() + (cell.day === undefined ? hour : cell.day * 24 * hour))
      const { role = 'server', region = 'global', settings = {} } = cell
      const agent = { files, differences: { role, region, settings, now } }
      const { answer, disagreements, unknown, verdicts } = await compare(agent, referee)
      expect(disagreements).toEqual([])
      expect(unknown.length > 0).toBe(unknownHere.has(cell.name))
      // An agent that does not start talks to nobody.
      const starting = answer.start === undefined ? refusals(verdicts) : refusals(verdicts).filter(isOfStart)
      expect(starting).toEqual(cell.refused)
      const errors = await errorsIn(agent)
      if (isFatal(answer) || cell.insecure) expect(errors).not.toEqual([])
      else expect(errors).toEqual([])
    } finally {
      shop.close()
    }
  })
})
