import { pathBelow, type ReadLink } from '../agents/links.ts'
import { join } from '../agents/system-paths.ts'
import { type Host, type Known, known } from '../host.ts'
import type { FactCache } from './cache.ts'
import { cachedLinks } from './cached-links.ts'
import { NearNames } from './near-name.ts'

/** Nothing larger is opened. */
export const readLimit = 1024 * 1024

/** A file that was found. */
export interface Readable {
  /** The path to read: links are followed where they might lead out of the root. */
  readonly real: string
  /** There is a regular file to read; else why not. */
  readonly readable: Known<true>
  /** What the host knows the file by. */
  readonly identity: string | undefined
}

/** The same, with the path that it is known by. */
export interface FoundFile extends Readable {
  readonly path: string
}

/** Asks the host about files, each question once a run, and reads them for the cache of the run. */
export class Asker {
  readonly #host: Host
  readonly #cache: FactCache
  readonly #root: string | undefined
  readonly #link: ReadLink

  constructor(host: Host, cache: FactCache, root: string | undefined) {
    this.#host = host
    this.#cache = cache
    this.#root = root
    this.#link = cachedLinks(host, cache)
  }

  stat(path: string) {
    return this.#cache.once(`stat\0${path}`, () => this.#host.stat(path))
  }

  list(directory: string) {
    return this.#cache.once(`list\0${directory}`, () => this.#host.list(directory))
  }

  /** Of the files in a directory. */
  names(directory: string): Promise<NearNames> {
    return this.#cache.once(`names\0${directory}`, async () => {
      const entries = await this.list(directory)
      const files = entries.known ? entries.value.filter(({ isDirectory }) => !isDirectory) : []
      return new NearNames(files.map(({ name }) => name))
    })
  }

  /** The path to read, below the root. */
  real(path: string): Promise<string> {
    return pathBelow(this.#root, path, this.#host, this.#link)
  }

  /** What is written in the link that stands at the path itself. */
  async target(path: string): Promise<string | undefined> {
    const [directory, name] = splitPath(path)
    const link = await this.#link(join(await this.real(directory), name))
    return link.known ? link.value : undefined
  }

  /** What is made of the bytes of a file, once for each state of it. */
  read<T>(
    { real, readable, identity }: Readable,
    kind: string,
    make: (bytes: Uint8Array) => Promise<T>,
    about?: object,
  ): Promise<Known<T>> {
    const attempt = async (): Promise<Known<T>> => {
      const bytes = readable.known ? await this.#host.read(real, readLimit) : readable
      return bytes.known ? known(await make(bytes.value)) : bytes
    }
    const { files, run } = this.#cache
    return files.once({ path: real, identity: identity ?? run }, kind, attempt, about)
  }
}

export function splitPath(path: string): readonly [directory: string, name: string] {
  const slash = path.lastIndexOf('/')
  return [slash < 0 ? '.' : path.slice(0, slash) || '/', path.slice(slash + 1)]
}
