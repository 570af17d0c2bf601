import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

/** So many versions of Node.js and of this program share the directory. */
const mostFiles = 4

/** Another program may have put a FIFO there, which would wait for its other end. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * What V8 made of a file, kept in a directory of the user's own. V8 checks only that it is from the same V8, and crashes
 * on one damaged bit: it is kept twice, and both have to be the same. Nor does it ask where it is from: what others could have written is
 * never read.
 */
export class CodeCache {
  readonly #base: string
  readonly #file: string

  private constructor(base: string, file: string) {
    this.#base = base
    this.#file = file
  }

  /** Of a file of this version; undefined where there is no place for it, or the user wants none. */
  static of(file: string, version: string): CodeCache | undefined {
    const base = baseDirectory(process.env)
    if (base === undefined) return undefined
    const { size, mtimeMs } = statSync(file)
    const parts = [version, size, Math.round(mtimeMs), process.version, process.arch]
    return new CodeCache(base, `${parts.join('-')}.v8`)
  }

  get #directory(): string {
    return join(this.#base, 'nomadlint')
  }

  read(): Buffer | undefined {
    let descriptor: number | undefined
    try {
      descriptor = openSync(join(this.#directory, this.#file), openFlags)
      const stats = fstatSync(descriptor)
      return stats.isFile() && isOwn(stats) ? whole(readFileSync(descriptor)) : undefined
    } catch {
      return undefined
    } finally {
      if (descriptor !== undefined) closeSync(descriptor)
    }
  }

  /** Never fails: the next run will do without. */
  write(make: () => Uint8Array): void {
    // Machines of CI are mostly new ones: nobody would read it.
    if (process.env['CI']) return
    try {
      // Under sudo the home may be somebody else's: nothing is left there.
      if (!existsSync(this.#base) && isOwn(lstatSync(dirname(this.#base))))
        mkdirSync(this.#base, { mode: 0o700 })
      if (!isOwn(lstatSync(this.#base))) return
      mkdirSync(this.#directory, { mode: 0o700, recursive: true })
      if (!isOwn(lstatSync(this.#directory))) return
      const temporary = join(this.#directory, `${process.pid}.tmp`)
      writeFileSync(temporary, twice(make()), { mode: 0o600, flag: 'wx' })
      renameSync(temporary, join(this.#directory, this.#file))
      this.#removeOld()
    } catch {
      // A full disk, a read-only home.
    }
  }

  #removeOld(): void {
    const names = readdirSync(this.#directory).filter((name) => name !== this.#file)
    const dated = names.filter(isOurs).map((name) => {
      const path = join(this.#directory, name)
      return { path, time: lstatSync(path).mtimeMs }
    })
    dated.sort((a, b) => b.time - a.time)
    for (const { path } of dated.slice(mostFiles - 1)) rmSync(path, { force: true })
  }
}

/** Whatever else somebody keeps in the directory stays. */
function isOurs(name: string): boolean {
  return name.endsWith('.v8') || name.endsWith('.tmp')
}

/** A checksum would do, but to load what makes one takes longer than to read a megabyte more. */
function twice(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, bytes])
}

/** What is there twice; undefined where that is not what was written. */
function whole(bytes: Buffer): Buffer | undefined {
  const half = bytes.length >> 1
  const made = bytes.subarray(0, half)
  return half > 0 && made.equals(bytes.subarray(half)) ? made : undefined
}

/** Where programs keep what they can make again; Node's own switch for its cache turns this one off as well. */
function baseDirectory(env: NodeJS.ProcessEnv): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined
  const home = env['HOME'] ?? ''
  const usual = {
    win32: env['LOCALAPPDATA'] ?? '',
    darwin: home && join(home, 'Library', 'Caches'),
  }
  const base =
    env['XDG_CACHE_HOME'] || (usual[process.platform as keyof typeof usual] ?? (home && join(home, '.cache')))
  return isAbsolute(base) ? base : undefined
}

/** The user's, and nobody else can write to it. Windows has no such bits; there the directory is the user's own. */
function isOwn({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}
