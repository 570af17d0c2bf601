import type { FileType, Host, Known, Why } from '../host.ts'
import { known, unknown } from '../host.ts'
import type { FactCache } from './cache.ts'
import type { FileFact, Policy } from './facts.ts'
import { nearName } from './near-name.ts'

/** Nothing larger is opened. */
export const readLimit = 1024 * 1024

/** All of a `FileFact` but what is in the file. */
type Place = Omit<FileFact<unknown>, 'content'>

export interface Location {
  readonly place: Place
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
  const stat = (path: string) => cache.once(`stat\0${path}`, () => host.stat(path))
  let hidden: { path: string; why: Why } | undefined
  for (const path of places) {
    const facts = await stat(path)
    if (facts.known) {
      const found = whatStands(facts.value.type, facts.value.size)
      const place = { written, path, required, ...(found && { found: found.words }) }
      return { place, readable: found?.readable ?? known(true) }
    }
    if (facts.why !== 'missing') hidden ??= { path, why: facts.why }
  }
  if (hidden) return { place: { written, path: hidden.path, required }, readable: unknown(hidden.why) }
  const [first = written] = places
  const similar = await findSimilar(places, host, cache)
  const place = { written, path: first, required, ...(similar && { similar }) }
  return { place, readable: unknown('missing') }
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

async function findSimilar(
  places: readonly string[],
  host: Host,
  cache: FactCache,
): Promise<string | undefined> {
  for (const place of places) {
    const slash = place.lastIndexOf('/')
    const directory = slash < 0 ? '.' : place.slice(0, slash) || '/'
    const entries = await cache.once(`list\0${directory}`, () => host.list(directory))
    if (!entries.known) continue
    const names = entries.value.filter(({ isDirectory }) => !isDirectory).map(({ name }) => name)
    const similar = nearName(place.slice(slash + 1), names)
    if (similar !== undefined) return similar
  }
  return undefined
}

/** `/etc/x`, and on Windows `C:\x` and `\\host\share\x`: the configuration may be written for another system. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\\\') || /^[A-Za-z]:[\\/]/.test(path)
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

function join(directory: string, path: string): string {
  const base = directory === '.' ? '' : directory
  return normalize(base === '' || base.endsWith('/') ? base + path : `${base}/${path}`)
}

function normalize(path: string): string {
  // Two slashes at the start name a Windows host.
  const prefix = /^\/{0,2}/.exec(path)?.[0] ?? ''
  const parts: string[] = []
  for (const part of path.slice(prefix.length).split('/')) {
    if (part === '' || part === '.') continue
    const last = parts.at(-1)
    if (part !== '..') parts.push(part)
    else if (last !== undefined && last !== '..') parts.pop()
    else if (prefix === '') parts.push(part)
  }
  return prefix + parts.join('/') || '.'
}
