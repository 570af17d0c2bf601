import type { FileType, Host, Known, Why } from '../host.ts'
import { known, unknown } from '../host.ts'
import type { FactCache } from './cache.ts'
import type { FileFact, Policy } from './facts.ts'
import { followWithin } from './links.ts'
import { nearName } from './near-name.ts'
import { isAbsolute, join, normalize, pathWithin } from './paths.ts'

/** Nothing larger is opened. */
export const readLimit = 1024 * 1024

/** All of a `FileFact` but what is in the file. */
type Place = Omit<FileFact<unknown>, 'content'>

export interface Location {
  readonly place: Place
  /** The path to read: as in `place`, but with links followed where they might lead out of the root. */
  readonly real: string
  /** There is a regular file to read; else why not. */
  readonly readable: Known<true>
}

/** Where on this machine the file is that the configuration names, looked for in the order of the policy. */
export async function locate(
  written: string,
  directory: string,
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<Location> {
  const absolute = isAbsolute(written)
  const required = absolute && (policy.root !== undefined || policy.onNode)
  const places = absolute ? absolutePlaces(written, policy) : relativePlaces(written, directory, policy)
  const asker = new Asker(host, cache, policy.root)
  let hidden: { path: string; real: string; why: Why } | undefined
  for (const path of places) {
    const real = await asker.real(path)
    const facts = await asker.stat(real)
    if (facts.known) {
      const found = whatStands(facts.value.type, facts.value.size)
      const place = { written, path, required, ...(found && { found: found.words }) }
      return { place, real, readable: found?.readable ?? known(true) }
    }
    if (facts.why !== 'missing') hidden ??= { path, real, why: facts.why }
  }
  if (hidden) {
    const { path, real, why } = hidden
    return { place: { written, path, required }, real, readable: unknown(why) }
  }
  const [first = written] = places
  const similar = await findSimilar(places, asker)
  const link = await asker.target(first)
  const place = { written, path: first, required, ...(similar && { similar }), ...(link && { link }) }
  return { place, real: first, readable: unknown('missing') }
}

/** Asks the host, each question once a run. */
class Asker {
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
    const [directory, name] = split(path)
    const link = await this.#link(join(await this.real(directory), name))
    return link.known ? link.value : undefined
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

function split(path: string): readonly [directory: string, name: string] {
  const slash = path.lastIndexOf('/')
  return [slash < 0 ? '.' : path.slice(0, slash) || '/', path.slice(slash + 1)]
}

const typeWords: Readonly<Record<Exclude<FileType, 'file'>, string>> = {
  directory: 'a directory',
  fifo: 'a FIFO',
  socket: 'a socket',
  device: 'a device',
  other: 'not a regular file',
}

function whatStands(type: FileType, size: number): { words: string; readable: Known<true> } | undefined {
  if (type !== 'file') return { words: typeWords[type], readable: unknown('not-regular') }
  return size > readLimit ? { words: 'larger than 1 MiB', readable: unknown('too-large') } : undefined
}

async function findSimilar(places: readonly string[], asker: Asker): Promise<string | undefined> {
  for (const place of places) {
    const [directory, name] = split(place)
    const entries = await asker.list(await asker.real(directory))
    if (!entries.known) continue
    const names = entries.value.filter(({ isDirectory }) => !isDirectory).map((entry) => entry.name)
    const similar = nearName(name, names)
    if (similar !== undefined) return similar
  }
  return undefined
}

function absolutePlaces(written: string, { root }: Policy): readonly string[] {
  const isWindows = !written.startsWith('/')
  const path = isWindows ? written.replaceAll('\\', '/') : written
  if (root === undefined) return [path]
  const drive = /^([A-Za-z]):(.*)$/.exec(path)
  const [, letter, rest] = drive ?? []
  // A copy of a Windows disk may or may not keep the drive as a directory.
  return rest === undefined ? [below(root, path)] : [below(root, rest), below(root, `${letter}/${rest}`)]
}

/** Nobody knows the working directory of the agent, so the likely ones are tried. */
function relativePlaces(written: string, directory: string, { root }: Policy): readonly string[] {
  const places = [
    ...(root === undefined ? [] : [below(root, written)]),
    join(directory, written),
    join('', written),
  ]
  return [...new Set(places)]
}

/** `..` does not lead out of the root, as on the node it would not lead out of `/`. */
function below(root: string, path: string): string {
  return join(root, normalize(`/${path.replace(/^\/+/, '')}`).slice(1))
}
