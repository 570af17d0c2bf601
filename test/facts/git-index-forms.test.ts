import { describe, expect, test } from 'vitest'
import { readGitIndex } from '../../server/facts/git-index.ts'

interface Entry {
  readonly path: string
  readonly mode?: number
  readonly flags?: number
  /** The second flags of an entry that is extended. */
  readonly more?: number
  /** Version 4: how many letters of the path before are dropped, and what stands there instead. */
  readonly drop?: readonly number[]
}

interface Form {
  readonly version?: number
  readonly magic?: string
  readonly count?: number
  readonly hash?: number
  readonly extensions?: readonly (readonly [name: string, length: number])[]
  readonly behind?: number
}

function entry(
  { path, mode = 0o100644, flags = 0, more, drop = [] }: Entry,
  version: number,
  hash: number,
): Buffer {
  const stat = Buffer.alloc(40 + hash)
  stat.writeUInt32BE(mode, 24)
  const words = more === undefined ? [flags] : [flags | 0x4000, more]
  const flagged = Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]))
  const bytes = Buffer.concat([stat, flagged, Buffer.from(drop), Buffer.from(`${path}\0`)])
  return version === 4 ? bytes : Buffer.concat([bytes, Buffer.alloc(-bytes.length & 7)])
}

/** As gitformat-index(5) has it. */
function index(entries: readonly Entry[], form: Form = {}): Uint8Array {
  const { version = 2, magic = 'DIRC', count = entries.length, hash = 20, extensions = [], behind = 0 } = form
  const header = Buffer.alloc(12)
  header.write(magic)
  header.writeUInt32BE(version, 4)
  header.writeUInt32BE(count, 8)
  const more = extensions.map(([name, length]) => {
    const bytes = Buffer.alloc(8 + length)
    bytes.write(name)
    bytes.writeUInt32BE(length, 4)
    return bytes
  })
  return Buffer.concat([
    header,
    ...entries.map((each) => entry(each, version, hash)),
    ...more,
    Buffer.alloc(hash + behind),
  ])
}

const tracked = (bytes: Uint8Array) => {
  const paths = readGitIndex(bytes)
  return paths && [...paths]
}
const two = [{ path: 'a.pem' }, { path: 'b/c.pem' }]
const both = ['a.pem', 'b/c.pem']

test.each<[string, Uint8Array, readonly string[] | undefined]>([
  ['nothing', index([]), []],
  ['two files', index(two), both],
  ['two files, hashed with SHA-256', index(two, { hash: 32 }), both],
  ['version 3', index(two, { version: 3 }), both],
  ['an extension', index(two, { extensions: [['TREE', 25]] }), both],
  [
    'two extensions, one of them empty',
    index(two, {
      extensions: [
        ['TREE', 9],
        ['REUC', 0],
      ],
    }),
    both,
  ],
  [
    'entries in another file',
    index(two, {
      extensions: [
        ['TREE', 9],
        ['link', 20],
      ],
    }),
    undefined,
  ],
  ['something before the checksum', index(two, { behind: 1 }), undefined],
  ['something else', index(two, { magic: 'DIRX' }), undefined],
  ['version 1', index(two, { version: 1 }), undefined],
  ['version 5', index(two, { version: 5 }), undefined],
  ['fewer entries than it says', index(two, { count: 3 }), undefined],
  ['any number of entries by its word', index(two, { count: 0xffff_ffff }), undefined],
  ['a file without a name', index([{ path: '' }, ...two]), undefined],
  ['a script', index([{ path: 'a', mode: 0o100755 }]), ['a']],
  ['a symbolic link', index([{ path: 'a', mode: 0o120000 }, ...two]), both],
  ['another repository', index([{ path: 'a', mode: 0o160000 }, ...two]), both],
])('%s', (_, bytes, paths) => {
  expect(tracked(bytes)).toEqual(paths)
})

describe('flags', () => {
  test.each<[string, Entry, readonly string[]]>([
    ['a file that is only meant to be added', { path: 'a', more: 0x2000 }, both],
    ['a file that is left out of the work tree', { path: 'a', more: 0x4000 }, ['a', ...both]],
    ['a file that counts as unchanged', { path: 'a', flags: 0x8000 }, ['a', ...both]],
  ])('%s', (_, first, paths) => {
    expect(tracked(index([first, ...two], { version: 3 }))).toEqual(paths)
  })

  test('version 2 has no further ones', () => {
    expect(tracked(index([{ path: 'a', flags: 0x4000 }, ...two]))).toEqual(['a', ...both])
  })
})

describe('version 4', () => {
  const long = 'x'.repeat(400)
  const from = (path: string, ...drop: readonly number[]) => ({ path, drop })

  test.each<[string, readonly Entry[], readonly string[] | undefined]>([
    ['whole names', [from('a', 0), from('b', 1)], ['a', 'b']],
    ['a name that begins like the one before', [from('a/b', 0), from('c', 1)], ['a/b', 'a/c']],
    ['a name that goes on', [from('a', 0), from('b', 0)], ['a', 'ab']],
    // Lengths are written as offsets are: 0x80 0x00 is 128, 0x81 0x0a is 266.
    ['128 letters less', [from(long, 0), from('a', 0x80, 0x00)], [long, `${'x'.repeat(272)}a`]],
    ['266 letters less', [from(long, 0), from('a', 0x81, 0x0a)], [long, `${'x'.repeat(134)}a`]],
    ['more letters less than there are', [from('a', 0), from('b', 2)], undefined],
    ['a length that does not end', [from('a', 0), from('b', 0xff, 0xff, 0xff, 0xff, 0xff, 0)], undefined],
  ])('%s', (_, entries, paths) => {
    expect(tracked(index(entries, { version: 4 }))).toEqual(paths)
  })
})

test.each<[string, Uint8Array]>([
  ['2', index(two)],
  [
    '3',
    index(
      two.map((each) => ({ ...each, more: 0x4000 })),
      { version: 3 },
    ),
  ],
  [
    '4',
    index(
      two.map((each) => ({ ...each, drop: [0x80, 0x80, 0] })),
      { version: 4 },
    ),
  ],
])('nothing of version %s that is cut off is an index', (_, bytes) => {
  for (let length = 0; length < bytes.length; length++)
    expect(readGitIndex(bytes.subarray(0, length)) ?? new Set()).toEqual(new Set())
})
