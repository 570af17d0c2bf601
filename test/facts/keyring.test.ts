import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectKeyring, type KeyringFile } from '../../server/facts/keyring.ts'
import { encode } from './files.ts'

const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
const other = 'VTDl1Uw5oH8W3F0bVw8zBzCkKuY2ZC8b3dYJqD9ZrpQ='
const short = 'q83vEjRWeJCrze8SNFZ4kA=='

const inspect = (text: string, encrypt?: string) => inspectKeyring(encode(text), encrypt)

describe('a keyring', () => {
  it.each<[string, string | undefined, object]>([
    [`["${key}"]`, undefined, { count: 1, length: 32, published: false, configured: undefined }],
    [`["${key}"]`, key, { configured: 'first' }],
    [`["${other}", "${key}"]`, key, { count: 2, configured: 'further' }],
    [`["${other}"]`, key, { configured: 'absent' }],
    [`["${other}"]`, 'no key at all', { configured: 'absent' }],
    // The same key, as Go decodes it: line ends are skipped, and spare bits are not looked at.
    [`["${short}"]`, 'q83vEjRWeJCr\nze8SNFZ4kB==', { length: 16, configured: 'first' }],
    [` \n[ "${key.replace('q', '\\u0071')}" ]\t`, key, { configured: 'first' }],
    ['["cg8StVXbQJ0gPvMd9o7yrg=="]', undefined, { published: true }],
    [`["${key}","cg8StVXbQJ0gPvMd9o7yrg=="]`, undefined, { published: false }],
  ])('%s with %s', (text, encrypt, expected) => {
    expect(inspect(text, encrypt)).toMatchObject({ ok: true, ...expected })
  })

  it.each<[string, object]>([
    ['', { kind: 'empty-file' }],
    [' \n', { kind: 'empty-file' }],
    ['[', { kind: 'not-json' }],
    [`["${key}"`, { kind: 'not-json' }],
    [`["${key}"] x`, { kind: 'not-json' }],
    [`\ufeff["${key}"]`, { kind: 'not-json' }],
    [`['${key}']`, { kind: 'not-json' }],
    [key, { kind: 'not-json' }],
    ['{}', { kind: 'not-a-list' }],
    [`"${key}"`, { kind: 'not-a-list' }],
    ['[]', { kind: 'no-keys' }],
    // Go's decoder takes it for an empty list.
    ['null', { kind: 'no-keys' }],
    [`["${key}", 7]`, { kind: 'not-text', number: 2 }],
    [`[["${key}"]]`, { kind: 'not-text', number: 1 }],
    [`["${key}", "not base64"]`, { kind: 'not-base64', number: 2 }],
    [`["${key.slice(0, -1)}"]`, { kind: 'not-base64', number: 1 }],
    ['[""]', { kind: 'wrong-length', number: 1, length: 0 }],
    // An empty text to Go's decoder.
    ['[null]', { kind: 'wrong-length', number: 1, length: 0 }],
    ['["q83vEjRWeJCrze8SNFZ4"]', { kind: 'wrong-length', number: 1, length: 15 }],
  ])('%j keeps the server from starting', (text, fault) => {
    expect(inspect(text)).toEqual({ ok: false, fault })
  })

  it('is read in linear time, whatever it is', () => {
    for (const text of [
      '['.repeat(1_000_000),
      `[${'"",'.repeat(300_000)}""]`,
      `["${'A'.repeat(1_000_000)}"]`,
    ])
      expect(inspect(text, key).ok).toBe(false)
  })
})

/** A million in all, by this variable; a few at every run. */
const runs = Number(process.env['NOMADLINT_MUTATIONS'] ?? 2000)

it('a keyring that is changed anywhere is well or has one fault, and shows nothing of what it holds', () => {
  const sound = `["${key}", "${other}",\n "${short}"]\n`
  const mutation = fc.tuple(
    fc.nat(sound.length),
    fc.nat(12),
    fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom(...['"', '[', ']', ',', '\\', '=', 'null'].map(encode)),
    ),
  )
  const said = fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
    let bytes: Uint8Array = encode(sound)
    for (const [at, removed, added] of mutations)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + removed)])
    expectQuiet(inspectKeyring(bytes, key))
  })
  fc.assert(said, { numRuns: runs })
})

/** Only names and numbers of our own. */
function expectQuiet(keyring: KeyringFile): void {
  const { ok, ...told } = keyring
  const words = JSON.stringify(told).match(/[A-Za-z][\w-]+/g) ?? []
  expect(words.filter((word) => !known.has(word))).toEqual([])
  expect(ok).toBe(!('fault' in keyring))
}

const known = new Set(
  'fault kind number length count published configured true false first further absent empty-file not-json not-a-list no-keys not-text not-base64 wrong-length'.split(
    ' ',
  ),
)
