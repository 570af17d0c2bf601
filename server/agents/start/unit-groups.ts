import {
  type Discovery,
  type FileGroup,
  type FoundUnit,
  inOrder,
  type SaidAgent,
  saidGroup,
  withoutClaimed,
} from '../discover.ts'
import { FileNames } from '../file-names.ts'
import { pathBelow, realPath } from '../links.ts'
import { directoryOf, join } from '../paths.ts'
import { type ConfigSearch, locateConfig } from './locate-config.ts'
import { readUnit, type UnitAgent } from './read-unit.ts'

/** A unit, and whether it is only here because it stands above a PATH. */
interface Candidate extends FoundUnit {
  readonly above: boolean
}

/**
 * Files that units of systemd start agents with make groups of their own, in the order of the unit. What no unit
 * reads stays as it was found.
 */
export async function groupByUnits(
  found: Discovery,
  above: readonly string[],
  search: ConfigSearch,
): Promise<Discovery> {
  const grouping = new UnitGrouping(found, search)
  const seen = new Set<string>()
  for (const unit of [
    ...found.units.map((one) => ({ ...one, above: false })),
    ...above.map((path) => ({ path, named: false, above: true })),
  ]) {
    const place = await placeOf(unit.path, search)
    if (!seen.has(place)) await grouping.add(unit)
    seen.add(place)
  }
  return grouping.done()
}

/**
 * The machine's own units may be found in a PATH as well, by another name. What stands in `multi-user.target.wants` is a
 * link to a unit; elsewhere each link is a unit of its own, as nodes may share one.
 */
async function placeOf(path: string, { host, rootAt }: ConfigSearch): Promise<string> {
  const directory = directoryOf(path)
  if (/\.(?:wants|requires)$/.test(directory))
    return await realPath(await pathBelow(await rootAt(path), path, host), host)
  return join(await realPath(directory, host), lastName(path))
}

class UnitGrouping {
  readonly #found: Discovery
  readonly #search: ConfigSearch
  readonly #groups: FileGroup[] = []
  readonly #idle: string[] = []
  readonly #names: FileNames
  /** Which files are in question: those the user named, and those found in directories. */
  readonly #named: ReadonlySet<string>
  readonly #listed: ReadonlySet<string>

  constructor(found: Discovery, search: ConfigSearch) {
    this.#found = found
    this.#search = search
    this.#named = new Set(pathsOf(found, true))
    this.#listed = new Set(pathsOf(found, false))
    this.#names = new FileNames(found.groups, search.host)
  }

  async add(unit: Candidate): Promise<void> {
    const { host, overlay } = this.#search
    const agents = await readUnit(unit.path, host, overlay, await this.#search.rootAt(unit.path))
    if (agents.length === 0 && unit.named)
      this.#groups.push({ directory: directoryOf(unit.path), paths: [unit.path], named: true })
    let taken = false
    for (const [index, agent] of agents.entries()) {
      const group = await this.#groupOf(agent, unit, index === 0 ? unit.path : `${unit.path} (${index + 1})`)
      this.#groups.push(...group)
      taken ||= group.length > 0
    }
    if (agents.length > 0 && !taken && !unit.above) this.#idle.push(unit.path)
  }

  async done(): Promise<Discovery> {
    const claimed = await this.#names.ofAll(this.#groups.flatMap(({ paths }) => paths))
    const taken = await this.#names.ofAll(this.#groups.flatMap((group) => [...(group.taken ?? [])]))
    const left = withoutClaimed(this.#found.groups, claimed, taken)
    return { ...this.#found, groups: inOrder([...left, ...this.#groups]), idle: this.#idle }
  }

  async #groupOf(agent: UnitAgent, unit: Candidate, name: string): Promise<readonly FileGroup[]> {
    const { started, workingDirectory, readFrom } = agent
    const search = { ...this.#search, onThisMachine: this.#search.onThisMachine || unit.path.startsWith('/') }
    const parts: (readonly string[])[] = []
    const taken: string[] = []
    let partial = false
    for (const { path, unknown } of started.configs) {
      const files = unknown ? undefined : await locateConfig(path, unit.path, workingDirectory, search)
      if (files === undefined) {
        partial = true
        continue
      }
      const known = await this.#names.known(files)
      parts.push(known)
      // Which directory is meant is guessed, but for a file it is by name, and Nomad reads it whatever it is.
      if (files.length === 1 && lastName(files[0] as string) === lastName(path)) taken.push(...known)
    }
    const paths = parts.flat()
    const whole = !unit.above || paths.some((path) => this.#listed.has(path))
    // Beside files that the user named one by one, nothing else is read.
    const own = whole ? parts : parts.map((part) => part.filter((path) => this.#named.has(path)))
    const missing = partial || own.flat().length < paths.length
    const said: SaidAgent = {
      name,
      grouping: `started by ${unit.path}${started.text === '' ? '' : ` with ${started.text}`}`,
      parts: own,
      started,
      unit: unit.path,
      readFrom,
      ...(missing ? { partial: true } : {}),
    }
    return saidGroup(said, !whole, taken)
  }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function pathsOf({ groups }: Discovery, wanted: boolean): readonly string[] {
  return groups.filter(({ named }) => named === wanted).flatMap(({ paths }) => paths)
}
