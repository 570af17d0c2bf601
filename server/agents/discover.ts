import type { DirectoryEntry, Host } from '../host.ts'

/** The configuration files found in one directory, or named in it, sorted as Nomad sorts them. */
export interface FileGroup {
  readonly directory: string
  readonly paths: readonly string[]
  /** The user named these files, one by one. */
  readonly named: boolean
}

export interface Discovery {
  readonly groups: readonly FileGroup[]
  /** PATHs that do not exist. */
  readonly missing: readonly string[]
  /** Directories that cannot be listed. */
  readonly unlisted: readonly string[]
}

/** Directories that hold other people's files, and links that could lead in circles, are not entered. */
const leftAlone = /^(\.|node_modules$)/

/** Which files the PATHs of a run mean. Directories are entered; each is a group of its own. */
export async function discover(
  paths: readonly string[],
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<Discovery> {
  const found = new Map<string, FileGroup>()
  const named = new Map<string, string[]>()
  const missing: string[] = []
  const unlisted: string[] = []
  for (const path of new Set(paths.map(tidy))) {
    const facts = overlay.has(path) ? undefined : await host.stat(path)
    if (facts === undefined || (facts.known && facts.value.type !== 'directory'))
      addTo(named, directoryOf(path), path)
    else if (facts.known) await walk(path, host, found, unlisted)
    // A link to nowhere is there all the same: reading it says so.
    else if (facts.why === 'missing' && !(await isListed(path, host))) missing.push(path)
    else addTo(named, directoryOf(path), path)
  }
  const groups = [...found.values()]
  for (const [directory, files] of named) {
    // Named and found as well: `conf conf/*.hcl` is what the shell makes of a habit.
    const alreadyFound = new Set(found.get(directory)?.paths)
    const fresh = sortPaths(files.filter((path) => !alreadyFound.has(path)))
    if (fresh.length > 0) groups.push({ directory, paths: fresh, named: true })
  }
  return { groups: groups.sort((a, b) => compareBytes(a.directory, b.directory)), missing, unlisted }
}

/** Every PATH a part of one agent, in this order; a directory's files in Nomad's order, its sub-directories not. */
export async function discoverMerged(
  paths: readonly string[],
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<Discovery> {
  const files: string[] = []
  const missing: string[] = []
  const unlisted: string[] = []
  for (const path of paths.map(tidy)) {
    const facts = overlay.has(path) ? undefined : await host.stat(path)
    if (facts === undefined || !facts.known || facts.value.type !== 'directory') {
      const absent =
        facts !== undefined && !facts.known && facts.why === 'missing' && !(await isListed(path, host))
      ;(absent ? missing : files).push(path)
      continue
    }
    const entries = await host.list(path)
    if (!entries.known) unlisted.push(path)
    else files.push(...configFiles(path, entries.value))
  }
  const groups =
    files.length > 0 ? [{ directory: directoryOf(files[0] as string), paths: files, named: true }] : []
  return { groups, missing, unlisted }
}

async function walk(
  top: string,
  host: Host,
  found: Map<string, FileGroup>,
  unlisted: string[],
): Promise<void> {
  const waiting = [top]
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    const entries = await host.list(directory)
    if (!entries.known) {
      unlisted.push(directory)
      continue
    }
    for (const { name, isDirectory } of entries.value) {
      if (isDirectory && !leftAlone.test(name)) waiting.push(join(directory, name))
    }
    const paths = configFiles(directory, entries.value)
    if (paths.length > 0) found.set(directory, { directory, paths, named: false })
  }
}

function configFiles(directory: string, entries: readonly DirectoryEntry[]): readonly string[] {
  const names = entries
    .filter((entry) => !entry.isDirectory && isConfigName(entry.name))
    .map((entry) => entry.name)
  return sortPaths(names.map((name) => join(directory, name)))
}

/** As Nomad's LoadConfigDir: `.hcl` and `.json`, without editors' temporary files (command/agent/config.go). */
export function isConfigName(name: string): boolean {
  if (!name.endsWith('.hcl') && !name.endsWith('.json')) return false
  return !(name.endsWith('~') || name.startsWith('.#') || (name.startsWith('#') && name.endsWith('#')))
}

async function isListed(path: string, host: Host): Promise<boolean> {
  const entries = await host.list(directoryOf(path))
  const name = path.slice(path.lastIndexOf('/') + 1)
  return entries.known && entries.value.some((entry) => entry.name === name)
}

function addTo(groups: Map<string, string[]>, directory: string, path: string): void {
  const files = groups.get(directory)
  if (files === undefined) groups.set(directory, [path])
  else files.push(path)
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : slash === 0 ? '/' : path.slice(0, slash)
}

function join(directory: string, name: string): string {
  if (directory === '.') return name
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`
}

/** One spelling a path, so that naming it twice lints it once. */
export function tidy(path: string): string {
  const short = path
    .replace(/\/+/g, '/')
    .replace(/^(\.\/)+(?=.)/, '')
    .replace(/(?<=.)(\/\.?)+$/, '')
  return short.includes('..') ? withoutParents(short) : short === '' ? '.' : short
}

/** `a/../b` is `b`: findings of one file go by one name, however it is reached. */
function withoutParents(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/') || (path.startsWith('/') ? '/' : '.')
}

function sortPaths(paths: readonly string[]): readonly string[] {
  return [...paths].sort(compareBytes)
}

/** Order of the UTF-8 bytes, as Go sorts strings. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  const high = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
  return high(a.charCodeAt(at) || 0) - high(b.charCodeAt(at) || 0) || a.length - b.length
}
