import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='

const said = async (rule: string, value: string) => findingsOf(rule, `server {\n  encrypt = ${value}\n}\n`)

describe('gossip/key-unquoted', () => {
  const rule = 'gossip/key-unquoted'

  it.each([
    key,
    `/${key}`,
    `//${key}`,
    `4${key}`,
    'AAAAAAAAAAAAAAAAAAAAAA==',
    `${key}"`,
    'dGhpcyBpcyBhIHNl-_JldA==',
  ])('says of %s to put quotes around it', async (value) => {
    expect(await said(rule, value)).toMatchObject([{ at: value, help: 'put double quotes around it' }])
  })

  it.each([
    '7y3aaGVsdGVyc2tlbHRlcnNoZWx0ZXJza2VsdGVyZXM=',
    '2Ek9Rtrh7g4AKIzLV3utOw==',
    '72ef8b8fb1f4af452ee0f4f155417a07',
    '7096ec3ecdd3a99801270591985093ccbdcf6d81b02628e5e3ca51e9bd2df72f',
  ])('and nothing else of %s, which begins like a number', async (value) => {
    const text = `data_dir = "/d"\nserver {\n  enabled = true\n  encrypt = ${value}\n}\n`
    for (const other of ['gossip/key-not-base64', 'gossip/key-length', 'config/syntax', 'config/unknown-key'])
      expect(await findingsOf(other, text)).toEqual([])
    expect(await findingsOf(rule, text)).toMatchObject([{ at: value }])
  })

  it.each(["'", '`', '“', '”', '„', '«', '\\"'])(
    'says of a key in %s to replace the quotes',
    async (quote) => {
      const value = quote + key + quote
      expect(await said(rule, value)).toMatchObject([{ at: value, help: expect.stringMatching(/^replace/) }])
    },
  )

  it.each([
    `= "${key}"`,
    `="${key}"`,
    'var.key',
    'local.gossip_key',
    'file("/etc/key")',
    'null',
    '12345 )',
    '// from Vault',
    '/* from Vault */',
    '(x)',
    '<key>',
    '@@KEY@@ x',
  ])('leaves %s to config/syntax', async (value) => {
    expect(await said(rule, value)).toEqual([])
    expect(
      (await said('config/syntax', value)).length + (await said('config/hcl2-expression', value)).length,
    ).toBeGreaterThan(0)
  })
})

describe('gossip/key-not-base64', () => {
  it.each([
    ['q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW-_A=', /URL alphabet/, /the key stays the same/],
    ['q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRW-_A', /URL alphabet/, /fill up the end/],
    ['my-own_key', /not base64/, /generate/],
    ['change-me', /not base64/, /generate/],
    [key.slice(0, -1), /cut short/, /copy the whole key/],
    [key.slice(0, -3), /cut short/, /copy the whole key/],
    [`${key}=`, /too much padding/, /delete/],
    ['cg8StVXbQJ0gPvMd9o7yrg===', /too much padding/, /delete/],
    ['q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ=', /too much padding/, /delete/],
    ['q83v=EjRWeJCrze8SNFZ4k', /not base64/, /generate/],
    ['=', /not base64/, /generate/],
  ])('%s', async (value, message, help) => {
    const [found, ...more] = await said('gossip/key-not-base64', `"${value}"`)
    expect(more).toEqual([])
    expect(found?.message).toMatch(message)
    expect(found?.help).toMatch(help)
  })
})

it('gossip/key-missing says whether the key is empty or not there', async () => {
  const text = (more: string) => `data_dir = "/d"\nserver {\n  enabled = true\n${more}\n}\n`
  const empty = await findingsOf('gossip/key-missing', text('encrypt = ""'))
  expect(empty).toMatchObject([{ at: '""', message: expect.stringContaining('is empty') }])
  const absent = await findingsOf('gossip/key-missing', text(''))
  expect(absent).toMatchObject([{ message: expect.stringContaining('is not set') }])
})
