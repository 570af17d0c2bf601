import type { Host } from '../host.ts'
import type { FileGroup } from './discover.ts'
import { absolutePath, linkReader, type ReadLink, realPath } from './links.ts'
import { directoryOf } from './paths.ts'
import { join } from './system-paths.ts'

/**
 * The names that files are known by in a run, whatever else they may be called: `etc/nomad.d/a.hcl` seen from `/`, or
 * the target of a link. A unit or a flag calls them as it likes.
 */
export class FileNames {
  readonly #host: Host
  readonly #readLink: ReadLink
  readonly #directories = new Map<string, Promise<string>>()
  readonly #known: ReadonlySet<string>
  /** Those that were named one by one: what they lead to is followed as well. */
  readonly #named: ReadonlySet<string>
  #byPlace: Promise<ReadonlyMap<string, ReadonlySet<string>>> | undefined

  constructor(groups: readonly FileGroup[], host: Host) {
    this.#known = new Set(groups.flatMap(({ paths }) => paths))
    this.#named = new Set(groups.flatMap(({ paths, named }) => (named ? paths : [])))
    this.#host = host
    this.#readLink = linkReader(host)
  }

  /** Files by the names that the run has for them; those it does not know stay as they are. */
  async known(paths: readonly string[]): Promise<readonly string[]> {
    const names: string[] = []
    for (const path of paths) names.push((await this.#of(path))[0] as string)
    return names
  }

  /** All names of files, so that what one of them has is not taken for another's. */
  async ofAll(paths: Iterable<string>): Promise<ReadonlySet<string>> {
    const names = new Set<string>()
    for (const path of paths) for (const name of await this.#of(path)) names.add(name)
    return names
  }

  async #of(path: string): Promise<readonly string[]> {
    if (this.#known.size === 0) return [path]
    this.#byPlace ??= this.#places()
    const byPlace = await this.#byPlace
    const names = byPlace.get(await this.#entry(path)) ?? byPlace.get(await this.#target(path)) ?? [path]
    return this.#known.has(path) ? [path, ...[...names].filter((name) => name !== path)] : [...names]
  }

  async #places(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const byPlace = new Map<string, Set<string>>()
    const add = (place: string, name: string): void => {
      const names = byPlace.get(place)
      if (names === undefined) byPlace.set(place, new Set([name]))
      else names.add(name)
    }
    for (const path of this.#known) add(await this.#entry(path), path)
    for (const path of this.#named) add(await this.#target(path), path)
    return byPlace
  }

  /** Where the file's own name stands: two links beside each other are two files, as Nomad reads both. */
  async #entry(path: string): Promise<string> {
    const directory = directoryOf(path)
    let real = this.#directories.get(directory)
    if (real === undefined) {
      real = realPath(directory, this.#host, this.#readLink)
      this.#directories.set(directory, real)
    }
    return join(await real, path.slice(path.lastIndexOf('/') + 1))
  }

  #target(path: string): Promise<string> {
    return realPath(absolutePath(path, this.#host), this.#host, this.#readLink)
  }
}
