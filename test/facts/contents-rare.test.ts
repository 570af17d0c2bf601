import { expect, test } from 'vitest'
import { describeContents } from '../../server/facts/contents.ts'
import { writeDer } from '../../server/facts/der-write.ts'
import { readPem } from '../../server/facts/pem.ts'
import { bitString, hex, id, integer, octets, sequence } from './build-certificate.ts'

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const block = (type: string) => `-----BEGIN ${type}-----\nYWJj\n-----END ${type}-----\n`
const words = (bytes: Uint8Array) => describeContents(bytes, readPem(bytes))
const kinds = ['CERTIFICATE', 'PRIVATE KEY', 'X509 CRL', 'PUBLIC KEY', 'CERTIFICATE REQUEST']

test.each([
  ['\xfe\xff\0-', 'UTF-16 text'],
  ['\xff\xff', 'text'],
  ['\xfe\xfe', 'text'],
  ['x\xff', 'text'],
  ['x\xfe', 'text'],
  [String.raw` -----BEGIN CERTIFICATE-----\nYWJj\n`, String.raw`PEM whose line breaks are written as \n`],
  [String.raw`x -----BEGIN CERTIFICATE-----\nYWJj\n`, 'a damaged PEM block (it has no END line)'],
  [
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nYWJj\n-----END RSA PRIVATE KEY-----\n',
    'an encrypted private key',
  ],
  [block('CERTIFICATE SIGNATURE'), 'a block labelled CERTIFICATE SIGNATURE'],
  [block('MY CERTIFICATES 2'), 'a block labelled CERTIFICATES'],
  [kinds.slice(0, 3).map(block).join(''), 'a certificate, a private key and a revocation list'],
  [kinds.slice(0, 4).map(block).join(''), 'a certificate, a private key, a revocation list and a public key'],
  [kinds.map(block).join(''), 'a certificate, a private key, a revocation list and other blocks'],
  [block('PRIVATE KEY').repeat(2), 'a private key'],
  ['\n'.repeat(4096), 'nothing but white space'],
  ['\n'.repeat(4097), 'text'],
  ['<!DOCTYPE   html>', 'an HTML page'],
  ['\xef\xbb\xbf<head>', 'an HTML page'],
  ['\xef\xbb\xbf{}', 'JSON'],
  ['a <html>', 'text'],
  ['<htmlx>', 'text'],
  ['a <?xml version="1.0"?>', 'text'],
  ['a {}', 'text'],
  ['a ssh-rsa AAAA', 'text'],
  ['see MIIB', 'text'],
  ['MIIB!', 'text'],
  ['a\b\t\r\x1b[0m', 'text'],
  ['a\x07', 'binary data'],
  ['a\x0e', 'binary data'],
  [`${'a'.repeat(4096)}\0`, 'text'],
])('%j holds %s', (text, expected) => {
  expect(words(bytesOf(text))).toBe(expected)
})

const numbers = (length: number) => Array.from({ length }, () => integer('01'))
const oid = id('1.2.840.113549.1.7.1')

test.each([
  [
    'six fields and a signature',
    sequence(sequence(...numbers(6)), sequence(), bitString(hex('00'))),
    'a certificate in DER form',
  ],
  [
    'five fields and a signature',
    sequence(sequence(...numbers(5)), sequence(), bitString(hex('00'))),
    'a certificate request in DER form',
  ],
  [
    'an algorithm and a string',
    sequence(sequence(oid, sequence()), octets()),
    'an encrypted private key in DER form',
  ],
  ['an algorithm without parameters and a string', sequence(sequence(oid), octets()), 'binary data'],
  ['a set and a string', sequence(writeDer(0x31, oid, sequence()), octets()), 'binary data'],
  ['version 3 and a bundle', sequence(integer('03'), sequence(oid)), 'a PKCS#12 bundle'],
  ['version 2 and a bundle', sequence(integer('02'), sequence(oid)), 'binary data'],
  ['version 3 and something else', sequence(integer('03'), sequence(id('1.2.3'))), 'binary data'],
  ['a number alone', sequence(integer('03')), 'binary data'],
  ['a string and a bundle', sequence(octets(hex('03')), sequence(oid)), 'binary data'],
  ['nothing', sequence(), 'binary data'],
])('DER of %s', (_, der, expected) => {
  expect(words(der)).toBe(expected)
})

test('of many damaged blocks twenty are told', () => {
  const damaged = '-----BEGIN X-----\n!\n-----END X-----\n'
  const count = (text: string) => readPem(bytesOf(text)).damaged.length
  expect(count(damaged.repeat(19))).toBe(19)
  expect(count(damaged.repeat(25))).toBe(20)
  expect(count(`${damaged.repeat(19)}-----BEGIN X-----\n`)).toBe(20)
  expect(count(`${damaged.repeat(20)}-----BEGIN X-----\n`)).toBe(20)
})

test.each([
  ['\xef\xbb\xbf', 'a byte order mark stands before it'],
  ['abc', 'its BEGIN does not stand at the start of a line'],
  ['\xef\xbb\xbfa', 'its BEGIN does not stand at the start of a line'],
])('before a block stands %j', (before, problem) => {
  expect(readPem(bytesOf(before + block('X'))).damaged).toMatchObject([{ type: 'X', line: 1, problem }])
})
