import type { Agent } from './agents/agent.ts'
import { assembleAgent } from './agents/assemble.ts'
import { discover, discoverMerged, type FileGroup, tidy } from './agents/discover.ts'
import { groupFiles, mergedSet } from './agents/group.ts'
import type { MergePolicy } from './agents/merge.ts'
import type { ConfigFile } from './config/file.ts'
import { readConfigFile } from './config/read-file.ts'
import { secretsOf } from './config/secrets.ts'
import { Collector } from './engine/collect.ts'
import { maskedLine } from './engine/masked-line.ts'
import { Tally } from './engine/not-checked.ts'
import type { AgentSummary, LintReport } from './engine/report.ts'
import type { RegisteredRule } from './engine/rule.ts'
import { runRules } from './engine/run.ts'
import { type ActiveRule, activeRules } from './engine/severity.ts'
import { hasReached } from './engine/versions.ts'
import { FactCollector } from './facts/agent-facts.ts'
import type { Policy } from './facts/facts.ts'
import { gatherSecondOpinions, type SecondOpinion } from './facts/second-opinion.ts'
import type { Host } from './host.ts'
import type { LintOptions } from './lint-options.ts'

const noOpinions: ReadonlyMap<ConfigFile, SecondOpinion> = new Map()

/** How many files are read at once. */
const readers = 32

/** The whole pipeline: paths in, findings out. Directories are done one after the other, so memory stays flat. */
export async function lint(
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintReport> {
  const run = new Run(options, activeRules(rules, options), host)
  const discovery = await (options.merge ? discoverMerged : discover)(options.paths, host, options.overlay)
  const total = discovery.groups.reduce((sum, group) => sum + group.paths.length, 0)
  for (const group of discovery.groups) {
    await run.group(group)
    options.onProgress?.(run.files, total)
  }
  return run.report(discovery.missing, discovery.unlisted)
}

class Run {
  files = 0
  readonly #options: LintOptions
  readonly #rules: readonly ActiveRule[]
  readonly #host: Host
  readonly #policy: Policy
  readonly #merging: MergePolicy
  readonly #facts: FactCollector
  readonly #collector = new Collector(maskedLine)
  readonly #tally = new Tally()
  readonly #agents: AgentSummary[] = []
  readonly #time = { read: 0, merge: 0, facts: 0, rules: 0 }
  readonly #needsHcl2: boolean
  #lines = 0
  #bytes = 0

  constructor(options: LintOptions, rules: readonly ActiveRule[], host: Host) {
    this.#options = options
    this.#rules = rules
    this.#host = host
    this.#needsHcl2 = rules.some(({ rule }) => rule.needs === 'hcl2')
    const { version, onNode, root, expiryWarningDays } = options
    this.#policy = { version, onNode, root, expiryWarningDays, now: host.now() }
    this.#merging = {
      isLost: ({ lostSince }) => !version || !lostSince || hasReached(version, lostSince),
    }
    this.#facts = new FactCollector(host, this.#policy)
  }

  /** text -> tree -> values -> agents -> facts -> findings, for the files of one directory. */
  async group(group: FileGroup): Promise<void> {
    const started = performance.now()
    const files = await this.#read(group)
    const read = performance.now()
    const agents = this.#sets(group, files).map((set) => assembleAgent(set, this.#merging))
    const merged = performance.now()
    const subjects = await this.#facts.gather(agents)
    const hcl2 = this.#needsHcl2 ? await gatherSecondOpinions(files, this.#host) : noOpinions
    const gathered = performance.now()
    runRules(this.#rules, { agents: subjects, files, policy: this.#policy, hcl2 }, this.#collector)
    this.#remember(agents)
    this.#tally.addSecondOpinions(hcl2)
    for (const { facts } of subjects) this.#tally.addFacts(facts)
    this.#time.read += read - started
    this.#time.merge += merged - read
    this.#time.facts += gathered - merged
    this.#time.rules += performance.now() - gathered
  }

  /** A file that was only found, and turns out to be something else, is left alone. */
  async #read({ paths, named }: FileGroup): Promise<readonly ConfigFile[]> {
    const files: ConfigFile[] = []
    for (let at = 0; at < paths.length; at += readers) {
      const some = paths.slice(at, at + readers)
      files.push(
        ...(await Promise.all(
          some.map((path) => readConfigFile(path, named, this.#host, this.#options.overlay)),
        )),
      )
    }
    const ours = files.filter((file) => named || file.kind === 'agent')
    for (const file of files)
      if (!ours.includes(file))
        this.#tally.add('file', 'not agent configuration: left alone', file.source.path)
    for (const { source, template } of ours) {
      if (template?.followed === false)
        this.#tally.add(
          'template',
          'its conditions open and close blocks: its syntax not judged',
          source.path,
        )
      this.#lines += source.lineStarts.length
      this.#bytes += source.text.length
    }
    this.files += ours.length
    return ours
  }

  #sets(group: FileGroup, files: readonly ConfigFile[]): ReturnType<typeof groupFiles> {
    const agents = files.filter((file) => file.kind === 'agent')
    return this.#options.merge ? mergedSet(agents) : groupFiles(group.directory, agents)
  }

  #remember(agents: readonly Agent[]): void {
    for (const agent of agents) {
      this.#tally.addAgent(agent)
      const { name, role, region = '', grouping } = agent
      this.#agents.push({ name, role, region, grouping, files: agent.files.map((file) => file.source.path) })
    }
  }

  report(missing: readonly string[], unlisted: readonly string[]): LintReport {
    for (const path of unlisted)
      this.#tally.add('directory', 'not readable for this user: nothing in it was checked', path)
    return {
      agents: this.#agents,
      findings: this.#collector.findings(),
      notChecked: this.#tally.entries(),
      files: this.files,
      missing,
      unlisted: unlisted.filter((path) => this.#options.paths.some((named) => tidy(named) === path)),
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
