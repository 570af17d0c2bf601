import {
  type Access,
  type DirectoryEntry,
  type FileFacts,
  type FileType,
  type Host,
  type Known,
  known,
  unknown,
  type Why,
} from '../server/host.ts'
import { testNow } from './certificates.ts'
import { parseHcl2 } from './parse-hcl2.ts'

/** Something at a path that is not a readable file: its type, or why nothing can be said of it. */
export type Special = Exclude<FileType, 'file'> | Exclude<Why, 'missing'>

export interface MemoryHost extends Host {
  /** The paths read so far, in order. */
  readonly reads: readonly string[]
}

/** What a machine has beside files. */
export interface Machine {
  /** Modes and owners, by path. */
  readonly access?: ReadonlyMap<string, Access>
  /** What is written in symbolic links, by path. */
  readonly links?: ReadonlyMap<string, string>
  readonly userId?: number
  /** Files that are there and may not be read. */
  readonly closed?: readonly string[]
}

/** A host over files in memory; directories are where files are. The clock stands at `testNow`. */
export function memoryHost(
  files: ReadonlyMap<string, string | Uint8Array>,
  specials: ReadonlyMap<string, Special> = new Map(),
  { access = new Map(), links = new Map(), userId, closed = [] }: Machine = {},
): MemoryHost {
  const encoder = new TextEncoder()
  const contents = new Map([...files].map(([path, text]) => [plain(path), text]))
  const others = new Map([...specials].map(([path, special]) => [plain(path), special]))
  const accessAt = new Map([...access].map(([path, own]) => [plain(path), own]))
  const reads: string[] = []
  const bytesAt = (path: string) => {
    const content = contents.get(path)
    return typeof content === 'string' ? encoder.encode(content) : content
  }
  const isDirectory = (path: string) =>
    path === '.' ||
    path === '/' ||
    [...contents.keys(), ...others.keys()].some((key) => key.startsWith(`${path}/`))

  const stat = (path: string): Known<FileFacts> => {
    const special = others.get(path)
    if (special) return isType(special) ? known({ type: special, size: 0 }) : unknown(special)
    const bytes = bytesAt(path)
    if (bytes) return known({ type: 'file', size: bytes.length })
    return isDirectory(path) ? known({ type: 'directory', size: 0 }) : unknown('missing')
  }

  const withAccess = (path: string, facts: Known<FileFacts>): Known<FileFacts> => {
    const own = accessAt.get(path)
    return facts.known && own !== undefined ? known({ ...facts.value, access: own }) : facts
  }

  return {
    reads,
    async read(path, limit) {
      reads.push(path)
      const facts = stat(plain(path))
      if (!facts.known) return facts
      if (facts.value.type !== 'file') return unknown('not-regular')
      if (closed.includes(plain(path))) return unknown('permission')
      const bytes = bytesAt(plain(path)) ?? new Uint8Array()
      return bytes.length > limit ? unknown('too-large') : known(bytes)
    },
    stat: async (path) => withAccess(plain(path), stat(plain(path))),
    link: async (path) => {
      const target = links.get(plain(path))
      return target === undefined ? unknown('unsupported') : known(target)
    },
    directory: () => here,
    ...(userId === undefined ? {} : { userId: () => userId }),
    async list(path) {
      const directory = plain(path)
      if (!isDirectory(directory)) return unknown('missing')
      return known(entriesOf(directory, [...contents.keys(), ...others.keys()], others))
    },
    now: () => testNow,
    secondOpinion: parseHcl2,
  }
}

function entriesOf(
  directory: string,
  paths: readonly string[],
  specials: ReadonlyMap<string, Special>,
): readonly DirectoryEntry[] {
  const prefix = directory === '.' ? '' : directory === '/' ? '/' : `${directory}/`
  const entries = new Map<string, DirectoryEntry>()
  for (const path of paths) {
    if (!path.startsWith(prefix) || (prefix === '' && path.startsWith('/'))) continue
    const [name = '', ...below] = path.slice(prefix.length).split('/')
    entries.set(name, { name, isDirectory: below.length > 0 || specials.get(path) === 'directory' })
  }
  return [...entries.values()]
}

function isType(special: Special): special is Exclude<FileType, 'file'> {
  return ['directory', 'fifo', 'socket', 'device', 'other'].includes(special)
}

/** The working directory of every memory host. */
const here = '/repo'

function plain(path: string): string {
  if (path.startsWith(`${here}/`)) return plain(path.slice(here.length + 1))
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return (path.startsWith('/') ? '/' : '') + parts.join('/') || '.'
}
