import type { Agent } from '../agents/agent.ts'
import { type Discovery, type FileGroup, isConfigName, isUnitName } from '../agents/discover.ts'
import { directoryOf } from '../agents/paths.ts'
import type { Finding } from '../engine/finding.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Facts } from '../facts/facts.ts'
import type { Rewrites } from '../fixes/settle.ts'
import type { Host } from '../host.ts'
import { lintGroups } from '../lint.ts'
import type { LintOptions } from '../lint-options.ts'
import { SettingsFinder } from '../settings/finder.ts'
import { isSettingsName } from '../settings/settings.ts'
import { type Survey, survey } from '../settings/survey.ts'
import type { Documents } from './documents.ts'
import { documentsHost, recordingHost, shallowHost } from './hosts.ts'

/** What is known of the agents of one group of files. */
export interface Checked {
  readonly group: FileGroup
  readonly agents: readonly CheckedAgent[]
  readonly findings: readonly Finding[]
  /** All that was read or looked for. */
  readonly asked: ReadonlySet<string>
}

export interface CheckedAgent {
  readonly agent: Agent
  readonly facts: Facts | undefined
}

const nothingFound: Discovery = { groups: [], missing: [], unlisted: [], units: [] }

/**
 * All agents of the workspace, checked again as soon as something they are made of changes. Changes that arrive while a check is
 * under way make one more pass, whatever their number.
 */
export class Workspace {
  /** Called for the files whose findings are new. */
  onChecked: (paths: ReadonlySet<string>) => void = () => {}
  /** Called with how many groups are done, of how many. */
  onProgress: (done: number, total: number) => void = () => {}
  readonly documents: Documents
  readonly #rules: readonly RegisteredRule[]
  readonly #host: Host
  #options: LintOptions
  #folders: readonly string[] = []
  #surveyed: Survey | undefined
  readonly #checked = new Map<string, Checked>()
  readonly #keysAt = new Map<string, Set<string>>()
  readonly #changed = new Set<string>()
  #pass: Promise<void> | undefined
  /** Nothing is looked for before it is known where. */
  #start: () => void = () => {}
  readonly #started = new Promise<void>((resolve) => {
    this.#start = resolve
  })

  constructor(options: LintOptions, rules: readonly RegisteredRule[], host: Host, documents: Documents) {
    this.#options = options
    this.#rules = rules
    this.#host = documentsHost(host, documents)
    this.documents = documents
  }

  /** Folders or options are others: everything is looked for and checked anew. */
  reset(folders: readonly string[], options: LintOptions): void {
    this.#folders = folders
    this.#options = options
    this.#startOver()
    this.#start()
    this.#schedule()
  }

  /** These have other contents now, in an editor or on disk. */
  change(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#changed.add(path)
      // All that settings hold for may be different.
      if (isSettingsName(path) || this.#surveyed?.settings.has(path)) this.#startOver()
    }
    this.#schedule()
  }

  #startOver(): void {
    this.#surveyed = undefined
    for (const path of this.#keysAt.keys()) this.#changed.add(path)
  }

  /** These have come or gone: which files belong together may be different. */
  rearrange(paths: Iterable<string>): void {
    this.#surveyed = undefined
    this.change(paths)
  }

  /** Until everything that has changed is checked. */
  async settled(): Promise<void> {
    await this.#started
    while (this.#pass !== undefined) await this.#pass
  }

  /** All that is known of the agents a file belongs to, or has findings of. */
  checkedWith(path: string): readonly Checked[] {
    return [...(this.#keysAt.get(path) ?? [])].flatMap((key) => this.#checked.get(key) ?? [])
  }

  /** The files that something is known of. */
  get paths(): Iterable<string> {
    return this.#keysAt.keys()
  }

  /** What would be found in the agents of a file if files were rewritten. */
  async try(path: string, rewrites: Rewrites): Promise<readonly Finding[]> {
    const surveyed = this.#surveyed ?? this.#nothing()
    const groups = this.checkedWith(path).map(({ group }) => group)
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups } }
    const encoder = new TextEncoder()
    const typed = Array.from(rewrites, ([at, { text }]) => [at, encoder.encode(text)] as const)
    const overlay = new Map([...this.documents.overlay(), ...typed])
    const options = { ...this.#options, overlay }
    return (await lintGroups(part, options, this.#rules, this.#host)).findings
  }

  #schedule(): void {
    this.#pass ??= this.#started.then(nextTurn).then(() => this.#run())
  }

  async #run(): Promise<void> {
    try {
      while (this.#surveyed === undefined || this.#changed.size > 0) {
        if (this.#surveyed === undefined) await this.#survey()
        const changed = new Set(this.#changed)
        this.#changed.clear()
        await this.#check(changed)
      }
    } finally {
      this.#pass = undefined
    }
  }

  /** Groups of the folders, and of documents that are in none of these. */
  async #survey(): Promise<void> {
    const search = { ...this.#options, merge: false, affected: false, overlay: this.documents.overlay() }
    const found =
      this.#folders.length === 0
        ? this.#nothing()
        : await survey({ ...search, paths: this.#folders }, this.#host)
    const groups = [...found.discovery.groups]
    const grouped = new Set(groups.flatMap(({ paths }) => paths))
    for (const { path, text } of this.documents.all) {
      if (grouped.has(path) || isUnitName(path) || isSettingsName(path)) continue
      const beside = await this.#beside(path, text.languageId)
      groups.push(...beside)
      for (const other of beside.flatMap(({ paths }) => paths)) grouped.add(other)
    }
    this.#surveyed = { ...found, discovery: { ...found.discovery, groups } }
    this.#forget(new Set(groups.map(keyOf)))
    for (const group of groups)
      if (!this.#checked.has(keyOf(group))) for (const path of group.paths) this.#changed.add(path)
  }

  /** A document outside the folders, with its neighbours; alone where its name is none that Nomad reads. */
  async #beside(path: string, languageId: string): Promise<readonly FileGroup[]> {
    const directory = directoryOf(path)
    if (isConfigName(path.slice(path.lastIndexOf('/') + 1)) && path.startsWith('/')) {
      const search = {
        ...this.#options,
        paths: [directory],
        merge: false,
        affected: false,
        overlay: this.documents.overlay(),
      }
      const { groups } = (await survey(search, shallowHost(this.#host))).discovery
      if (groups.some(({ paths }) => paths.includes(path))) return groups
    }
    return [{ directory, paths: [path], named: languageId === 'nomad-agent' }]
  }

  #nothing(): Survey {
    const settings = new SettingsFinder({ host: this.#host, overlay: this.documents.overlay() })
    return { discovery: nothingFound, settings, settingsFiles: [], ignored: [] }
  }

  #forget(kept: ReadonlySet<string>): void {
    const orphans = new Set<string>()
    for (const [key, { findings, group }] of this.#checked) {
      if (kept.has(key)) continue
      this.#checked.delete(key)
      for (const path of [...group.paths, ...findings.map(({ location }) => location.source.path)])
        orphans.add(path)
    }
    if (orphans.size > 0) this.onChecked(orphans)
  }

  async #check(changed: ReadonlySet<string>): Promise<void> {
    const surveyed = this.#surveyed ?? this.#nothing()
    const waiting = surveyed.discovery.groups.filter((group) => this.#isConcerned(group, changed))
    const open = new Set(Array.from(this.documents.all, ({ path }) => path))
    const isOpen = ({ paths }: FileGroup): number => (paths.some((path) => open.has(path)) ? 0 : 1)
    for (const [done, group] of waiting.sort((a, b) => isOpen(a) - isOpen(b)).entries()) {
      if (waiting.length > 1) this.onProgress(done, waiting.length)
      // What has changed once more meanwhile has its turn in the next pass.
      if (this.#surveyed !== surveyed) {
        for (const path of group.paths) this.#changed.add(path)
      } else await this.#checkGroup(surveyed, group)
    }
    if (waiting.length > 1) this.onProgress(waiting.length, waiting.length)
  }

  #isConcerned(group: FileGroup, changed: ReadonlySet<string>): boolean {
    const before = this.#checked.get(keyOf(group))
    if (before === undefined || group.paths.some((path) => changed.has(path))) return true
    for (const path of changed) if (before.asked.has(path)) return true
    return false
  }

  async #checkGroup(surveyed: Survey, group: FileGroup): Promise<void> {
    const asked = new Set<string>()
    const agents: CheckedAgent[] = []
    const options = {
      ...this.#options,
      overlay: this.documents.overlay(),
      onAgent: (agent: Agent, facts?: Facts) => agents.push({ agent, facts }),
    }
    const host = recordingHost(this.#host, asked)
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups: [group] } }
    const { findings } = await lintGroups(part, options, this.#rules, host)
    const key = keyOf(group)
    const before = this.#checked.get(key)
    const checked = { group, agents, findings, asked }
    this.#checked.set(key, checked)
    const places = placesOf(checked)
    for (const path of places) {
      const keys = this.#keysAt.get(path)
      if (keys === undefined) this.#keysAt.set(path, new Set([key]))
      else keys.add(key)
    }
    this.onChecked(before === undefined ? places : new Set([...placesOf(before), ...places]))
  }
}

/** Messages that have arrived already are taken in first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function placesOf({ group, findings }: Checked): ReadonlySet<string> {
  return new Set([...group.paths, ...findings.map(({ location }) => location.source.path)])
}

function keyOf({ directory, paths, said, named }: FileGroup): string {
  return [directory, said?.name ?? '', String(named), ...paths].join('\0')
}
