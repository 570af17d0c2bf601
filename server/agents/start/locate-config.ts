import type { Host } from '../../host.ts'
import { configFiles, isConfigName } from '../discover.ts'
import { pathBelow } from '../links.ts'
import { directoryOf, join, tidy } from '../paths.ts'

/** Where the files that a unit names are looked for. */
export interface ConfigSearch {
  readonly host: Host
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** The directory below which absolute paths are looked up, for what a file at a path says: `--root`, and settings. */
  readonly rootAt: (path: string) => Promise<string | undefined>
  /** Absolute paths are those of this machine. */
  readonly onThisMachine: boolean
}

/** The files that a `-config` of a unit means; undefined where there is nothing of that name here. */
export async function locateConfig(
  written: string,
  unit: string,
  workingDirectory: string,
  search: ConfigSearch,
): Promise<readonly string[] | undefined> {
  const absolute = tidy(written.startsWith('/') ? written : `${workingDirectory}/${written}`)
  const root = await search.rootAt(unit)
  if (root !== undefined)
    return await filesAt(await pathBelow(root, tidy(`${root}/${absolute}`), search.host), search)
  for (const path of candidates(absolute, unit, search.onThisMachine)) {
    const files = await filesAt(path, search)
    if (files !== undefined) return files
  }
  return undefined
}

function* candidates(path: string, unit: string, onThisMachine: boolean): Iterable<string> {
  yield* besideUnit(path, unit)
  if (onThisMachine) yield path
}

/**
 * Units are kept in trees that look like the node's (`image/etc/systemd/system`), and beside the files they name.
 * So: what stands above the unit, with as much of the path as there is. The last name alone is only looked for in
 * the unit's own directory, and must look like a configuration's.
 */
function* besideUnit(path: string, unit: string): Iterable<string> {
  const names = path.split('/').filter((name) => name !== '')
  const directories = ancestors(directoryOf(unit))
  for (let first = 0; first < names.length - 1; first++) {
    const tail = names.slice(first).join('/')
    for (const directory of directories) yield join(directory, tail)
  }
  const last = names.at(-1) ?? ''
  if (/nomad|\.d$/.test(last) || isConfigName(last)) yield join(directoryOf(unit), last)
}

/** A directory and those above it, as far as its own path leads; the machine's own `/` is no tree of a unit. */
export function ancestors(directory: string): readonly string[] {
  const all: string[] = []
  for (let at = directory; at !== '/' && !/^(?:\.\.\/)*\.\.$/.test(at); at = directoryOf(at)) {
    all.push(at)
    if (at === '.') break
  }
  return all
}

/** A file, or what Nomad reads of a directory. */
export async function filesAt(
  path: string,
  { host, overlay }: ConfigSearch,
): Promise<readonly string[] | undefined> {
  if (overlay.has(path)) return [path]
  const facts = await host.stat(path)
  if (!facts.known) return undefined
  if (facts.value.type !== 'directory') return [path]
  const entries = await host.list(path)
  return entries.known ? configFiles(path, entries.value) : undefined
}
