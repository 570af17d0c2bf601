import { type Host, type Known, known, unknown } from '../host.ts'
import type { FactCache } from './cache.ts'
import { followWithin } from './links.ts'
import { NearNames } from './near-name.ts'
import { isAbsolute, join, pathWithin } from './paths.ts'

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

  constructor(host: Host, cache: FactCache, root: string | undefined) {
    this.#host = host
    this.#cache = cache
    this.#root = root
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

  /** Below the root, links lead to where they would on the node: the files of this machine are no part of it. */
  async real(path: string): Promise<string> {
    if (this.#root === undefined) return path
    const within = pathWithin(this.#absolute(this.#root), this.#absolute(path))
    if (within === undefined) return path
    // Of links in a circle, the first is as good as any: the system will not open it either.
    return (await followWithin(this.#root, within, (link) => this.#link(link))) ?? path
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

  #absolute(path: string): string {
    const here = this.#host.directory?.()
    return here === undefined || isAbsolute(path) ? path : join(here, path)
  }

  #link(path: string): Promise<Known<string>> {
    const none = Promise.resolve(unknown('unsupported'))
    return this.#cache.once(`link\0${path}`, () => this.#host.link?.(path) ?? none)
  }
}

export function splitPath(path: string): readonly [directory: string, name: string] {
  const slash = path.lastIndexOf('/')
  return [slash < 0 ? '.' : path.slice(0, slash) || '/', path.slice(slash + 1)]
}
