import { describe, expect, test } from 'vitest'
import {
  bitLength,
  bitString,
  boolean,
  integer,
  objectIdentifier,
  readDer,
  readSequence,
  smallInteger,
} from '../../server/facts/der.ts'
import { writeDer, writeObjectIdentifier } from '../../server/facts/der-write.ts'
import { hex } from './build-certificate.ts'

/** Digits of the bytes, `undefined` where there are none. */
function digits(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString('hex')
}

// golang.org/x/crypto/cryptobyte, readASN1.
describe('readDer', () => {
  test.each([
    [0, '3000'],
    [1, '3001'],
    [0x7f, '307f'],
    [0x80, '308180'],
    [0xff, '3081ff'],
    [0x100, '30820100'],
    [0xffff, '3082ffff'],
    [0x10000, '3083010000'],
    [0x1000000, '308401000000'],
  ])('content of %i bytes stands behind %s', (length, header) => {
    const bytes = new Uint8Array(header.length / 2 + length)
    bytes.set(hex(header))
    const element = readDer(bytes)
    expect(element?.content.length).toBe(length)
    expect(element?.bytes.length).toBe(bytes.length)
    const written = writeDer(0x30, new Uint8Array(length))
    expect(written.length).toBe(bytes.length)
    expect(digits(written.subarray(0, header.length / 2))).toBe(header)
  })

  test('what stands behind an element is not its', () => {
    expect(digits(readDer(hex('02 01 05 02'))?.bytes)).toBe('020105')
  })

  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['content that is cut off', '30 02 05'],
    ['a tag number over 30', '1f 01 00'],
    ['a tag number over 30 of a class', 'bf 01 00'],
    ['a length that is left open', '30 80 00 00'],
    ['a length that is cut off', '30 82 01'],
    ['a length in two bytes that needs one', `30 81 7f ${'00'.repeat(0x7f)}`],
    ['a length in three bytes that needs two', `30 82 00 ff ${'00'.repeat(0xff)}`],
    ['a length in six bytes', '30 85 00 00 00 00 01 05'],
    ['a length that no file has', `30 ff ${'ff'.repeat(0x7f)}`],
  ])('%s is no element', (_, text) => {
    expect(readDer(hex(text))).toBeUndefined()
  })
})

test.each([
  ['', []],
  ['02 01 05', ['020105']],
  ['02 01 05 04 00', ['020105', '0400']],
  ['02 05', undefined],
  ['02 01 05 02 05', undefined],
  ['02 01 05 02 01 05 02 05', undefined],
])('a sequence of %j', (content, elements) => {
  expect(readSequence(readDer(writeDer(0x30, hex(content))))?.map(({ bytes }) => digits(bytes))).toEqual(
    elements,
  )
})

// cryptobyte, ReadASN1ObjectIdentifier: each part below 2^31.
test.each([
  ['1.2.840.10045.2.1', '06 07 2a8648ce3d0201'],
  ['0.9.2342.19200300.100.1.25', '06 0a 0992268993f22c640119'],
  ['2.5.4.3', '06 03 550403'],
  ['2.999', '06 02 8837'],
  ['1.0', '06 01 28'],
  ['0.39', '06 01 27'],
  ['1.39.0', '06 02 4f00'],
  ['2.0', '06 01 50'],
  ['1.2.2147483647', '06 06 2a87ffffff7f'],
])('%s is %s', (text, der) => {
  expect(objectIdentifier(readDer(hex(der)))).toBe(text)
  expect(digits(writeObjectIdentifier(text))).toBe(digits(hex(der)))
})

test.each([
  ['of no bytes', '06 00'],
  ['of another type', '04 01 2a'],
  ['with a part of 2^31', '06 06 2a8880808000'],
  ['that ends in the middle of a part', '06 02 2a 86'],
  ['with a zero before a part', '06 03 2a 80 01'],
  ['that begins with a zero', '06 02 80 01'],
])('no object identifier: one %s', (_, der) => {
  expect(objectIdentifier(readDer(hex(der)))).toBeUndefined()
})

// encoding/asn1, BitString.RightAlign.
test.each([
  ['03 01 00', ''],
  ['03 03 00 01 02', '0102'],
  ['03 03 01 01 02', '0081'],
  ['03 03 07 81 80', '0103'],
  ['03 01 01', undefined],
  ['03 02 01 01', undefined],
  ['03 02 08 00', undefined],
  ['03 00', undefined],
  ['04 01 00', undefined],
])('the bits of %s', (der, bytes) => {
  expect(digits(bitString(readDer(hex(der))))).toBe(bytes)
})

test.each([
  ['02 01 00', '00', 0],
  ['02 01 7f', '7f', 127],
  ['02 02 00 80', '0080', 128],
  ['02 02 01 00', '0100', 256],
  ['02 08 7f ff ff ff ff ff ff ff', '7fffffffffffffff', 2 ** 63],
  ['02 09 00 80 00 00 00 00 00 00 00', '008000000000000000', undefined],
  ['02 01 80', '80', undefined],
  ['02 02 ff 7f', 'ff7f', undefined],
  ['02 02 ff 80', undefined, undefined],
  ['02 02 00 7f', undefined, undefined],
  ['02 00', undefined, undefined],
  ['04 01 00', undefined, undefined],
])('the number %s', (der, bytes, value) => {
  expect(digits(integer(readDer(hex(der))))).toBe(bytes)
  expect(smallInteger(readDer(hex(der)))).toBe(value)
})

test.each([
  ['01 01 00', false],
  ['01 01 ff', true],
  ['01 01 01', undefined],
  ['01 02 ff ff', undefined],
  ['01 00', undefined],
  ['02 01 00', undefined],
])('the boolean %s is %s', (der, value) => {
  expect(boolean(readDer(hex(der)))).toBe(value)
})

test.each([
  ['', 0],
  ['01', 1],
  ['80', 8],
  ['01 00', 9],
])('%j has %i bits', (number, bits) => {
  expect(bitLength(hex(number))).toBe(bits)
})
