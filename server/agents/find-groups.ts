import type { Host } from '../host.ts'
import { type DeclaredIn, groupByDeclarations } from './declared.ts'
import { type Discovery, discover, discoverMerged, nameOf, saidGroup, withoutClaimed } from './discover.ts'
import { FileNames } from './file-names.ts'
import { findAffected } from './find-affected.ts'
import { join, tidy } from './paths.ts'
import { type ConfigSearch, filesAt } from './start/locate-config.ts'
import { ownUnits } from './start/own-units.ts'
import { readUnit } from './start/read-unit.ts'
import type { Started } from './start/started.ts'
import { groupByUnits } from './start/unit-groups.ts'
import { unitsAbove } from './start/units-above.ts'
import { unitsBelowRoots } from './start/units-below-roots.ts'

/** What a run is asked to look at. */
export interface Search {
  /** None: the working directory, and on the node what its own unit starts. */
  readonly paths: readonly string[]
  readonly merge: boolean
  /** The paths are files that have changed: what they concern is asked for. */
  readonly affected: boolean
  readonly onNode: boolean
  /** `--root`: settings may name others. */
  readonly root: string | undefined
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** `--agent-flags` */
  readonly started?: Started | undefined
}

/** The same with what settings say. */
export interface SettledSearch extends Search {
  /** The root that holds for a path, by `--root` and settings. */
  readonly rootAt: ConfigSearch['rootAt']
  readonly declaredIn: DeclaredIn
}

/** The files of a run; those that somebody says are one agent together: `--merge`, flags, units of systemd. */
export async function findGroups(search: SettledSearch, host: Host): Promise<Discovery> {
  const { merge, affected, overlay, started, root, rootAt, onNode } = search
  const named = started !== undefined && started.configs.length > 0
  const places = { host, overlay, rootAt, onThisMachine: onNode }
  if (affected) {
    const found = await findAffected(search.paths, places, search.declaredIn)
    return named
      ? { ...(await withStarted(found, started, search.paths, places)), changes: found.changes }
      : found
  }
  const paths = await pathsOf(search, named, host)
  if (merge) return await discoverMerged(paths, host, overlay)
  const found = await discover(paths, host, overlay)
  const units = [
    ...(await unitsAbove(paths, host)),
    ...(await unitsBelowRoots(found, places)),
    ...(onNode && root === undefined ? await ownUnits(host) : []),
  ]
  const grouped = await groupByDeclarations(found, search.declaredIn, (rest) =>
    groupByUnits(rest, units, places),
  )
  return named ? await withStarted(grouped, started, paths, places) : grouped
}

async function pathsOf(
  { paths, onNode, overlay, root }: Search,
  named: boolean,
  host: Host,
): Promise<readonly string[]> {
  if (paths.length > 0 || named) return paths
  for (const path of onNode ? await ownUnits(host, root) : [])
    if ((await readUnit(path, host, overlay, root)).length > 0) return [path]
  return ['.']
}

/** Flags that name the files are as good as a unit. */
async function withStarted(
  found: Discovery,
  started: Started,
  paths: readonly string[],
  places: ConfigSearch,
): Promise<Discovery> {
  const parts: (readonly string[])[] = []
  const missing = [...found.missing]
  const names = new FileNames(found.groups, places.host)
  // Flags stand in no file: for them holds what does in the first PATH.
  const root = await places.rootAt(join(paths[0] ?? '.', 'flags'))
  for (const { path } of started.configs) {
    const at = tidy(root !== undefined && path.startsWith('/') ? `${root}/${path}` : path)
    const files = await filesAt(at, places)
    if (files === undefined) missing.push(at)
    else parts.push(await names.known(files))
  }
  const claimed = await names.ofAll(parts.flat())
  const left = withoutClaimed(found.groups, claimed)
  const grouping = `started with ${started.configs.map(({ path }) => `-config=${path}`).join(' ')}`
  const said = saidGroup({ name: nameOf(parts.flat()), grouping, parts, started }, true)
  return { ...found, missing, groups: [...left, ...said] }
}
