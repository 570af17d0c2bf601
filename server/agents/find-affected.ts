import type { Host } from '../host.ts'
import { type Changed, Changes, isRead } from './changes.ts'
import { type DeclaredIn, groupByDeclarations } from './declared.ts'
import { configFiles, type Discovery, discover, type FileGroup } from './discover.ts'
import { directoryOf, shortened, tidy } from './paths.ts'
import type { ConfigSearch } from './start/locate-config.ts'
import { groupByUnits } from './start/unit-groups.ts'
import { aboveWorkingDirectory } from './start/units-above.ts'
import { unitsBelowRoots } from './start/units-below-roots.ts'

/** How many directories are searched for agents that read or name what has changed. */
const mostDirectories = 20_000

/** The files of all agents that may be concerned by changed files: those below the top of the repository. */
export async function findAffected(
  paths: readonly string[],
  places: ConfigSearch,
  declaredIn?: DeclaredIn,
): Promise<Discovery & { readonly changes: Changes }> {
  const { host, overlay } = places
  const top = (await aboveWorkingDirectory(host)).at(-1) as string
  const here = host.directory?.()
  const short = (path: string): string => shortened(path, here)
  const changed = await sortOut([...new Set(paths.map(tidy).map(short))], host, overlay)
  const changes = new Changes(changed, here)
  if (paths.length === 0) return { groups: [], missing: [], unlisted: [], units: [], changes }
  const found = seenFrom(await discover([top], host, overlay, mostDirectories), short)
  const elsewhere = await groupsElsewhere(changed.paths, found.groups, host)
  const all = { ...found, groups: [...found.groups, ...elsewhere], missing: changed.missing }
  const units = await unitsBelowRoots(all, places)
  const grouped = await groupByDeclarations(all, declaredIn, (rest) => groupByUnits(rest, units, places))
  const groups = grouped.groups.filter((group) => changes.mayConcern(group))
  // Units whose files are not here concern nobody's change.
  return { ...grouped, idle: [], groups, changes }
}

function seenFrom(found: Discovery, short: (path: string) => string): Discovery {
  return {
    ...found,
    groups: found.groups.map((group) => ({
      ...group,
      directory: short(group.directory),
      paths: group.paths.map(short),
    })),
    units: found.units.map((unit) => ({ ...unit, path: short(unit.path) })),
  }
}

/** A file that is not there has been deleted, if its directory still is. */
async function sortOut(
  paths: readonly string[],
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<Changed & { readonly missing: readonly string[] }> {
  const named: string[] = []
  const directories: string[] = []
  const emptied: string[] = []
  const missing: string[] = []
  for (const path of paths) {
    const facts = overlay.has(path) ? undefined : await host.stat(path)
    if (facts?.known && facts.value.type === 'directory') directories.push(path)
    else if (facts === undefined || facts.known || facts.why !== 'missing') named.push(path)
    else if ((await host.stat(directoryOf(path))).known) {
      named.push(path)
      if (isRead(path)) emptied.push(directoryOf(path))
    } else missing.push(path)
  }
  return { paths: named, directories, emptied, missing }
}

/** Directories that a search does not enter, or that lie outside of it; and templates, which it does not take. */
async function groupsElsewhere(
  changed: readonly string[],
  found: readonly FileGroup[],
  host: Host,
): Promise<readonly FileGroup[]> {
  const known = new Set(found.flatMap(({ paths }) => paths))
  const more = new Map<string, Set<string>>()
  for (const path of changed) {
    if (known.has(path) || !isRead(path) || !(await host.stat(path)).known) continue
    const directory = directoryOf(path)
    const entries = await host.list(directory)
    const beside = entries.known && /\.(?:hcl|json)$/.test(path) ? configFiles(directory, entries.value) : []
    const paths = more.get(directory) ?? new Set()
    for (const one of [...beside, path]) paths.add(one)
    more.set(directory, paths)
  }
  return [...more].map(([directory, paths]) => ({ directory, paths: [...paths], named: false }))
}
