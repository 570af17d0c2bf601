import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Curve, curves, isPoint, toBigInt } from '../../server/facts/elliptic-curve.ts'

const byName = (name: string) => [...curves.values()].find((curve) => curve.name === name) as Curve

/** Both numbers of a public key, as JWK has them. */
function numbersOf(namedCurve: string): readonly [bigint, bigint] {
  const { x, y } = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' })
  return [toBigInt(Buffer.from(x ?? '', 'base64url')), toBigInt(Buffer.from(y ?? '', 'base64url'))]
}

function point(size: number, x: bigint, y: bigint): Uint8Array {
  const digits = [x, y].map((number) => number.toString(16).padStart(size * 2, '0'))
  return Uint8Array.from(Buffer.from(`04${digits.join('')}`, 'hex'))
}

test.each([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
])('OpenSSL makes points of %s', (name, size) => {
  const [x, y] = numbersOf(name)
  expect(isPoint(point(size, x, y), byName(name))).toBe(true)
  expect(isPoint(point(size, x, y + 1n), byName(name))).toBe(false)
})

// crypto/internal/fips140/nistec, SetBytes: each number below the prime, in as many bytes as that has.
test('a number of a point is smaller than the prime', () => {
  const curve = byName('P-521')
  const [x, y] = numbersOf('P-521')
  expect(isPoint(point(66, x + curve.prime, y), curve)).toBe(false)
  expect(isPoint(point(66, x, y + curve.prime), curve)).toBe(false)
})

test('the point of the first number 0 is one, and its other spelling none', () => {
  const curve = byName('P-256')
  const y = 0x66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4n
  expect(isPoint(point(32, 0n, y), curve)).toBe(true)
  expect(isPoint(point(32, curve.prime, y), curve)).toBe(false)
})
