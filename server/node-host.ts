import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import { sep } from 'node:path'
import {
  type DirectoryEntry,
  type FileFacts,
  type FileType,
  type Host,
  type Known,
  known,
  unknown,
  type Why,
} from './host.ts'
import { nameOfBytes, systemPath } from './node-names.ts'

/**
 * The real door to the outside. Its calls are synchronous on purpose: reading a small file takes a tenth of the
 * time that the thread pool needs for it, and as only one file is ever open, no number of files exhausts descriptors.
 */
export function createNodeHost(asOf?: Date): Host {
  return {
    read: async (path, limit) => attempt(() => readRegularFile(path, limit)),
    stat: async (path) => attempt(() => statFile(systemPath(path))),
    list: async (path) => attempt(() => known(listDirectory(path))),
    directory: () => (sep === '/' ? process.cwd() : process.cwd().replaceAll(sep, '/')),
    link: async (path) => attempt(() => readLink(systemPath(path))),
    userId: () => process.geteuid?.(),
    now: () => asOf ?? new Date(),
  }
}

/** Most files that are asked for are not there: an `Error` for each, with its stack, takes longer than to look. */
const quietly = { throwIfNoEntry: false } as const

function statFile(path: string | Buffer): Known<FileFacts> {
  const stats = statSync(path, quietly)
  return stats === undefined ? unknown('missing') : known(factsOf(stats))
}

function readLink(path: string | Buffer): Known<string> {
  return lstatSync(path, quietly) === undefined ? unknown('missing') : known(readlinkSync(path))
}

/** Opening a FIFO would wait for its other end; O_NONBLOCK does not, should one be swapped in after the first look. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

function readRegularFile(path: string, limit: number): Known<Uint8Array> {
  const refused = refusal(statSync(systemPath(path)), limit)
  if (refused !== undefined) return unknown(refused)
  const descriptor = openSync(systemPath(path), openFlags)
  try {
    const stats = fstatSync(descriptor)
    const why = refusal(stats, limit)
    return why === undefined ? readAll(descriptor, stats.size, limit) : unknown(why)
  } finally {
    closeSync(descriptor)
  }
}

function refusal(stats: Stats, limit: number): Why | undefined {
  if (!stats.isFile()) return 'not-regular'
  return stats.size > limit ? 'too-large' : undefined
}

/**
 * The size is a first guess only: files grow, and those below /proc claim to be empty. A file that fills just what it
 * claims, where there was room for more, is at its end.
 */
function readAll(descriptor: number, size: number, limit: number): Known<Uint8Array> {
  let bytes = Buffer.allocUnsafe(size + 1)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    length += count
    if (count === 0 || (length === size && size > 0)) return known(bytes.subarray(0, length))
    if (length > limit) return unknown('too-large')
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(length * 2 + 4096, limit + 1))
  }
}

function listDirectory(path: string): readonly DirectoryEntry[] {
  const at = systemPath(path)
  const entries = readdirSync(at, { withFileTypes: true })
  // Where bytes were lost, the names lead nowhere.
  if (entries.some(({ name }) => name.includes('\ufffd'))) {
    const raw = readdirSync(at, { withFileTypes: true, encoding: 'buffer' })
    return raw.map((entry) => ({ name: nameOfBytes(entry.name), isDirectory: entry.isDirectory() }))
  }
  return entries.map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }))
}

function factsOf(stats: Stats): FileFacts {
  const { dev, ino, ctimeMs, mtimeMs, size } = stats
  const identity = [dev, ino, ctimeMs, mtimeMs, size].join(':')
  const facts = { type: typeOf(stats), size, identity }
  // On Windows, Node makes up a mode.
  if (process.getuid === undefined) return facts
  return { ...facts, access: { mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid } }
}

function typeOf(stats: Stats): FileType {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  if (stats.isFIFO()) return 'fifo'
  if (stats.isSocket()) return 'socket'
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'device' : 'other'
}

const reasons: Readonly<Record<string, Why>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'missing',
  ENAMETOOLONG: 'missing',
  // A name with a NUL character: no file can bear it.
  ERR_INVALID_ARG_VALUE: 'missing',
  EISDIR: 'not-regular',
}

/** Only what the system refuses is data; anything else is a bug and must surface. */
function attempt<T>(action: () => Known<T>): Known<T> {
  try {
    return action()
  } catch (error) {
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
    if (code === undefined) throw error
    return unknown(reasons[code] ?? 'unsupported')
  }
}
