import type { Agent } from './agents/agent.ts'
import { assembleAgent } from './agents/assemble.ts'
import type { Changes } from './agents/changes.ts'
import { configFiles, type Discovery, type FileGroup } from './agents/discover.ts'
import { findGroups } from './agents/find-groups.ts'
import { type FileSet, type FileSigns, groupFiles, saidSet } from './agents/group.ts'
import type { MergePolicy } from './agents/merge.ts'
import { tidy } from './agents/paths.ts'
import { readGroup } from './agents/read-group.ts'
import type { ConfigFile } from './config/file.ts'
import { secretsOf } from './config/secrets.ts'
import { Collector } from './engine/collect.ts'
import { Doubts } from './engine/doubts.ts'
import { maskedLine } from './engine/masked-line.ts'
import { Tally } from './engine/not-checked.ts'
import type { AgentSummary, LintReport } from './engine/report.ts'
import type { RegisteredRule } from './engine/rule.ts'
import { runRules } from './engine/run.ts'
import { type ActiveRule, activeRules } from './engine/severity.ts'
import { settle } from './engine/suppress/settle.ts'
import { Suppressions } from './engine/suppress/suppressions.ts'
import { FactCollector } from './facts/agent-facts.ts'
import type { Policy } from './facts/facts.ts'
import { gatherSecondOpinions, type SecondOpinion } from './facts/second-opinion.ts'
import { hasReached } from './facts/version.ts'
import type { Host } from './host.ts'
import type { LintOptions } from './lint-options.ts'

const noOpinions: ReadonlyMap<ConfigFile, SecondOpinion> = new Map()

/** The whole pipeline: paths in, findings out. Directories are done one after the other, so memory stays flat. */
export async function lint(
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintReport> {
  return await lintGroups(await findGroups(options, host), options, rules, host)
}

/** The same where it is known already which files belong together. */
export async function lintGroups(
  discovery: Discovery,
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintReport> {
  const run = new Run(options, activeRules(rules, options), host)
  const total = discovery.groups.reduce((sum, group) => sum + group.paths.length, 0)
  for (const group of discovery.groups) {
    await run.group(group, discovery.changes)
    options.onProgress?.(run.files, total)
  }
  return run.report(discovery, rules)
}

class Run {
  readonly #counted = new Set<string>()
  readonly #options: LintOptions
  readonly #active: ReadonlyMap<string, ActiveRule>
  readonly #agentRules: readonly ActiveRule[]
  readonly #fileRules: readonly ActiveRule[]
  readonly #timed: boolean
  readonly #host: Host
  readonly #policy: Policy
  readonly #merging: MergePolicy
  readonly #facts: FactCollector
  readonly #collector = new Collector(maskedLine)
  readonly #tally = new Tally()
  readonly #suppressions = new Suppressions()
  readonly #doubts = new Doubts((path) => this.#suppressions.has(path))
  readonly #agentsOf = new Map<string, readonly string[]>()
  readonly #agents: AgentSummary[] = []
  readonly #time = { read: 0, merge: 0, facts: 0, rules: 0 }
  readonly #needsHcl2: boolean
  #lines = 0
  #bytes = 0

  constructor(options: LintOptions, rules: readonly ActiveRule[], host: Host) {
    this.#options = options
    this.#active = new Map(rules.map((rule) => [rule.id, rule]))
    this.#agentRules = rules.filter(({ rule }) => 'check' in rule)
    this.#fileRules = rules.filter(({ rule }) => 'checkFile' in rule)
    this.#timed = options.timed === true
    this.#host = host
    this.#needsHcl2 = rules.some(({ rule }) => rule.needs === 'hcl2')
    const { version, onNode, root, user, expiryWarningDays } = options
    this.#policy = { version, onNode, root, user, expiryWarningDays, now: host.now() }
    this.#merging = {
      isLost: ({ lostSince }) => !version || !lostSince || hasReached(version, lostSince),
    }
    this.#facts = new FactCollector(host, this.#policy, options.fileCache)
  }

  get files(): number {
    return this.#counted.size
  }

  /** text -> tree -> values -> agents -> facts -> findings, for the files of one directory. */
  async group(group: FileGroup, changes?: Changes): Promise<void> {
    const started = performance.now()
    const read = await readGroup(group, this.#host, this.#options.overlay)
    const all = this.#sets(group, read.signs)
    const sets = changes === undefined ? all : all.filter((set) => changes.concerns(set, this.#assemble))
    const files = changes === undefined ? read.files : [...new Set(sets.flatMap((set) => set.files))]
    this.#count(files, changes === undefined ? read.strangers : [])
    this.#time.read += performance.now() - started
    const names = namesByFile(sets)
    if (this.#options.inlineConfig) await this.#readSuppressions(group, files, names)
    const unchecked = new Set(files)
    // One agent at a time, and one file: of ten thousand, the rest waits as text.
    for (const set of sets) {
      await this.#checkAgent(set)
      for (const file of set.files) if (unchecked.delete(file)) await this.#checkFile(file, names)
    }
    for (const file of unchecked) await this.#checkFile(file, names)
  }

  async #readSuppressions(
    { directory, named, said }: FileGroup,
    files: readonly ConfigFile[],
    names: ReadonlyMap<ConfigFile, readonly string[]>,
  ): Promise<void> {
    for (const file of files) this.#suppressions.add(file)
    const suppressing = files.filter(({ source }) => this.#suppressions.has(source.path))
    if (suppressing.length === 0) return
    for (const file of suppressing) {
      this.#agentsOf.set(file.source.path, names.get(file) ?? [])
      this.#doubts.addFile(file)
    }
    const beside = named && said === undefined ? await this.#host.list(directory) : undefined
    const read = new Set(files.map(({ source }) => source.path))
    if (!beside?.known || configFiles(directory, beside.value).every((path) => read.has(path))) return
    for (const { source } of suppressing) this.#doubts.addPart(source.path)
  }

  readonly #assemble = (set: FileSet): Agent => assembleAgent(set, this.#merging)

  #sets({ directory, said, claimed }: FileGroup, signs: readonly FileSigns[]): readonly FileSet[] {
    const files = signs.map(({ file }) => file)
    const sets =
      said === undefined
        ? groupFiles(directory, signs, claimed, this.#host.directory?.())
        : saidSet(said, files)
    const { started } = this.#options
    // Flags that name files are those of the agent that these files make.
    if (started === undefined || started.configs.length > 0) return sets
    return sets.map((set) => ({ ...set, started: [...(set.started ?? []), started] }))
  }

  #count(files: readonly ConfigFile[], strangers: readonly string[]): void {
    for (const path of strangers) this.#tally.add('file', 'not agent configuration: left alone', path)
    for (const { source, template } of files) {
      if (template?.followed === false)
        this.#tally.add(
          'template',
          'its conditions open and close blocks: its syntax not judged',
          source.path,
        )
      // Several agents may read one file.
      if (this.#counted.has(source.path)) continue
      this.#counted.add(source.path)
      this.#lines += source.lineStarts.length
      this.#bytes += source.text.length
    }
  }

  async #checkAgent(set: FileSet): Promise<void> {
    const started = performance.now()
    const agent = this.#assemble(set)
    const merged = performance.now()
    const subjects = this.#agentRules.length === 0 ? [] : await this.#facts.gather([agent])
    const gathered = performance.now()
    this.#options.onAgent?.(agent, subjects[0]?.facts)
    const onBlind = (rule: string): void => this.#doubts.addBlind(rule, agent)
    const subject = { agents: subjects, files: [], policy: this.#policy, timed: this.#timed, onBlind }
    this.#doubts.addAgent(agent, this.#agentRules)
    runRules(this.#agentRules, subject, this.#collector)
    for (const { facts } of subjects) this.#tally.addFacts(facts)
    this.#tally.addAgent(agent)
    const { name, role, region = '', grouping, unit } = agent
    if (unit !== undefined && agent.merged.open)
      this.#tally.add('systemd unit', 'started with flags or files that are not known here', unit)
    this.#agents.push({ name, role, region, grouping, files: set.files.map(({ source }) => source.path) })
    this.#time.merge += merged - started
    this.#time.facts += gathered - merged
    this.#time.rules += performance.now() - gathered
  }

  async #checkFile(file: ConfigFile, names: ReadonlyMap<ConfigFile, readonly string[]>): Promise<void> {
    const started = performance.now()
    const hcl2 = this.#needsHcl2 ? await gatherSecondOpinions([file], this.#host) : noOpinions
    const gathered = performance.now()
    const namesOf = (): readonly string[] => names.get(file) ?? []
    const subject = { agents: [], files: [file], policy: this.#policy, hcl2, namesOf, timed: this.#timed }
    runRules(this.#fileRules, subject, this.#collector)
    this.#tally.addSecondOpinions(hcl2)
    this.#time.facts += gathered - started
    this.#time.rules += performance.now() - gathered
  }

  report(
    { missing, unlisted, idle = [], cut = [] }: Discovery,
    rules: readonly RegisteredRule[],
  ): LintReport {
    for (const path of unlisted)
      this.#tally.add('directory', 'not readable for this user: nothing in it was checked', path)
    for (const path of idle)
      this.#tally.add('systemd unit', 'for an agent whose configuration is not here', path)
    for (const path of cut)
      this.#tally.add('directory', 'too large: agents in the rest of it were not looked for', path)
    const named = this.#options.paths.length === 0 ? ['.'] : this.#options.paths.map(tidy)
    return {
      agents: this.#agents,
      ...settle(this.#collector.findings(), {
        suppressions: this.#suppressions,
        doubts: this.#doubts,
        rules,
        activeAt: () => this.#active,
        agentsOf: (path) => this.#agentsOf.get(path) ?? [],
      }),
      notChecked: this.#tally.entries(),
      files: this.files,
      affected: this.#options.affected,
      missing,
      unlisted: unlisted.filter((path) => named.includes(path)),
      hints: this.#facts.hints(),
      secretsOf,
      statistics: {
        lines: this.#lines,
        bytes: this.#bytes,
        milliseconds: this.#time,
        rules: this.#collector.milliseconds,
      },
    }
  }
}

function namesByFile(sets: readonly FileSet[]): ReadonlyMap<ConfigFile, readonly string[]> {
  const names = new Map<ConfigFile, string[]>()
  for (const { name, files } of sets) {
    for (const file of files) {
      const known = names.get(file)
      if (known === undefined) names.set(file, [name])
      else known.push(name)
    }
  }
  return names
}
