import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { encode, fileBytes, fileText } from '../facts/files.ts'
import { memoryHost } from '../memory-host.ts'

/** What is said of a file named in one setting. */
async function said(setting: string, bytes: Uint8Array) {
  const files = new Map<string, string | Uint8Array>([
    ['nomad.hcl', `tls {\n  ${setting} = "/odd.pem"\n}\n`],
    ['/odd.pem', bytes],
  ])
  const only = new Set(['file/not-a-key', 'certificate/invalid-pem'])
  const { findings } = await lint({ ...defaultOptions, paths: ['nomad.hcl'], only }, rules, memoryHost(files))
  expect(findings).toHaveLength(1)
  return { message: findings[0]?.message ?? '', help: findings[0]?.help ?? '' }
}

const truncated = async (name: string) => encode((await fileText(name)).replace(/-----END.*/s, ''))
const marked = async (name: string) => Uint8Array.of(0xef, 0xbb, 0xbf, ...(await fileBytes(name)))
const utf16 = async (name: string) =>
  Uint8Array.of(0xff, 0xfe, ...Buffer.from(await fileText(name), 'utf16le'))

async function body(name: string): Promise<Uint8Array> {
  const text = (await fileText(name)).replaceAll(/-----.*-----|\s/g, '')
  return Uint8Array.from(Buffer.from(text, 'base64'))
}

/** As much of a PKCS#12 bundle as tells what it is. */
const pkcs12 = Uint8Array.of(0x30, 16, 2, 1, 3, 0x30, 11, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1)

describe('a certificate in another form', () => {
  it.each<[string, () => Promise<Uint8Array>, RegExp, string]>([
    ['truncated', () => truncated('server'), /no END line/, 'copy it again, its END line is missing'],
    ['byte order mark', () => marked('server'), /byte order mark/, 'save it without a byte order mark'],
    ['UTF-16', () => utf16('server'), /UTF-16/, 'save it as UTF-8, without a byte order mark'],
    [
      'DER',
      () => body('server'),
      /can read in this file: it holds a certificate in DER/,
      'convert it: `openssl x509 -inform der -in FILE -out NEW`',
    ],
    ['PKCS#12', async () => pkcs12, /PKCS#12/, 'convert it: `openssl pkcs12 -nokeys -in FILE -out NEW`'],
  ])('%s', async (_, make, message, help) => {
    for (const setting of ['ca_file', 'cert_file']) {
      const found = await said(setting, await make())
      expect(found.message).toMatch(message)
      expect(found.help).toBe(help)
    }
  })

  it('is no certificate where it is a request or a key', async () => {
    for (const name of ['request', 'server-key']) {
      const { message, help } = await said('cert_file', await fileBytes(name))
      expect(message).toMatch(/^No certificate is in this file/)
      expect(help).toMatch(/^name a PEM file/)
    }
  })
})

describe('a private key in another form', () => {
  const sec1 = async () =>
    createPrivateKey(await fileText('server-key')).export({ type: 'sec1', format: 'der' })

  it.each<[string, () => Promise<Uint8Array>, RegExp, string]>([
    ['truncated', () => truncated('server-key'), /no END line/, 'copy it again, its END line is missing'],
    ['byte order mark', () => marked('server-key'), /byte order mark/, 'save it without a byte order mark'],
    ['DER', () => body('server-key'), /DER form/, 'convert it: `openssl pkey -inform der -in FILE -out NEW`'],
    ['DER of SEC 1', sec1, /DER form/, 'convert it: `openssl pkey -inform der -in FILE -out NEW`'],
    [
      'PKCS#12',
      async () => pkcs12,
      /PKCS#12/,
      'convert it: `openssl pkcs12 -nocerts -noenc -in FILE -out NEW`',
    ],
  ])('%s', async (_, make, message, help) => {
    const found = await said('key_file', await make())
    expect(found.message).toMatch(message)
    expect(found.message).toMatch(/^Nomad finds no private key that it can read/)
    expect(found.help).toBe(help)
  })

  it('is no key where it is a certificate', async () => {
    for (const name of ['server', 'public-key', 'request']) {
      const { message, help } = await said('key_file', await fileBytes(name))
      expect(message).toMatch(/^No private key is in this file/)
      expect(help).toMatch(/^name the file/)
    }
  })
})
