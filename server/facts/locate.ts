import { isAbsolute, join, normalize } from '../agents/system-paths.ts'
import { largerThan } from '../config/size-limit.ts'
import { fileTypeWords } from '../config/unreadable.ts'
import type { FileType, Host, Known, Why } from '../host.ts'
import { known, unknown } from '../host.ts'
import { Asker, type Readable, readLimit, splitPath } from './asker.ts'
import type { FactCache } from './cache.ts'
import type { FileFact, Policy } from './facts.ts'

/** All of a `FileFact` but what is in the file. */
type Place = Omit<FileFact<unknown>, 'content'>

export interface Location extends Readable {
  readonly place: Place
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
      return { place, real, readable: found?.readable ?? known(true), identity: facts.value.identity }
    }
    if (facts.why !== 'missing') hidden ??= { path, real, why: facts.why }
  }
  if (hidden) {
    const { path, real, why } = hidden
    return { place: { written, path, required }, real, readable: unknown(why), identity: undefined }
  }
  const [first = written] = places
  const similar = await findSimilar(places, asker)
  const link = await asker.target(first)
  const place = { written, path: first, required, ...(similar && { similar }), ...(link && { link }) }
  return { place, real: first, readable: unknown('missing'), identity: undefined }
}

function whatStands(type: FileType, size: number): { words: string; readable: Known<true> } | undefined {
  if (type !== 'file') return { words: fileTypeWords[type], readable: unknown('not-regular') }
  return size > readLimit ? { words: largerThan(readLimit), readable: unknown('too-large') } : undefined
}

async function findSimilar(places: readonly string[], asker: Asker): Promise<string | undefined> {
  for (const place of places) {
    const [directory, name] = splitPath(place)
    const similar = (await asker.names(await asker.real(directory))).nearest(name)
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
