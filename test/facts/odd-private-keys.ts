import { generateKeyPairSync } from 'node:crypto'
import { writeDer } from '../../server/facts/der-write.ts'
import type { PrivateKey } from '../../server/facts/private-key.ts'
import { bitString, hex, id, integer, none, octets, sequence } from './build-certificate.ts'

/** A private key in DER, and what Go takes it for: undefined where it refuses it. */
export type OddKey = readonly [what: string, der: Uint8Array, key: PrivateKey | undefined]

/** An INTEGER that is not negative. */
function number(value: bigint): Uint8Array {
  const digits = value.toString(16)
  return integer(`${digits.length % 2 ? '0' : /^[89a-f]/.test(digits) ? '00' : ''}${digits}`)
}

function bytesOf(value: bigint): Uint8Array {
  const digits = value.toString(16)
  return hex(digits.length % 2 ? `0${digits}` : digits)
}

const jwk = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' })
const [n = 0n, e = 0n, d = 0n, p = 0n, q = 0n, dP = 0n, dQ = 0n, qInverse = 0n] = [
  jwk.n,
  jwk.e,
  jwk.d,
  jwk.p,
  jwk.q,
  jwk.dp,
  jwk.dq,
  jwk.qi,
].map((text) => BigInt(`0x${Buffer.from(text ?? '', 'base64url').toString('hex')}`))
const numbers = { n, e, d, p, q, dP, dQ, qInverse }

const pkcs1 = (changes: Partial<typeof numbers> = {}, ...more: readonly Uint8Array[]) =>
  sequence(integer('00'), ...Object.values({ ...numbers, ...changes }).map(number), ...more)
/** Of the first numbers alone. */
const first = (count: number, version = integer('00')) =>
  sequence(version, ...Object.values(numbers).slice(0, count).map(number))
const rsa: PrivateKey = { type: 'rsa', modulus: bytesOf(n), exponent: bytesOf(e) }

/** Of numbers that can be checked by hand: (p - 1) and (q - 1) divide d * e - 1. */
const small = (...values: readonly number[]) => smallBefore(values)
const smallBefore = (values: readonly number[], ...more: readonly Uint8Array[]) =>
  sequence(integer('00'), ...values.map((value) => number(BigInt(value))), ...more)
function smallPrime(...values: readonly number[]): Uint8Array {
  return sequence(...values.map((value) => number(BigInt(value))))
}

const rsaOf = (modulus: string, exponent: string): PrivateKey => ({
  type: 'rsa',
  modulus: hex(modulus),
  exponent: hex(exponent),
})

/** A key of the exponent, and of these primes. */
function rsaWith(exponent: bigint, one: bigint, other: bigint): Uint8Array {
  const inverse = inverseOf(exponent, (one - 1n) * (other - 1n))
  return sequence(integer('00'), ...[one * other, exponent, inverse, one, other].map(number))
}

/** By Euclid's algorithm. */
function inverseOf(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x]
  return ((x % modulus) + modulus) % modulus
}

/** A prime of Mersenne, and primes that differ from it by numbers of 27 and of 28 bits; together they have 255. */
const mersenne = 2n ** 127n - 1n
const [near, far] = [mersenne + 2n ** 26n + 122n, mersenne + 2n ** 27n + 254n]

const rsaId = sequence(id('1.2.840.113549.1.1.1'), hex('05 00'))
const ecId = id('1.2.840.10045.2.1')
const pkcs8 = (algorithm: Uint8Array, key: Uint8Array) => sequence(integer('00'), algorithm, octets(key))

const p256 = '1.2.840.10045.3.1.7'
const p384 = '1.3.132.0.34'
const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63255'
const curve = (name: string) => writeDer(0xa0, id(name))
const point = writeDer(0xa1, bitString(hex('04 01 02')))
const sec1 = (scalar: string, ...more: readonly Uint8Array[]) =>
  sequence(integer('01'), octets(hex(scalar)), ...more)
const ecdsa = (scalar: string, name = p256): PrivateKey => ({
  type: 'ecdsa',
  curve: name,
  scalar: hex(scalar),
  point: undefined,
})
const ed25519Id = id('1.3.101.112')
const seed = octets(new Uint8Array(32))

const primes = sequence(smallPrime(23, 15, 8))

/** RSA alone (PKCS #1): a key whose numbers do not fit each other is refused. */
const rsaKeys: readonly OddKey[] = [
  ['RSA', pkcs1(), rsa],
  ['RSA of version 1', first(8, integer('01')), rsa],
  ['RSA without the last number', first(7), rsa],
  ['RSA without the last three numbers', first(5), rsa],
  ['RSA of another version', first(8, integer('02')), undefined],
  ['RSA of four numbers', first(4), undefined],
  ['RSA with a text at the beginning', sequence(octets(), pkcs1()), undefined],
  ['RSA and one more byte', Buffer.concat([pkcs1(), hex('00')]), undefined],
  ['RSA with an even modulus', pkcs1({ n: n + 1n }), undefined],
  ['RSA with another modulus', pkcs1({ n: n + 2n }), undefined],
  ['RSA with modulus 0', pkcs1({ n: 0n }), undefined],
  ['RSA with exponent 1', pkcs1({ e: 1n, d: 1n, dP: 1n, dQ: 1n }), undefined],
  ['RSA with an even exponent', pkcs1({ e: e + 1n }), undefined],
  ['RSA with another exponent', pkcs1({ e: e + 2n }), undefined],
  ['RSA with an exponent of 32 bits', pkcs1({ e: 2n ** 31n + 1n }), undefined],
  ['RSA with private exponent 0', pkcs1({ d: 0n }), undefined],
  ['RSA with another private exponent', pkcs1({ d: d + 2n }), undefined],
  ['RSA with private exponent by one prime alone', pkcs1({ d: d + (p - 1n) }), undefined],
  ['RSA with private exponent by the other prime alone', pkcs1({ d: d + (q - 1n) }), undefined],
  ['RSA with primes 1 and n', pkcs1({ p: 1n, q: n }), undefined],
  ['RSA with primes n and 1', pkcs1({ p: n, q: 1n }), undefined],
  ['RSA with another first remainder', pkcs1({ dP: dP + 1n }), undefined],
  ['RSA with another second remainder', pkcs1({ dQ: dQ + 1n }), undefined],
  ['RSA with another inverse', pkcs1({ qInverse: qInverse + 1n }), undefined],
  ['RSA with a text for a number', sequence(integer('00'), ...[n, e, d].map(number), octets()), undefined],
  [
    'RSA with a negative modulus',
    sequence(integer('00'), integer('ff'), ...[e, d, p, q].map(number)),
    undefined,
  ],
  ['small RSA', small(187, 3, 27, 11, 17), rsaOf('bb', '03')],
  ['small RSA with prime 3', small(33, 3, 17, 3, 11), rsaOf('21', '03')],
  ['small RSA with prime 3 behind', small(33, 3, 17, 11, 3), rsaOf('21', '03')],
  ['small RSA with the largest exponent', rsaWith(2n ** 31n - 1n, 11n, 17n), rsaOf('bb', '7fffffff')],
  ['small RSA with an exponent of 32 bits', rsaWith(2n ** 31n + 1n, 11n, 17n), undefined],
  ['small RSA whose exponents fit p alone', small(187, 3, 37, 11, 17), undefined],
  ['small RSA whose exponents fit q alone', small(187, 3, 43, 11, 17), undefined],
  ['small RSA whose private exponent has half of its bits', small(187, 9, 9, 11, 17), undefined],
  ['RSA with primes close to each other', rsaWith(65537n, mersenne, near), undefined],
  ['RSA with primes close to each other, the larger first', rsaWith(65537n, near, mersenne), undefined],
  [
    'RSA with primes a little further',
    rsaWith(65537n, mersenne, far),
    { ...rsa, modulus: bytesOf(mersenne * far) },
  ],
  ['small RSA with exponent 1', small(187, 1, 81, 11, 17), undefined],
  ['small RSA with prime 1 behind', small(11, 3, 7, 11, 1), undefined],
  ['small RSA with an even p', small(28, 5, 5, 4, 7), undefined],
  ['small RSA with six numbers', small(187, 3, 27, 11, 17, 7), rsaOf('bb', '03')],
  ['small RSA of three primes', smallBefore([4301, 3, 587, 11, 17, 7, 11, 2], primes), rsaOf('10cd', '03')],
  ['four numbers and further primes', smallBefore([4301, 3, 587, 11], primes), undefined],
  ['five numbers and a text', smallBefore([187, 3, 27, 11, 17], octets()), rsaOf('bb', '03')],
  [
    'five numbers and a text that is cut off',
    smallBefore([187, 3, 27, 11, 17], hex('04 05')),
    rsaOf('bb', '03'),
  ],
  ['five numbers and one that is cut off', smallBefore([187, 3, 27, 11, 17], hex('02 05')), undefined],
  ['eight numbers and a negative one', pkcs1({}, integer('ff')), rsa],
  ['RSA in PKCS #8', pkcs8(rsaId, pkcs1()), rsa],
  ['RSA in PKCS #8, and one more byte', pkcs8(rsaId, Buffer.concat([pkcs1(), hex('00')])), undefined],
  ['RSA in PKCS #8 without its frame', sequence(integer('00'), rsaId, pkcs1()), undefined],
  ['no algorithm in PKCS #8', pkcs8(sequence(), pkcs1()), undefined],
  [
    'broken parameters in PKCS #8',
    pkcs8(sequence(id('1.2.840.113549.1.1.1'), hex('05 01')), pkcs1()),
    undefined,
  ],
]

/** Elliptic curves (SEC 1), alone and in PKCS #8. */
const ecKeys: readonly OddKey[] = [
  ['SEC 1', sec1('05', curve(p256)), ecdsa('05')],
  ['SEC 1 with zeros before the number', sec1(`${'00'.repeat(70)}05`, curve(p256)), ecdsa('05')],
  ['SEC 1 with the largest number', sec1(`${order}0`, curve(p256)), ecdsa(`${order}0`)],
  ['SEC 1 with the order', sec1(`${order}1`, curve(p256)), undefined],
  ['SEC 1 with number 0', sec1('00', curve(p256)), undefined],
  ['SEC 1 without a number', sec1('', curve(p256)), undefined],
  ['SEC 1 with a number of 67 bytes', sec1(`01${'00'.repeat(66)}`, curve('1.3.132.0.35')), undefined],
  [
    'SEC 1 with the largest number of all',
    sec1(`00${(2n ** 520n).toString(16).padStart(132, '0')}`, curve('1.3.132.0.35')),
    ecdsa(`01${'00'.repeat(65)}`, '1.3.132.0.35'),
  ],
  ['SEC 1 without a curve', sec1('05'), undefined],
  ['SEC 1 on a curve of Bitcoin', sec1('05', curve('1.3.132.0.10')), undefined],
  ['SEC 1 of version 0', sequence(integer('00'), octets(hex('05')), curve(p256)), undefined],
  ['SEC 1 of version 2', sequence(integer('02'), octets(hex('05')), curve(p256)), undefined],
  ['SEC 1 with a number of another type', sequence(integer('01'), integer('05'), curve(p256)), undefined],
  [
    'SEC 1 with its point',
    sec1('05', curve(p256), point),
    { ...ecdsa('05'), point: hex('04 01 02') } as PrivateKey,
  ],
  [
    'SEC 1 with something else for a point',
    sec1('05', curve(p256), writeDer(0xa2, bitString(hex('04')))),
    ecdsa('05'),
  ],
  ['SEC 1 with its point before the curve', sec1('05', point, curve(p256)), undefined],
  ['SEC 1 with a curve behind another', sec1('05', curve(p256), curve(p384)), ecdsa('05')],
  ['SEC 1 in PKCS #8', pkcs8(sequence(ecId, id(p256)), sec1('05')), ecdsa('05')],
  [
    'SEC 1 in PKCS #8 with a point alone',
    pkcs8(sequence(ecId, id(p256)), sec1('05', point)),
    { ...ecdsa('05'), point: hex('04 01 02') } as PrivateKey,
  ],
  [
    'two curves in PKCS #8: the outer one counts',
    pkcs8(sequence(ecId, id(p384)), sec1('05', curve(p256))),
    ecdsa('05', p384),
  ],
  ['a curve inside of PKCS #8 alone', pkcs8(sequence(ecId), sec1('05', curve(p256))), ecdsa('05')],
  ['no curve in PKCS #8', pkcs8(sequence(ecId), sec1('05')), undefined],
]

/** Whatever else there is, and what is no key. */
const otherKeys: readonly OddKey[] = [
  ['Ed25519', pkcs8(sequence(ed25519Id), seed), { type: 'ed25519' }],
  ['Ed25519 with parameters', pkcs8(sequence(ed25519Id, hex('05 00')), seed), undefined],
  ['Ed25519 of 31 bytes', pkcs8(sequence(ed25519Id), octets(new Uint8Array(31))), undefined],
  ['Ed25519 of another type', pkcs8(sequence(ed25519Id), bitString(new Uint8Array(31))), undefined],
  ['nothing', none, undefined],
  ['an empty sequence', sequence(), undefined],
  ['a number', integer('01'), undefined],
  ['two numbers', sequence(integer('01'), integer('01')), undefined],
]

export const oddKeys: readonly OddKey[] = [...rsaKeys, ...ecKeys, ...otherKeys]

/** Of types that agents cannot use: Go refuses some and takes others, and Nomad takes none. */
export const uselessKeys: readonly OddKey[] = [
  ['DSA', pkcs8(sequence(id('1.2.840.10040.4.1')), octets()), { type: 'dsa' }],
  ['a key of another kind', pkcs8(sequence(id('1.3.101.110')), octets()), { type: 'other' }],
]
