import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeContents } from '../../server/facts/contents.ts'
import { latin1, readPem } from '../../server/facts/pem.ts'
import { testCertificates } from '../certificates.ts'

const encode = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const block = (type: string, body = 'YWJj') => `-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`
const abc = block('X')

/** Each verdict is the one of Go's encoding/pem (1.26). */
const found: readonly [name: string, text: string, types: readonly string[]][] = [
  ['one block', abc, ['X']],
  ['several blocks', abc + block('Y') + abc, ['X', 'Y', 'X']],
  [
    'text before, between and after',
    `subject=CN\n\n${abc}\nBag Attributes\n  x: y\n${block('Y')}\nend`,
    ['X', 'Y'],
  ],
  ['CRLF', abc.replaceAll('\n', '\r\n'), ['X']],
  ['no line end at the end', abc.trimEnd(), ['X']],
  ['blanks at the ends of lines', '-----BEGIN X----- \nYWJj\t \n-----END X-----  \n', ['X']],
  ['blanks within the base64', '-----BEGIN X-----\n  YW Jj\n-----END X-----\n', ['X']],
  ['an empty block', '-----BEGIN X-----\n-----END X-----\n', ['X']],
  ['headers', '-----BEGIN X-----\na: b\nc:d\n\nYWJj\n-----END X-----\n', ['X']],
  ['headers without an empty line', '-----BEGIN X-----\na: b\nYWJj\n-----END X-----\n', ['X']],
  ['headers alone', '-----BEGIN X-----\na: b\n-----END X-----\n', []],
  ['a BEGIN without END before a whole block', `-----BEGIN Z-----\nYWJj\n${abc}`, ['X']],
  ['bad base64 before a whole block', block('Z', 'YW!j') + abc, ['X']],
  ['base64 without its padding', block('X', 'YWI'), []],
  ['base64 in the URL alphabet', block('X', 'YW-_'), []],
  ['another type at the end', `-----BEGIN X-----\nYWJj\n-----END Y-----\n${abc}`, ['X']],
  ['an indented block', ` ${abc}`, []],
  ['a byte order mark', `\xef\xbb\xbf${abc}`, []],
  ['text after END', '-----BEGIN X-----\nYWJj\n-----END X-----x\n', []],
  ['four dashes', '----BEGIN X----\nYWJj\n----END X----\n', []],
  ['old Mac line ends', abc.replaceAll('\n', '\r'), []],
  ['nothing', '', []],
]

describe('readPem', () => {
  test.each(found)('%s', (_, text, types) => {
    expect(readPem(encode(text)).blocks.map(({ type }) => type)).toEqual(types)
  })

  test('decodes what is between', () => {
    const [first] = readPem(encode(`\n${abc}`)).blocks
    expect(first).toEqual({ type: 'X', bytes: encode('abc'), hasHeaders: false, encrypted: false, line: 2 })
  })

  test('knows an encrypted key by its header', () => {
    const text = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nYWJj\n'
    const [first] = readPem(encode(`${text}-----END RSA PRIVATE KEY-----\n`)).blocks
    expect(first).toMatchObject({ hasHeaders: true, encrypted: true })
  })

  test.each([
    [block('X', 'YW!j'), 'its text is not base64'],
    ['-----BEGIN X-----\nYWJj\n', 'it has no END line'],
    ['-----BEGIN X-----\nYWJj\n-----END Y-----\n', 'its END line does not fit its BEGIN line'],
    [`\xef\xbb\xbf${abc}`, 'a byte order mark stands before it'],
    ['-----BEGIN X\nYWJj\n-----END X-----\n', 'its BEGIN line does not end in five dashes'],
    ['-----BEGIN X-----\na: b\n-----END X-----\n', 'an empty line is missing after its headers'],
  ])('says what is wrong with a damaged block: %j', (text, problem) => {
    expect(
      readPem(encode(`first line\n\n${text}`.replace(/^first line\n\n\xef/, '\xef'))).damaged,
    ).toMatchObject([{ type: 'X', problem }])
  })

  test('says where a damaged block is', () => {
    const { damaged } = readPem(encode(`\n${abc}\n${block('Y', '!')}\n${abc}${block('Z', '!')}`))
    expect(damaged.map(({ type, line }) => [type, line])).toEqual([
      ['Y', 6],
      ['Z', 13],
    ])
  })

  const pieces = [
    '-----BEGIN ',
    '-----END ',
    '-----',
    'X',
    '\n',
    '\r',
    ' ',
    ':',
    'YWJj',
    '=',
    '\0',
    '\xff',
    abc,
  ]

  test('takes any bytes, and what it finds is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const { blocks, damaged } = readPem(encode(parts.join('')))
        for (const { type, line } of [...blocks, ...damaged]) {
          expect(parts.join('').split('\n')[line - 1]).toContain(`-----BEGIN ${type}`.trimEnd())
        }
      }),
      { numRuns: 500 },
    )
  })

  // Quadratic work on 1 MiB would take minutes.
  test.each([
    ...pieces,
    '-----BEGIN X-----\n',
    '\n-----END X-----\n',
    '-----BEGIN X-----\na: b\n',
    block('X', '!'),
  ])('ends soon on a mebibyte of %j', (piece) => {
    const bytes = encode(piece.repeat(2 ** 20 / piece.length))
    expect(describeContents(bytes, readPem(bytes)).length).toBeLessThan(200)
  })
})

describe('describeContents', () => {
  const words = (text: string) => describeContents(encode(text), readPem(encode(text)))

  test.each([
    ['\xfe\xed\xfe\xed\x00\x00\x00\x02', 'a Java keystore'],
    ['\x30\x80\x02\x01\x03\x30\x80', 'a PKCS#12 bundle'],
    ['\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02', 'a PKCS#7 bundle'],
    ['\x1f\x8b\x08\x00', 'a gzip archive'],
    ['PK\x03\x04\x14\x00', 'a zip archive'],
    [
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQGi\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n',
      'a PGP public key',
    ],
    [
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\nlQHY\n-----END PGP PRIVATE KEY BLOCK-----\n',
      'a PGP private key',
    ],
    ['ssh-rsa AAAAB3NzaC1yc2E= user@host\n', 'an OpenSSH public key'],
    ['sk-ssh-ed25519@openssh.com AAAA\n', 'an OpenSSH public key'],
    ['---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n', 'an SSH public key'],
    ['$ANSIBLE_VAULT;1.1;AES256\n6634\n', 'a file that Ansible Vault encrypted'],
    [Buffer.from(block('CERTIFICATE')).toString('base64'), 'PEM that is encoded in base64 once more'],
    [
      block('CERTIFICATE').replaceAll('\n', String.raw`\n`),
      String.raw`PEM whose line breaks are written as \n`,
    ],
  ])('%j holds %s', (text, expected) => {
    expect(words(text)).toBe(expected)
  })

  test.each([
    ['ca', 'a certificate'],
    ['server-chain', '2 certificates'],
    ['request', 'a certificate request'],
    ['server-key', 'a private key'],
    ['encrypted-key', 'an encrypted private key'],
    ['public-key', 'a public key'],
    ['page', 'an HTML page'],
    ['empty', 'nothing'],
    ['broken', 'a damaged CERTIFICATE block (its text is not base64)'],
  ])('%s.pem holds %s', async (name, expected) => {
    const bytes = (await testCertificates()).get(`certs/${name}.pem`) ?? new Uint8Array()
    expect(words(latin1(bytes))).toBe(expected)
  })

  test('knows DER by its structure', async () => {
    const files = await testCertificates()
    const derOf = (name: string) =>
      latin1(readPem(files.get(`certs/${name}.pem`) ?? encode('')).blocks[0]?.bytes ?? encode(''))
    expect(words(derOf('server'))).toBe('a certificate in DER form')
    expect(words(derOf('request'))).toBe('a certificate request in DER form')
    expect(words(derOf('server-key'))).toBe('a private key in DER form')
    expect(words(derOf('encrypted-key'))).toBe('an encrypted private key in DER form')
    expect(words(derOf('public-key'))).toBe('a public key in DER form')
  })

  test.each([
    ['\x30\x0e\x02\x01\x03\x30\x09\x06\x07\x2a\x86\x48\x86\xf7\x0d\x01', 'binary data'],
    ['\x30\x10\x02\x01\x03\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01', 'a PKCS#12 bundle'],
    ['\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02', 'a PKCS#7 bundle'],
    [' \n\t', 'nothing but white space'],
    ['\n<html>', 'an HTML page'],
    ['<?xml version="1.0"?>', 'an XML document'],
    ['{"errors":["permission denied"]}', 'JSON'],
    ['ssh-ed25519 AAAA user@host', 'an OpenSSH public key'],
    ['PuTTY-User-Key-File-3: ssh-rsa', 'a PuTTY key'],
    ['version https://git-lfs.github.com/spec/v1\n', 'a Git LFS pointer'],
    ['MIIBszCCAVmgAwIBAgIIVM8m\n', 'base64 without its BEGIN and END lines'],
    ['\xff\xfe-\0-\0', 'UTF-16 text'],
    ['\x7fELF\x02\x01\x01\0', 'binary data'],
    ['404 page not found', 'text'],
    [block('EC PARAMETERS') + block('EC PRIVATE KEY'), 'curve parameters and a private key'],
    [block('OPENSSH PRIVATE KEY'), 'an OpenSSH private key'],
    [block('PGP MESSAGE'), 'a PGP message'],
    [block('\x1b[31mRED'), 'a PEM block of another kind'],
    [block('CERTIFICATE').repeat(3) + block('PRIVATE KEY'), '3 certificates and a private key'],
    ['ABCDEF'.replaceAll(/./g, (letter) => block(letter)), 'a PEM block of another kind'],
  ])('%j holds %s', (text, expected) => {
    expect(words(text)).toBe(expected)
  })
})

test('a key whose line breaks were lost is not repeated', () => {
  const text = '-----BEGIN EC PRIVATE KEY----- MHcCAQEEIBZtOCOy5Nk3SECRET -----END EC PRIVATE KEY-----\n'
  const bytes = new TextEncoder().encode(text)
  const words = describeContents(bytes, readPem(bytes))
  expect(words).not.toMatch(/MHcC|SECRET/)
})
