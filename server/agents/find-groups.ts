import type { Host } from '../host.ts'
import { type DeclaredIn, groupByDeclarations } from './declared.ts'
import { type Discovery, discover, discoverMerged, nameOf, saidGroup, withoutClaimed } from './discover.ts'
import { findAffected } from './find-affected.ts'
import { tidy } from './paths.ts'
import { type ConfigSearch, filesAt } from './start/locate-config.ts'
import { ownUnits } from './start/own-units.ts'
import { readUnit } from './start/read-unit.ts'
import type { Started } from './start/started.ts'
import { groupByUnits } from './start/unit-groups.ts'
import { unitsAbove } from './start/units-above.ts'

/** What a run is asked to look at. */
export interface Search {
  /** None: the working directory, and on the node what its own unit starts. */
  readonly paths: readonly string[]
  readonly merge: boolean
  /** The paths are files that have changed: what they concern is asked for. */
  readonly affected: boolean
  readonly onNode: boolean
  readonly root: string | undefined
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** `--agent-flags` */
  readonly started?: Started | undefined
  readonly declaredIn?: DeclaredIn
}

/** The files of a run; those that somebody says are one agent together: `--merge`, flags, units of systemd. */
export async function findGroups(search: Search, host: Host): Promise<Discovery> {
  const { merge, affected, overlay, started, root, onNode } = search
  const named = started !== undefined && started.configs.length > 0
  const places = { host, overlay, root, onThisMachine: onNode }
  if (affected) {
    const found = await findAffected(search.paths, places, search.declaredIn)
    return named ? { ...(await withStarted(found, started, places)), changes: found.changes } : found
  }
  const paths = await pathsOf(search, named, host)
  if (merge) return await discoverMerged(paths, host, overlay)
  const found = await discover(paths, host, overlay)
  const units = [...(await unitsAbove(paths, host)), ...(onNode ? await ownUnits(host) : [])]
  const grouped = await groupByDeclarations(found, search.declaredIn, (rest) =>
    groupByUnits(rest, units, places),
  )
  return named ? await withStarted(grouped, started, places) : grouped
}

async function pathsOf(
  { paths, onNode, overlay }: Search,
  named: boolean,
  host: Host,
): Promise<readonly string[]> {
  if (paths.length > 0 || named) return paths
  for (const path of onNode ? await ownUnits(host) : [])
    if ((await readUnit(path, host, overlay)).length > 0) return [path]
  return ['.']
}

/** Flags that name the files are as good as a unit. */
async function withStarted(found: Discovery, started: Started, places: ConfigSearch): Promise<Discovery> {
  const parts: (readonly string[])[] = []
  const missing = [...found.missing]
  for (const { path } of started.configs) {
    const at = tidy(places.root !== undefined && path.startsWith('/') ? `${places.root}/${path}` : path)
    const files = await filesAt(at, places)
    if (files === undefined) missing.push(at)
    else parts.push(files)
  }
  const claimed = new Set(parts.flat())
  const left = withoutClaimed(found.groups, claimed)
  const grouping = `started with ${started.configs.map(({ path }) => `-config=${path}`).join(' ')}`
  const said = saidGroup({ name: nameOf(parts.flat()), grouping, parts, started }, true)
  return { ...found, missing, groups: [...left, ...said] }
}
