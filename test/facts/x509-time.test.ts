import { expect, test } from 'vitest'
import { readDer } from '../../server/facts/der.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { readValidity } from '../../server/facts/x509-time.ts'
import { encode } from './files.ts'

const utc = 0x17
const generalized = 0x18

/** When a certificate would expire by this text. */
function expiry(tag: number, text: string): string | undefined {
  const from = writeDer(utc, encode('200101000000Z'))
  const period = readDer(writeDer(0x30, Uint8Array.from([...from, ...writeDer(tag, encode(text))])))
  return readValidity(period)?.notAfter.toISOString()
}

// golang.org/x/crypto/cryptobyte, ReadASN1UTCTime and ReadASN1GeneralizedTime.
test.each([
  [utc, '300102030405Z', '2030-01-02T03:04:05.000Z'],
  // Two digits are a year from 1950 to 2049.
  [utc, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [utc, '500101000000Z', '1950-01-01T00:00:00.000Z'],
  // Seconds may be left out, and a zone may be named.
  [utc, '3001020304Z', '2030-01-02T03:04:00.000Z'],
  [utc, '300102030405+0130', '2030-01-02T01:34:05.000Z'],
  [utc, '300102030405-0130', '2030-01-02T04:34:05.000Z'],
  [utc, '300102030405+2459', '2030-01-01T02:05:05.000Z'],
  [generalized, '20300102030405Z', '2030-01-02T03:04:05.000Z'],
  [generalized, '20300102030405-0130', '2030-01-02T04:34:05.000Z'],
  [generalized, '00010101000000Z', '0001-01-01T00:00:00.000Z'],
  [generalized, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
  [generalized, '20240229000000Z', '2024-02-29T00:00:00.000Z'],
])('%i %s is %s', (tag, text, time) => {
  expect(expiry(tag, text)).toBe(time)
})

test.each([
  [utc, '300102030405'],
  [utc, '300102030405+0000'],
  [utc, '300102030405-0000'],
  [utc, '300102030405+2500'],
  [utc, '300102030405+0160'],
  [utc, '300102240000Z'],
  [utc, '300131240000Z'],
  [utc, '300102036000Z'],
  [utc, '300102030460Z'],
  [utc, '301302030405Z'],
  [utc, '300002030405Z'],
  [utc, '300631030405Z'],
  [utc, '300100030405Z'],
  [utc, '20300102030405Z'],
  [utc, '300102030405ZZ'],
  [utc, ' 300102030405Z'],
  [generalized, '300102030405Z'],
  [generalized, '203001020304Z'],
  [generalized, '20300102030405.5Z'],
  [generalized, '20230229000000Z'],
  [generalized, ' 20300102030405Z'],
  [generalized, '20300102030405Z '],
  [generalized, '20300102030405 0130'],
  [generalized, '20300102030405+013'],
  [generalized, '20300102030405+01:30'],
  [0x16, '300102030405Z'],
  [0x16, '20300102030405Z'],
])('%i %s is no time', (tag, text) => {
  expect(expiry(tag, text)).toBeUndefined()
})

test('both ends of a validity have to be there', () => {
  expect(readValidity(undefined)).toBeUndefined()
  expect(readValidity(readDer(writeDer(0x30, writeDer(utc, encode('300102030405Z')))))).toBeUndefined()
})
