import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const gcm = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
const chacha = 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305'

const tls = (suites: string, more = ''): string => `tls {\n  tls_cipher_suites = ${suites}\n${more}}\n`
const spans = async (rule: string, text: string) => (await findingsOf(rule, text)).map(({ at }) => at)

describe('a name that Nomad does not know', () => {
  it.each([
    ['ECDHE-RSA-AES128-GCM-SHA256', gcm],
    ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', chacha],
    ['tls_ecdhe_rsa_with_aes_128_gcm_sha256', gcm],
    ['ECDHE_RSA_WITH_AES_128_GCM_SHA256', gcm],
    ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA265', gcm],
  ])('%s means %s', async (written, meant) => {
    const [found, ...others] = await findingsOf('tls/cipher-unknown', tls(`"${written}"`))
    expect(found).toMatchObject({ at: written, help: `write "${meant}"` })
    expect(others).toEqual([])
  })

  it('is pointed at alone, each of several', async () => {
    expect(await spans('tls/cipher-unknown', tls(`"RC4,${gcm},3DES"`))).toEqual(['RC4', '3DES'])
  })

  it.each([[`"${gcm},"`], [`",${gcm}"`], [`"${gcm},,${chacha}"`], [`"${gcm}, "`]])(
    'an empty one is a comma too many: %s',
    async (suites) => {
      expect(await spans('tls/cipher-unknown', tls(suites))).toEqual([','])
      expect(await spans('tls/cipher-whitespace', tls(suites))).toEqual([])
    },
  )

  it('has the whole value where escapes hide its place', async () => {
    const written = '"TLS_\\u0052C4"'
    expect(await spans('tls/cipher-unknown', tls(written))).toEqual([written])
  })

  it.each(['""', '" "', '"${suites}"', '["RC4"]'])('nothing is said of %s', async (suites) => {
    expect(await spans('tls/cipher-unknown', tls(suites))).toEqual([])
  })
})

describe('a name that is deleted', () => {
  it.each([
    [`"TLS_AES_128_GCM_SHA256,${gcm}"`, `"${gcm}"`],
    [`"${gcm},TLS_AES_128_GCM_SHA256"`, `"${gcm}"`],
    [`"TLS_AES_128_GCM_SHA256,${gcm},"`, `"${gcm}"`],
    [`",${gcm}"`, `"${gcm}"`],
    [`"${gcm},,${chacha}"`, `"${gcm},${chacha}"`],
    [`"TLS_AES_128_GCM_SHA256 , ${gcm}"`, `"TLS_AES_128_GCM_SHA256 , ${gcm}"`],
    [`"TLS_\\u0041ES_128_GCM_SHA256,${gcm}"`, `"TLS_\\u0041ES_128_GCM_SHA256,${gcm}"`],
  ])('leaves the others: %s becomes %s', async (suites, left) => {
    expect(await fixedBy('tls/cipher-unknown', tls(suites))).toBe(tls(left))
  })

  it('takes the setting with it where there is no other', async () => {
    expect(await fixedBy('tls/cipher-unknown', tls('"TLS_AES_128_GCM_SHA256"'))).toBe('tls {\n}\n')
    expect(await fixedBy('tls/cipher-weak', tls('"TLS_RSA_WITH_AES_128_GCM_SHA256"'))).toBe('tls {\n}\n')
  })
})

describe('a list in a heredoc', () => {
  it.each([
    ['tls/cipher-unknown', 'ECDHE-RSA-AES128-GCM-SHA256'],
    ['tls/cipher-unknown', `ECDHE-RSA-AES128-GCM-SHA256,${gcm}`],
    ['tls/cipher-unknown', `TLS_AES_128_GCM_SHA256,${gcm}`],
    ['tls/cipher-weak', `TLS_RSA_WITH_AES_128_GCM_SHA256,${gcm}`],
    ['tls/cipher-whitespace', gcm],
    ['tls/cipher-whitespace', `${chacha}, ${gcm}`],
  ])('%s finds a fault in it and leaves it whole: %s', async (rule, suites) => {
    const written = tls(`<<E\n${suites}\nE`)
    expect(await spans(rule, written)).toEqual([`<<E\n${suites}\nE\n`])
    expect(await fixedBy(rule, written)).toBe(written)
  })
})

describe('blanks', () => {
  it('are found once a list, at the first', async () => {
    const found = await findingsOf('tls/cipher-whitespace', tls(`"${gcm},  ${chacha} , ${gcm}"`))
    expect(found.map(({ at }) => at)).toEqual(['  '])
    expect(found[0]?.message).toContain('2 of the names')
  })

  it('do not make a name unknown as well', async () => {
    expect(await spans('tls/cipher-unknown', tls(`"${gcm}, ${chacha}"`))).toEqual([])
  })
})

describe('severity', () => {
  const severity = async (role: string, switches: string) =>
    (await findingsOf('tls/cipher-unknown', `${role}${tls('"RC4"', switches)}`))[0]?.severity
  const server = 'server {\n  enabled = true\n}\n'
  const client = 'client {\n  enabled = true\n}\n'

  it.each([
    ['a server that uses no TLS', server, '', 'error'],
    ['a client that uses no TLS', client, '', 'warning'],
    ['a client with rpc', client, 'rpc = true\n', 'error'],
    ['a client with http', client, 'http = true\n', 'error'],
    ['a part of an agent', '', '', 'warning'],
  ])('%s: %s', async (_, role, switches, expected) => {
    expect(await severity(role, switches)).toBe(expected)
  })
})

describe('suites and the private key', () => {
  const pair = (name: string): string => `
    cert_file = "/etc/nomad.d/certs/${name}.pem"
    key_file  = "/etc/nomad.d/certs/${name}-key.pem"
  `
  const mismatch = (suites: string, files: string) =>
    findingsOf('tls/cipher-key-mismatch', tls(suites, `http = true\n${files}`))

  it('an RSA key needs a suite for RSA', async () => {
    const [found] = await mismatch('"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"', pair('server-rsa'))
    expect(found).toMatchObject({ severity: 'error', help: expect.stringContaining('ECDHE_RSA') })
    expect(await mismatch(`"${gcm}"`, pair('server-rsa'))).toEqual([])
  })

  it.each([
    ['one of several fits', `"${gcm},TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"`, pair('server')],
    ['another name is unknown', `"${gcm},RC4"`, pair('server')],
    ['the key is of neither kind', `"${gcm}"`, pair('ed25519')],
    [
      'certificate and key do not belong together',
      `"${gcm}"`,
      pair('server').replace('server-key', 'client-key'),
    ],
    ['the files are not here', `"${gcm}"`, pair('elsewhere')],
    ['the key cannot be read', `"${gcm}"`, pair('server').replace('server-key', 'encrypted-key')],
  ])('silent where %s', async (_, suites, files) => {
    expect(await mismatch(suites, files)).toEqual([])
  })
})
