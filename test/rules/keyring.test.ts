import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { type Machine, memoryHost, type Special } from '../memory-host.ts'

const path = '/opt/nomad/data/server/serf.keyring'
const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
const other = 'VTDl1Uw5oH8W3F0bVw8zBzCkKuY2ZC8b3dYJqD9ZrpQ='
const short = 'q83vEjRWeJCrze8SNFZ4kA=='
const guide = 'cg8StVXbQJ0gPvMd9o7yrg=='

const server = (encrypt?: string, more = '') =>
  `data_dir = "/opt/nomad/data"\nserver {\n  enabled = true\n${encrypt === undefined ? '' : `  encrypt = "${encrypt}"\n`}${more}}\n`

interface Place {
  readonly special?: Special
  readonly onNode?: boolean
  readonly machine?: Machine
}

async function reportOn(config: string, keyring: string | Uint8Array | undefined, place: Place = {}) {
  const files = new Map<string, string | Uint8Array>([
    ['nomad.hcl', config],
    ['/etc/passwd', 'root:x:0:0::/:/bin/sh\nnomad:x:990:990::/:/bin/sh\n'],
    ...(keyring === undefined ? [] : [[path, keyring] as const]),
  ])
  const specials = new Map(place.special === undefined ? [] : [[path, place.special]])
  const options = {
    ...defaultOptions,
    paths: ['nomad.hcl'],
    preset: 'strict' as const,
    onNode: place.onNode === true,
  }
  return await lint(options, rules, memoryHost(files, specials, place.machine))
}

async function said(...question: Parameters<typeof reportOn>): Promise<readonly string[]> {
  const { findings } = await reportOn(...question)
  return findings
    .filter(({ rule }) => rule.startsWith('gossip/'))
    .map(({ rule, severity }) => `${severity} ${rule}`)
}

describe('what is said of the gossip key with a keyring', () => {
  it.each<[string, string | undefined, string | undefined, readonly string[]]>([
    ['none', key, undefined, []],
    ['none, and no key either', undefined, undefined, ['error gossip/key-missing']],
    ['the same', key, `["${key}"]`, []],
    ['in place of a key', undefined, `["${key}"]`, []],
    ['another', key, `["${other}"]`, ['warning gossip/keyring-overrides']],
    ['this one and another before', key, `["${other}","${key}"]`, ['warning gossip/keyring-overrides']],
    ['a short one', undefined, `["${short}"]`, ['warning gossip/key-short']],
    ['a long one beside a short key', short, `["${key}"]`, ['warning gossip/keyring-overrides']],
    [
      'a published one',
      undefined,
      `["${guide}"]`,
      ['error gossip/key-published', 'warning gossip/key-short'],
    ],
    [
      'a published one that is the key as well',
      guide,
      `["${guide}"]`,
      ['error gossip/key-published', 'warning gossip/key-short'],
    ],
    [
      'a sound one beside a published key',
      guide,
      `["${key}"]`,
      ['warning gossip/key-published', 'warning gossip/keyring-overrides'],
    ],
    [
      'a sound one beside a key that is none',
      'q83vEjRWeJCrze8SNFZ4',
      `["${key}"]`,
      ['warning gossip/key-length'],
    ],
    ['a broken one', key, '[', ['error gossip/keyring-invalid']],
    ['a broken one, and no key', undefined, '[]', ['error gossip/keyring-invalid']],
    [
      'a broken one beside a key that is none',
      'q83vEjRWeJCrze8SNFZ4',
      '[]',
      ['error gossip/keyring-invalid', 'error gossip/key-length'],
    ],
  ])('%s', async (_, encrypt, keyring, expected) => {
    expect(await said(server(encrypt), keyring)).toEqual(expected)
  })

  it.each<[string, string | undefined, Place, readonly string[]]>([
    ['that is a directory', undefined, { special: 'directory' }, ['error gossip/keyring-invalid']],
    // It encrypts, and by which key is not known.
    ['that may not be read', '[', { machine: { closed: [path] } }, []],
    ['in a directory that hides it', undefined, { special: 'permission' }, ['error gossip/key-missing']],
    [
      'that Nomad itself may not read',
      '[',
      { onNode: true, machine: { userId: 990, closed: [path] } },
      ['error gossip/keyring-invalid'],
    ],
  ])('one %s', async (_, keyring, place, expected) => {
    expect(await said(server(), keyring, place)).toEqual(expected)
  })

  it('clients read none', async () => {
    const client = `data_dir = "/opt/nomad/data"\nclient { enabled = true }\n`
    expect(await said(client, '[')).toEqual([])
  })

  it('it is below data_dir, whatever server.data_dir says', async () => {
    expect(await said(server(key, '  data_dir = "/elsewhere"\n'), `["${other}"]`)).toEqual([
      'warning gossip/keyring-overrides',
    ])
  })

  it('counts one that may not be read as not checked', async () => {
    const { notChecked } = await reportOn(server(key), undefined, { special: 'permission' })
    expect(notChecked.filter(({ what }) => what === 'gossip keyring')).toMatchObject([{ count: 1 }])
    const none = await reportOn(server(key), undefined)
    expect(none.notChecked.filter(({ what }) => what === 'gossip keyring')).toEqual([])
  })
})

const runs = Number(process.env['NOMADLINT_MUTATIONS'] ?? 20_000) / 100

it('a keyring that is changed anywhere makes one finding at most, which shows nothing of it', async () => {
  const sound = new TextEncoder().encode(`["${other}", "${short}"]`)
  const change = fc.tuple(fc.nat(sound.length), fc.nat(9), fc.uint8Array({ maxLength: 6 }))
  const property = fc.asyncProperty(change, async ([at, removed, added]) => {
    const bytes = Uint8Array.from([...sound.subarray(0, at), ...added, ...sound.subarray(at + removed)])
    const report = await reportOn(server(key), bytes)
    const own = report.findings.filter(({ rule }) => rule.startsWith('gossip/'))
    expect(own.length).toBeLessThanOrEqual(1)
    const printed = JSON.stringify(
      report.findings.map(({ message, help, related }) => [message, help, related.length]),
    )
    for (let part = 0; part + 7 <= other.length; part++)
      expect(printed).not.toContain(other.slice(part, part + 7))
  })
  await fc.assert(property, { numRuns: Math.ceil(runs) })
})
