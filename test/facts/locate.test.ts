import { describe, expect, test } from 'vitest'
import { isAbsolute } from '../../server/agents/system-paths.ts'
import { FactCache } from '../../server/facts/cache.ts'
import type { Policy } from '../../server/facts/facts.ts'
import { locate } from '../../server/facts/locate.ts'
import { testNow } from '../certificates.ts'
import { memoryHost, type Special } from '../memory-host.ts'

const here: Policy = {
  version: undefined,
  onNode: false,
  root: undefined,
  expiryWarningDays: 30,
  now: testNow,
}

interface Case {
  readonly written: string
  readonly files: readonly string[]
  readonly directory?: string
  readonly policy?: Partial<Policy>
  readonly specials?: Readonly<Record<string, Special>>
}

function find({ written, files, directory = 'conf', policy = {}, specials = {} }: Case) {
  const host = memoryHost(new Map(files.map((path) => [path, path])), new Map(Object.entries(specials)))
  return locate(written, directory, host, { ...here, ...policy }, new FactCache())
}

const root = { root: 'node' }

describe('locate', () => {
  const paths: readonly [name: string, found: Case, path: string, required: boolean][] = [
    ['absolute, as it is', { written: '/tls/a.pem', files: ['/tls/a.pem'] }, '/tls/a.pem', false],
    [
      'absolute, on the node',
      { written: '/a.pem', files: ['/a.pem'], policy: { onNode: true } },
      '/a.pem',
      true,
    ],
    [
      'absolute, below root only',
      { written: '/tls/a.pem', files: ['/tls/a.pem', 'node/tls/a.pem'], policy: root },
      'node/tls/a.pem',
      true,
    ],
    [
      'never above root',
      { written: '/../../a.pem', files: ['node/a.pem'], policy: root },
      'node/a.pem',
      true,
    ],
    [
      'root is /',
      { written: '/tls/a.pem', files: ['/tls/a.pem'], policy: { root: '/' } },
      '/tls/a.pem',
      true,
    ],
    [
      'relative, below root first',
      { written: 'a.pem', files: ['node/a.pem', 'conf/a.pem', 'a.pem'], policy: root },
      'node/a.pem',
      false,
    ],
    [
      'relative, beside the configuration',
      { written: 'a.pem', files: ['conf/a.pem', 'a.pem'] },
      'conf/a.pem',
      false,
    ],
    [
      'relative, in the working directory',
      { written: './tls/a.pem', files: ['tls/a.pem'] },
      'tls/a.pem',
      false,
    ],
    ['relative, with ..', { written: '../tls/a.pem', files: ['tls/a.pem'] }, 'tls/a.pem', false],
    [
      'relative, above the working directory',
      { written: '../a.pem', files: ['../a.pem'], directory: '.' },
      '../a.pem',
      false,
    ],
    ['the configuration in /', { written: 'a.pem', files: ['/a.pem'], directory: '/' }, '/a.pem', false],
    [
      'a drive',
      { written: 'C:\\tls\\a.pem', files: ['C:/tls/a.pem'], policy: { onNode: true } },
      'C:/tls/a.pem',
      true,
    ],
    [
      'a drive below root',
      { written: 'C:\\tls\\a.pem', files: ['node/tls/a.pem'], policy: root },
      'node/tls/a.pem',
      true,
    ],
    [
      'a drive as directory',
      { written: 'c:/tls/a.pem', files: ['node/c/tls/a.pem'], policy: root },
      'node/c/tls/a.pem',
      true,
    ],
    ['a host', { written: '\\\\h\\s\\a.pem', files: ['//h/s/a.pem'] }, '//h/s/a.pem', false],
    [
      'a host below root',
      { written: '\\\\h\\s\\a.pem', files: ['node/h/s/a.pem'], policy: root },
      'node/h/s/a.pem',
      true,
    ],
  ]

  test.each(paths)('%s', async (_, found, path, required) => {
    expect(await find(found)).toEqual({
      place: { written: found.written, path, required },
      real: path,
      readable: { known: true, value: true },
    })
  })

  test('a missing file is where it was looked for first', async () => {
    expect(await find({ written: 'a.pem', files: [], policy: root })).toEqual({
      place: { written: 'a.pem', path: 'node/a.pem', required: false },
      real: 'node/a.pem',
      readable: { known: false, why: 'missing' },
    })
  })

  test.each([
    ['directory', 'a directory', 'not-regular'],
    ['fifo', 'a FIFO', 'not-regular'],
    ['device', 'a device', 'not-regular'],
    ['socket', 'a socket', 'not-regular'],
    ['other', 'not a regular file', 'not-regular'],
  ] as const)('a %s is not read', async (special, found, why) => {
    const location = await find({ written: '/a.pem', files: [], specials: { '/a.pem': special } })
    expect(location).toMatchObject({ place: { path: '/a.pem', found }, readable: { known: false, why } })
  })

  test('a large file is not read', async () => {
    const host = memoryHost(new Map([['/a.pem', new Uint8Array(2 ** 20 + 1)]]))
    const location = await locate('/a.pem', '.', host, here, new FactCache())
    expect(location).toMatchObject({ place: { found: 'larger than 1 MiB' }, readable: { why: 'too-large' } })
    expect(host.reads).toEqual([])
  })

  test.each(['permission', 'outside', 'unsupported'] as const)(
    '%s: not known, and not missing',
    async (why) => {
      const location = await find({ written: 'a.pem', files: [], specials: { 'conf/a.pem': why } })
      expect(location).toMatchObject({ place: { path: 'conf/a.pem' }, readable: { known: false, why } })
    },
  )

  test('what cannot be seen does not hide what can', async () => {
    const location = await find({ written: 'a.pem', files: ['a.pem'], specials: { 'conf/a.pem': 'outside' } })
    expect(location).toMatchObject({ place: { path: 'a.pem' }, readable: { known: true } })
  })

  test('names a file of nearly that name, wherever it was looked for', async () => {
    const similar = async (found: Case) => (await find(found)).place.similar
    expect(await similar({ written: '/tls/sevrer.pem', files: ['/tls/server.pem'] })).toBe('server.pem')
    expect(await similar({ written: 'server.crt', files: ['server.pem'] })).toBe('server.pem')
    expect(await similar({ written: '/server.crt', files: ['/server.pem'] })).toBe('server.pem')
    expect(await similar({ written: '/tls/a.crt', files: ['node/tls/a.pem'], policy: root })).toBe('a.pem')
    expect(await similar({ written: '/tls/server.pem', files: ['/tls/client.pem'] })).toBeUndefined()
    expect(
      await similar({ written: '/tls/a.pem', files: [], specials: { '/tls/b.pem': 'directory' } }),
    ).toBeUndefined()
  })
})

test.each([
  ['/a', true],
  ['C:\\a', true],
  ['c:/a', true],
  ['\\\\host\\share', true],
  ['a/b', false],
  ['./a', false],
  ['C:a', false],
  ['C', false],
  ['', false],
])('isAbsolute(%j): %s', (path, expected) => {
  expect(isAbsolute(path)).toBe(expected)
})
