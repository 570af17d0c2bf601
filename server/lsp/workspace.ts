import type { Agent } from '../agents/agent.ts'
import type { FileGroup } from '../agents/discover.ts'
import { FileLibrary } from '../agents/file-library.ts'
import type { Finding } from '../engine/finding.ts'
import type { Failure } from '../engine/report.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Facts } from '../facts/facts.ts'
import { FileCache } from '../facts/file-cache.ts'
import type { Rewrites } from '../fixes/settle.ts'
import type { Host } from '../host.ts'
import { lintGroups } from '../lint.ts'
import type { LintOptions } from '../lint-options.ts'
import { isSettingsName } from '../settings/settings.ts'
import type { Survey } from '../settings/survey.ts'
import { type Checked, type CheckedAgent, CheckedGroups, keyOf } from './checked.ts'
import { type Documents, isSaidToBeAgent } from './documents.ts'
import { documentsHost, recordingHost } from './hosts.ts'
import { Surveyor } from './surveyor.ts'

/** How long a check may keep others waiting, in milliseconds. */
const longestTurn = 20

/**
 * All agents of the workspace, checked again as soon as something they are made of changes. Changes that arrive while a check is
 * under way make one more pass, whatever their number.
 */
export class Workspace {
  /** Called for the files whose findings are new. */
  onChecked: (paths: ReadonlySet<string>) => void = () => {}
  /** Called with how many groups are done, of how many. */
  onProgress: (done: number, total: number) => void = () => {}
  /** Called with what was thrown where nothing should be. */
  onFailure: (failure: Failure) => void = () => {}
  readonly documents: Documents
  readonly #rules: readonly RegisteredRule[]
  readonly #host: Host
  readonly #surveyor: Surveyor
  readonly #checked = new CheckedGroups()
  readonly #library = new FileLibrary()
  #fileCache = new FileCache()
  #options: LintOptions
  #folders: readonly string[] = []
  #surveyed: Survey | undefined
  readonly #changed = new Set<string>()
  /** Groups that have their turn in this pass, by key. */
  readonly #waiting = new Map<string, FileGroup>()
  #pass: Promise<void> | undefined
  /** How often somebody has told of changes. */
  #arrivals = 0
  /** Resolves once one more group is done, or the pass. */
  #step = new Signal()
  /** Nothing is looked for before it is known where. */
  readonly #started = new Signal()

  constructor(options: LintOptions, rules: readonly RegisteredRule[], host: Host, documents: Documents) {
    this.#options = options
    this.#rules = rules
    this.#host = documentsHost(host, documents)
    this.#surveyor = new Surveyor(this.#host, documents)
    this.documents = documents
  }

  /** Folders or options are others: everything is looked for and checked anew. */
  reset(folders: readonly string[], options: LintOptions): void {
    this.#folders = folders
    this.#options = options
    this.#startOver()
    this.#started.send()
    this.#schedule()
  }

  /** These have other contents now, in an editor or on disk. */
  change(paths: Iterable<string>): void {
    this.#arrivals++
    for (const path of paths) {
      this.#changed.add(path)
      // All that settings hold for may be different.
      if (isSettingsName(path) || this.#surveyed?.settings.has(path)) this.#startOver()
    }
    this.#schedule()
  }

  /** Somebody saw these change: they are read again, whatever they look like. */
  changeOnDisk(paths: Iterable<string>): void {
    const known = [...paths]
    for (const path of known) {
      this.#library.drop(path)
      this.#fileCache.drop(path)
    }
    this.change(known)
  }

  #startOver(): void {
    this.#surveyed = undefined
    this.#fileCache = new FileCache()
    this.#checked.dropMemories()
    for (const path of this.#checked.paths) this.#changed.add(path)
  }

  /** An editor has it open now, or no more. */
  turned(path: string, isThere: boolean): void {
    const known = this.#surveyed?.discovery.groups.some(({ paths }) => paths.includes(path))
    const isInside = this.#folders.some((folder) => path.startsWith(`${folder}/`))
    if (known && isThere && isInside) this.change([path])
    else this.rearrange([path])
  }

  /** These have come or gone: which files belong together may be different. */
  rearrange(paths: Iterable<string>): void {
    this.#surveyed = undefined
    this.change(paths)
  }

  /** Until everything that has changed is checked. */
  async settled(): Promise<void> {
    await this.#started.sent
    while (this.#pass !== undefined) await this.#pass
  }

  /** Until the agents that a file belongs to are checked; others may have to wait. */
  async settledAt(path: string): Promise<void> {
    await this.#started.sent
    while (this.#isPending(path)) await this.#step.sent
  }

  #isPending(path: string): boolean {
    if (this.#pass === undefined) return false
    if (this.#surveyed === undefined) return true
    return this.#surveyed.discovery.groups.some(
      (group) =>
        group.paths.includes(path) &&
        (this.#waiting.has(keyOf(group)) || this.#isConcerned(group, this.#changed)),
    )
  }

  /** All that is known of the agents a file belongs to, or has findings of. */
  checkedWith(path: string): readonly Checked[] {
    return this.#checked.at(path)
  }

  /** Whether settings say that a document is to be left alone. */
  ignores(path: string): boolean {
    return this.#surveyed?.ignored.includes(path) === true
  }

  /** The files that something is known of. */
  get paths(): Iterable<string> {
    return this.#checked.paths
  }

  /** What would be found in the agents of a file if files were rewritten. */
  async try(path: string, rewrites: Rewrites): Promise<readonly Finding[]> {
    const surveyed = this.#surveyed ?? this.#surveyor.nothing()
    const groups = this.checkedWith(path).map(({ group }) => this.#asSaid(group))
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups } }
    const encoder = new TextEncoder()
    const typed = Array.from(rewrites, ([at, { text }]) => [at, encoder.encode(text)] as const)
    const overlay = new Map([...this.documents.overlay(), ...typed])
    const options = { ...this.#options, overlay, fileCache: this.#fileCache }
    return (await lintGroups(part, options, this.#rules, this.#host)).findings
  }

  #schedule(): void {
    this.#pass ??= this.#started.sent.then(() => this.#untilQuiet()).then(() => this.#run())
  }

  /** What has arrived already is taken in first, whatever its number; a stream that never ends holds up nothing. */
  async #untilQuiet(): Promise<void> {
    const end = performance.now() + longestTurn
    for (let seen = -1; seen !== this.#arrivals && performance.now() < end; ) {
      seen = this.#arrivals
      await new Promise((resolve) => setImmediate(resolve))
    }
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
      this.#waiting.clear()
      this.#stepDone()
    }
  }

  #stepDone(): void {
    this.#step.send()
    this.#step = new Signal()
  }

  async #survey(): Promise<void> {
    const surveyed = await this.#surveyor.look(this.#folders, this.#options)
    const { groups } = surveyed.discovery
    this.#surveyed = surveyed
    const orphans = this.#checked.keepOnly(groups)
    if (orphans.size > 0) this.onChecked(orphans)
    for (const group of groups)
      if (this.#checked.get(group) === undefined) for (const path of group.paths) this.#changed.add(path)
  }

  async #check(changed: ReadonlySet<string>): Promise<void> {
    const surveyed = this.#surveyed ?? this.#surveyor.nothing()
    const open = new Set(Array.from(this.documents.all, ({ path }) => path))
    const isOpen = ({ paths }: FileGroup): number => (paths.some((path) => open.has(path)) ? 0 : 1)
    const concerned = surveyed.discovery.groups
      .filter((group) => this.#isConcerned(group, changed))
      .sort((a, b) => isOpen(a) - isOpen(b))
    for (const group of concerned) this.#waiting.set(keyOf(group), group)
    for (const [done, group] of concerned.entries()) {
      if (concerned.length > 1) this.onProgress(done, concerned.length)
      if (this.#isNamed(group, changed)) this.#checked.dropMemoryOf(group)
      // What has changed once more meanwhile has its turn in the next pass.
      const isDone = this.#surveyed === surveyed && (await this.#checkGroup(surveyed, group))
      if (!isDone) for (const path of group.paths) this.#changed.add(path)
      this.#waiting.delete(keyOf(group))
      this.#stepDone()
    }
    if (concerned.length > 1) this.onProgress(concerned.length, concerned.length)
  }

  #isConcerned(group: FileGroup, changed: ReadonlySet<string>): boolean {
    if (this.#checked.get(group) === undefined || group.paths.some((path) => changed.has(path))) return true
    if (group.paths.length === 0) return [...changed].some(isSettingsName)
    return this.#isNamed(group, changed)
  }

  /** Whether something has changed that agents of a group name or that was looked for, and that is none of its own files. */
  #isNamed(group: FileGroup, changed: ReadonlySet<string>): boolean {
    const asked = this.#checked.get(group)?.asked
    return [...changed].some((path) => asked?.has(path) && !group.paths.includes(path))
  }

  /** With what the languages of open documents say. */
  #asSaid(group: FileGroup): FileGroup {
    const said = [...this.documents.all].filter(isSaidToBeAgent).map(({ path }) => path)
    return said.length === 0 ? group : { ...group, taken: new Set(said) }
  }

  /** False where the result is out of date before it is there. */
  async #checkGroup(surveyed: Survey, group: FileGroup): Promise<boolean> {
    const asked = new Map<string, string | undefined>()
    const agents: CheckedAgent[] = []
    let turn = performance.now()
    let isWanted = true
    const options = {
      ...this.#options,
      overlay: this.documents.overlay(),
      library: this.#library,
      fileCache: this.#fileCache,
      memory: this.#checked.memoryOf(group),
      onAgent: (agent: Agent, facts?: Facts) => agents.push({ agent, facts }),
      pause: async () => {
        if (performance.now() - turn < longestTurn) return true
        await nextTurn()
        turn = performance.now()
        isWanted = this.#surveyed === surveyed && !group.paths.some((path) => this.#changed.has(path))
        return isWanted
      },
    }
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups: [this.#asSaid(group)] } }
    const host = recordingHost(this.#host, asked)
    const { findings, failures } = await lintGroups(part, options, this.#rules, host)
    if (!isWanted) return false
    for (const failure of failures) this.onFailure(failure)
    // What an agent that was not looked at again had asked for counts on.
    const before = this.#checked.get(group)?.asked ?? []
    const all = new Map([...before, ...asked])
    this.onChecked(this.#checked.set({ group, agents, findings, asked: all }))
    return true
  }
}

/** Something that happens once, and may be waited for. */
class Signal {
  send: () => void = () => {}
  readonly sent = new Promise<void>((resolve) => {
    this.send = resolve
  })
}

/** Messages that have arrived already are taken in first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
