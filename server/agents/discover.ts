import { isTemplateName } from '../config/templates/template-file.ts'
import type { DirectoryEntry, Host } from '../host.ts'
import type { Changes } from './changes.ts'
import { compareBytes, directoryOf, join, sortPaths, tidy } from './paths.ts'
import type { Started } from './start/started.ts'

/** The configuration files found in one directory, or named in it, sorted as Nomad sorts them. */
export interface FileGroup {
  readonly directory: string
  readonly paths: readonly string[]
  /** The user named these files, one by one. */
  readonly named: boolean
  /** Those of them that are taken for an agent's unless they show that they are something else. */
  readonly taken?: ReadonlySet<string>
  /** They are one agent: somebody says so. */
  readonly said?: SaidAgent
  /** Those of them that make an agent that is said already. */
  readonly claimed?: ReadonlySet<string>
}

/** An agent whose files are known, and their order. */
export interface SaidAgent {
  readonly name: string
  readonly grouping: string
  /** For each `-config` its files. */
  readonly parts: readonly (readonly string[])[]
  readonly started?: Started
  /** The systemd unit that starts it. */
  readonly unit?: string
  /** What the unit says was read from these; another state of them may say something else. */
  readonly readFrom?: readonly string[]
  /** It reads files that are not here. */
  readonly partial?: true
}

export interface Discovery {
  readonly groups: readonly FileGroup[]
  /** PATHs that do not exist. */
  readonly missing: readonly string[]
  /** Directories that cannot be listed. */
  readonly unlisted: readonly string[]
  /** Units of systemd that are named, or stand in a directory that is. */
  readonly units: readonly FoundUnit[]
  /** Those of them that start agents whose files are not here. */
  readonly idle?: readonly string[]
  /** What by their names are templates of configuration, in directories: nobody says for what they are. */
  readonly templates?: readonly string[]
  /** Directories with so many others in them that not all were entered. */
  readonly cut?: readonly string[]
  /** Only agents that these changes concern are asked for. */
  readonly changes?: Changes
}

export interface FoundUnit {
  readonly path: string
  readonly named: boolean
}

/** Directories that hold other people's files, and links that could lead in circles, are not entered. */
const leftAlone = /^(\.|node_modules$)/

/** Whether a search goes into a directory of this name. */
export function isEntered(name: string): boolean {
  return !leftAlone.test(name)
}

/** Which files the PATHs of a run mean. Directories are entered; each is a group of its own. */
export async function discover(
  paths: readonly string[],
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
  most = Number.POSITIVE_INFINITY,
): Promise<Discovery> {
  const found = new Map<string, FileGroup>()
  const named = new Map<string, string[]>()
  const missing: string[] = []
  const unlisted: string[] = []
  const units: FoundUnit[] = []
  const cut: string[] = []
  const templates: string[] = []
  const isListed = createListings(host)
  for (const path of new Set(paths.map(tidy))) {
    const facts = overlay.has(path) ? undefined : await host.stat(path)
    if (facts === undefined || (facts.known && facts.value.type !== 'directory')) {
      if (isUnitName(path)) units.push({ path, named: true })
      else addTo(named, directoryOf(path), path)
    } else if (facts.known) {
      if (!(await walk(path, host, { found, unlisted, units, templates, most }))) cut.push(path)
    }
    // A link to nowhere is there all the same: reading it says so.
    else if (facts.why === 'missing' && !(await isListed(path))) missing.push(path)
    else addTo(named, directoryOf(path), path)
  }
  const groups = [...found.values()]
  for (const [directory, files] of named) {
    // Named and found as well: `conf conf/*.hcl` is what the shell makes of a habit.
    const alreadyFound = new Set(found.get(directory)?.paths)
    const fresh = sortPaths(files.filter((path) => !alreadyFound.has(path)))
    if (fresh.length > 0) groups.push({ directory, paths: fresh, named: true })
  }
  return { groups: inOrder(groups), missing, unlisted, units, templates: without(templates, named), cut }
}

function without(paths: readonly string[], named: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return paths.filter((path) => named.get(directoryOf(path))?.includes(path) !== true)
}

/** The order in which groups are gone through. */
export function inOrder(groups: readonly FileGroup[]): readonly FileGroup[] {
  return groups.toSorted(
    (a, b) => compareBytes(a.directory, b.directory) || compareBytes(a.said?.name ?? '', b.said?.name ?? ''),
  )
}

/** Every PATH a part of one agent, in this order; a directory's files in Nomad's order, its sub-directories not. */
export async function discoverMerged(
  paths: readonly string[],
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<Discovery> {
  const parts: (readonly string[])[] = []
  const missing: string[] = []
  const unlisted: string[] = []
  const isListed = createListings(host)
  for (const path of paths.map(tidy)) {
    const facts = overlay.has(path) ? undefined : await host.stat(path)
    if (facts === undefined || !facts.known || facts.value.type !== 'directory') {
      const absent = facts !== undefined && !facts.known && facts.why === 'missing' && !(await isListed(path))
      if (absent) missing.push(path)
      else parts.push([path])
      continue
    }
    const entries = await host.list(path)
    if (!entries.known) unlisted.push(path)
    else parts.push(configFiles(path, entries.value))
  }
  const said = { grouping: 'merged in the order given', parts, name: nameOf(parts.flat()) }
  return { groups: saidGroup(said, true), missing, unlisted, units: [] }
}

/**
 * The files of an agent as a group of their own; none where there are none. Those that are said to be its own one by one
 * are `taken` for it, others only where they look like it.
 */
export function saidGroup(
  said: SaidAgent,
  named: boolean,
  taken: readonly string[] = said.parts.flat(),
): readonly FileGroup[] {
  const paths = [...new Set(said.parts.flat())]
  const [first] = paths
  return first === undefined
    ? []
    : [{ directory: directoryOf(first), paths, named, taken: new Set(taken), said }]
}

/** What is left of groups beside the agents that are said: without those all of whose files have one. */
export function withoutClaimed(
  groups: readonly FileGroup[],
  claimed: ReadonlySet<string>,
  taken: ReadonlySet<string> = claimed,
): readonly FileGroup[] {
  return groups.flatMap((group) => {
    const own = new Set(group.paths.filter((path) => claimed.has(path)))
    if (own.size === 0) return [group]
    if (own.size === group.paths.length) return []
    return [{ ...group, claimed: own, taken: new Set([...(group.taken ?? []), ...taken]) }]
  })
}

/** A name for files that are put together by hand. */
export function nameOf(paths: readonly string[]): string {
  const [first = '', second = '', ...rest] = paths
  const last = rest.length === 1 ? (rest[0] as string) : `${rest.length} more`
  return [first, second, last].slice(0, paths.length).join(' + ')
}

interface Walk {
  readonly found: Map<string, FileGroup>
  readonly unlisted: string[]
  readonly units: FoundUnit[]
  readonly templates: string[]
  /** How many directories are entered; the others are not listed. */
  readonly most: number
}

/** Whether all directories were entered. */
async function walk(top: string, host: Host, into: Walk): Promise<boolean> {
  const { found, unlisted, units, templates, most } = into
  const waiting = [top]
  // The list grows while it is gone through.
  for (const [index, directory] of waiting.entries()) {
    if (index >= most) return false
    const entries = await host.list(directory)
    if (!entries.known) {
      unlisted.push(directory)
      continue
    }
    for (const { name, isDirectory } of entries.value) {
      if (isDirectory && isEntered(name)) waiting.push(join(directory, name))
      if (!isDirectory && isUnitName(name)) units.push({ path: join(directory, name), named: false })
      if (!isDirectory && isTemplateOfConfig(name)) templates.push(join(directory, name))
    }
    const paths = configFiles(directory, entries.value)
    if (paths.length > 0) found.set(directory, { directory, paths, named: false })
  }
  return true
}

export function isUnitName(name: string): boolean {
  return name.endsWith('.service')
}

/** The files of a directory that Nomad reads, in its order. */
export function configFiles(directory: string, entries: readonly DirectoryEntry[]): readonly string[] {
  const names = entries
    .filter((entry) => !entry.isDirectory && isConfigName(entry.name))
    .map((entry) => entry.name)
  return sortPaths(names.map((name) => join(directory, name)))
}

/**
 * As Nomad's LoadConfigDir: `.hcl` and `.json`, without the lock files of Emacs (command/agent/config.go). Other temporary
 * files of editors, which it leaves out as well, end otherwise.
 */
export function isConfigName(name: string): boolean {
  return (name.endsWith('.hcl') || name.endsWith('.json')) && !name.startsWith('.#')
}

/** What another tool makes configuration of, as its name has it: `nomad.hcl.j2`, `nomad-server.tftpl`. */
export function isTemplateOfConfig(name: string): boolean {
  return (
    isTemplateName(name) && /\.(?:hcl|json)\.|nomad/i.test(name) && !/\.(?:service|sh|ya?ml)\./i.test(name)
  )
}

/** Says of paths whether an entry stands there, whatever it leads to; every directory is listed once. */
function createListings(host: Host): (path: string) => Promise<boolean> {
  const listings = new Map<string, ReadonlySet<string>>()
  return async (path) => {
    const directory = directoryOf(path)
    let names = listings.get(directory)
    if (names === undefined) {
      const entries = await host.list(directory)
      names = new Set(entries.known ? entries.value.map(({ name }) => name) : [])
      listings.set(directory, names)
    }
    return names.has(path.slice(path.lastIndexOf('/') + 1))
  }
}

function addTo(groups: Map<string, string[]>, directory: string, path: string): void {
  const files = groups.get(directory)
  if (files === undefined) groups.set(directory, [path])
  else files.push(path)
}
