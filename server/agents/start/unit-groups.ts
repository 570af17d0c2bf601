import {
  type Discovery,
  type FileGroup,
  type FoundUnit,
  inOrder,
  type SaidAgent,
  saidGroup,
  withoutClaimed,
} from '../discover.ts'
import { directoryOf } from '../paths.ts'
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
  const known = new Set(found.units.map(({ path }) => path))
  for (const unit of found.units) await grouping.add({ ...unit, above: false })
  for (const path of above) if (!known.has(path)) await grouping.add({ path, named: false, above: true })
  return grouping.done()
}

class UnitGrouping {
  readonly #found: Discovery
  readonly #search: ConfigSearch
  readonly #groups: FileGroup[] = []
  readonly #idle: string[] = []
  /** Which files are in question: those the user named, and those found in directories. */
  readonly #named: ReadonlySet<string>
  readonly #listed: ReadonlySet<string>

  constructor(found: Discovery, search: ConfigSearch) {
    this.#found = found
    this.#search = search
    const pathsOf = (wanted: boolean) =>
      found.groups.filter(({ named }) => named === wanted).flatMap(({ paths }) => paths)
    this.#named = new Set(pathsOf(true))
    this.#listed = new Set(pathsOf(false))
  }

  async add(unit: Candidate): Promise<void> {
    const { host, overlay } = this.#search
    const agents = await readUnit(unit.path, host, overlay)
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

  done(): Discovery {
    const claimed = new Set(this.#groups.flatMap(({ paths }) => paths))
    const left = withoutClaimed(this.#found.groups, claimed)
    return { ...this.#found, groups: inOrder([...left, ...this.#groups]), idle: this.#idle }
  }

  async #groupOf(agent: UnitAgent, unit: Candidate, name: string): Promise<readonly FileGroup[]> {
    const { started, workingDirectory } = agent
    const search = { ...this.#search, onThisMachine: this.#search.onThisMachine || unit.path.startsWith('/') }
    const parts: (readonly string[])[] = []
    let partial = false
    for (const { path, unknown } of started.configs) {
      const files = unknown ? undefined : await locateConfig(path, unit.path, workingDirectory, search)
      if (files === undefined) partial = true
      else parts.push(files)
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
      ...(missing ? { partial: true } : {}),
    }
    return saidGroup(said, !whole)
  }
}
