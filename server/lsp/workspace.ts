import type { Agent } from '../agents/agent.ts'
import type { FileGroup } from '../agents/discover.ts'
import { FileLibrary } from '../agents/file-library.ts'
import { isOfUnit } from '../agents/start/own-units.ts'
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
import { type Checked, type CheckedAgent, CheckedGroups } from './checked.ts'
import type { Documents } from './documents.ts'
import { GroupQueue } from './group-queue.ts'
import { documentsHost, recordingHost, stateOf } from './hosts.ts'
import { Surveyor } from './surveyor.ts'
import { longestTurn, nextTurn, Signal, untilQuiet } from './turns.ts'

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
  /** How often everything was begun anew. */
  #beginnings = 0
  /** Which files there are has changed since somebody looked. */
  #isRearranged = false
  readonly #changed = new Set<string>()
  readonly #waiting = new GroupQueue()
  #pass: Promise<void> | undefined
  /** Milliseconds that the last check took. */
  #lastTook = 0
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
      // Units say which files are an agent, and with which flags.
      if (isOfUnit(path)) this.#isRearranged = true
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
    this.#beginnings++
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
    this.#isRearranged = true
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
    if (this.#surveyed === undefined || this.#isRearranged) return true
    return this.#surveyed.discovery.groups.some(
      (group) =>
        group.paths.includes(path) && (this.#waiting.has(group) || this.#isConcerned(group, this.#changed)),
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

  /** Where its files lie. */
  get directories(): Iterable<string> {
    return new Set(this.#surveyed?.discovery.groups.map(({ directory }) => directory))
  }

  /** The files that something is known of. */
  get paths(): Iterable<string> {
    return this.#checked.paths
  }

  /** What would be found in the agents of a file if files were rewritten. */
  async try(path: string, rewrites: Rewrites): Promise<readonly Finding[]> {
    const surveyed = this.#surveyed ?? this.#surveyor.nothing()
    const groups = this.checkedWith(path).map(({ group }) => this.documents.asSaid(group))
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups } }
    const encoder = new TextEncoder()
    const typed = Array.from(rewrites, ([at, { text }]) => [at, encoder.encode(text)] as const)
    const overlay = new Map([...this.documents.overlay(), ...typed])
    const options = { ...this.#options, overlay, fileCache: this.#fileCache }
    return (await lintGroups(part, options, this.#rules, this.#host)).findings
  }

  #schedule(): void {
    this.#pass ??= this.#started.sent.then(() => this.#run())
  }

  /** One group after the other; whatever changes meanwhile takes its place among those that wait. */
  async #run(): Promise<void> {
    try {
      let done = 0
      for (;;) {
        // Edits that arrive together are one pass: while they stream in, half of the time is theirs.
        await untilQuiet(() => this.#arrivals, Math.max(longestTurn, this.#lastTook))
        if (this.#surveyed === undefined || this.#isRearranged) await this.#survey()
        const surveyed = this.#surveyed
        if (surveyed === undefined) continue
        this.#enqueue(surveyed)
        const group = this.#waiting.next()
        if (group === undefined) break
        if (done + this.#waiting.size > 1) this.onProgress(done, done + this.#waiting.size)
        const start = performance.now()
        const isDone = await this.#checkGroup(surveyed, group)
        this.#lastTook = performance.now() - start
        if (!isDone) continue
        this.#waiting.remove(group)
        done++
        this.#stepDone()
      }
      if (done > 1) this.onProgress(done, done)
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
    const beginning = this.#beginnings
    this.#isRearranged = false
    const surveyed = await this.#surveyor.look(this.#folders, this.#options)
    // By settings that are no more.
    if (beginning !== this.#beginnings) return
    const groups = this.#checked.recognize(surveyed.discovery.groups)
    this.#surveyed = { ...surveyed, discovery: { ...surveyed.discovery, groups } }
    this.#library.keepOnly(new Set(groups.flatMap(({ paths }) => paths)))
    const orphans = this.#checked.keepOnly(groups)
    if (orphans.size > 0) this.onChecked(orphans)
    const fresh = groups.filter((one) => this.#checked.get(one)?.group !== one || this.#waiting.has(one))
    this.#waiting.clear()
    this.#waiting.add(fresh, this.documents)
  }

  /** Whatever has changed has its turn. */
  #enqueue({ discovery: { groups } }: Survey): void {
    if (this.#changed.size === 0) return
    const changed = new Set(this.#changed)
    this.#changed.clear()
    const concerned = groups.filter((group) => this.#isConcerned(group, changed))
    for (const group of concerned) if (this.#isNamed(group, changed)) this.#checked.dropMemoryOf(group)
    this.#waiting.add(concerned, this.documents)
  }

  #isConcerned(group: FileGroup, changed: ReadonlySet<string>): boolean {
    if (this.#checked.get(group) === undefined || group.paths.some((path) => changed.has(path))) return true
    if (group.paths.length === 0) return [...changed].some(isSettingsName)
    return this.#isNamed(group, changed)
  }

  /** Whether something has changed that agents of a group name or that was looked for, and that is none of its own files. */
  #isNamed(group: FileGroup, changed: ReadonlySet<string>): boolean {
    const asked = this.#checked.get(group)?.asked
    if (asked === undefined) return false
    for (const path of changed) if (asked.has(path) && !group.paths.includes(path)) return true
    return false
  }

  /** It has changed itself; or nobody looks at it, and what somebody looks at has. */
  #isOvertaken({ paths }: FileGroup): boolean {
    if (this.#changed.size === 0) return false
    const isOpen = (path: string): boolean => this.documents.at(path) !== undefined
    const isSeen = paths.some(isOpen)
    for (const path of this.#changed) if (paths.includes(path) || (!isSeen && isOpen(path))) return true
    return false
  }

  /** False where it was given up: the result is out of date before it is there, or something else comes first. */
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
        await nextTurn(() => this.#arrivals)
        turn = performance.now()
        isWanted = this.#surveyed === surveyed && !this.#isOvertaken(group)
        return isWanted
      },
    }
    const part = { ...surveyed, discovery: { ...surveyed.discovery, groups: [this.documents.asSaid(group)] } }
    const host = recordingHost(this.#host, asked)
    const { findings, failures } = await lintGroups(part, options, this.#rules, host)
    if (!isWanted) return false
    for (const failure of failures) this.onFailure(failure)
    // What an agent that was not looked at again had asked for counts on.
    const before = this.#checked.get(group)?.asked ?? []
    const all = new Map([...before, ...asked])
    // These the survey has read.
    for (const path of group.said?.readFrom ?? [])
      if (!all.has(path)) all.set(path, stateOf(await this.#host.stat(path)))
    this.onChecked(this.#checked.set({ group, agents, findings, asked: all }))
    return true
  }
}
