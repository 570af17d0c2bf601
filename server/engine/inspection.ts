import type { Agent } from '../agents/agent.ts'
import type { ConfigFile } from '../config/file.ts'
import { secretsOf, withoutSecrets } from '../config/secrets.ts'
import type { Facts } from '../facts/facts.ts'
import { gatherSecondOpinions, type SecondOpinion } from '../facts/second-opinion.ts'
import type { Host } from '../host.ts'
import { type Baseline, divideByBaseline } from './baseline/baseline.ts'
import { Coverage } from './baseline/coverage.ts'
import { byPosition, Collector, type Saying } from './collect.ts'
import { Doubts } from './doubts.ts'
import { type Finding, severityRank } from './finding.ts'
import type { AgentMemo } from './memory.ts'
import { Tally } from './not-checked.ts'
import type { AgentSummary, Failure, LintReport } from './report.ts'
import type { RegisteredRule, Report } from './rule.ts'
import { type Judge, runOnAgent, runOnFile } from './run.ts'
import { settle } from './suppress/settle.ts'
import { Suppressions } from './suppress/suppressions.ts'
import { agentRulesOf, type Terms } from './terms.ts'

/** What the rules make of a report. */
type Inspected = Omit<LintReport, 'files' | 'affected' | 'missing' | 'unlisted' | 'statistics'>
type Settled = Pick<LintReport, 'findings' | 'suppressed'>

export interface InspectionOptions {
  /** Take the time that each rule takes. */
  readonly timed?: boolean
  readonly baseline?: Baseline | undefined
  /** Told of every agent, and of the files it names, where rules ask for these. */
  readonly onAgent?: (agent: Agent, facts: Facts | undefined) => void
}

export type TermsAt = (path: string) => Promise<Terms>

const noOpinions: ReadonlyMap<ConfigFile, SecondOpinion> = new Map()

export const settingsRule = 'config/invalid-settings'

/** Applies the rules to one agent after the other, one file after the other, and keeps what came of it. */
export class Inspection {
  readonly tally = new Tally()
  readonly suppressions = new Suppressions()
  readonly doubts = new Doubts((path) => this.coverage !== undefined || this.suppressions.has(path))
  /** What a baseline can be compared with; undefined where there is none. */
  readonly coverage: Coverage | undefined
  /** Milliseconds; stands still where nobody asked: to load Node's clock takes as long as to read a hundred files. */
  readonly clock: () => number
  readonly time = { read: 0, merge: 0, facts: 0, rules: 0 }
  readonly #collector = new Collector()
  readonly #agents: AgentSummary[] = []
  readonly #failures: Failure[] = []
  readonly #terms = new Set<Terms>()
  readonly #namesOf = new Map<string, readonly string[]>()
  readonly #termsAt: TermsAt
  readonly #host: Host
  readonly #timed: boolean
  readonly #baseline: Baseline | undefined
  readonly #onAgent: InspectionOptions['onAgent']

  constructor(termsAt: TermsAt, host: Host, options: InspectionOptions) {
    const { timed = false, baseline, onAgent } = options
    this.#baseline = baseline
    this.#onAgent = onAgent
    this.coverage = baseline && new Coverage(this.doubts, host)
    this.#termsAt = termsAt
    this.#host = host
    this.#timed = timed
    this.clock = timed ? () => performance.now() : () => 0
  }

  /** Gives what a later run may say again without looking, where it may. */
  async checkAgent(agent: Agent): Promise<AgentMemo | undefined> {
    const started = this.clock()
    const byFile = await this.#termsOf(agent.files)
    const terms = byFile.get(agent.files[0] as ConfigFile) as Terms
    const rules = agentRulesOf([...byFile.values()])
    const facts = rules.length === 0 ? undefined : await terms.facts.gather(agent)
    const gathered = this.clock()
    this.#onAgent?.(agent, facts)
    const isDoubted = this.doubts.wants(agent.files)
    if (isDoubted) this.doubts.addAgent(agent, rules)
    const onBlind = isDoubted ? (rule: string) => this.doubts.addBlind(rule, agent) : undefined
    const sayings = this.#collector.recorded(() => {
      if (facts === undefined) return
      const subject = { agent, facts, judge: judgeBy(byFile), onBlind, timed: this.#timed }
      runOnAgent(rules, subject, this.#collector)
    })
    if (facts !== undefined) this.tally.addFacts(facts)
    this.#keep(agent)
    this.time.facts += gathered - started
    this.time.rules += this.clock() - gathered
    // Doubts have to be raised again.
    return isDoubted ? undefined : { agent, facts, sayings }
  }

  /** The same as looking at it, where nothing is different from when the memo was made; false where something is. */
  async repeatAgent({ agent, facts, sayings }: AgentMemo): Promise<boolean> {
    const byFile = await this.#termsOf(agent.files)
    const terms = byFile.get(agent.files[0] as ConfigFile) as Terms
    if (facts !== undefined && !terms.facts.stillHold(agent, facts)) return false
    this.#onAgent?.(agent, facts)
    this.#collector.repeat(sayings)
    if (facts !== undefined) this.tally.addFacts(facts)
    this.#keep(agent)
    return true
  }

  /** Gives what a later run may say again without looking, where it may. */
  async checkFile(file: ConfigFile, agents: readonly string[]): Promise<readonly Saying[] | undefined> {
    const started = this.clock()
    const terms = await this.#termsAt(file.source.path)
    this.#terms.add(terms)
    if (this.coverage !== undefined) {
      this.doubts.addFile(file)
      this.coverage.add(file.source.path, terms.active)
    }
    const hcl2 = terms.needsHcl2 ? await gatherSecondOpinions([file], this.#host) : noOpinions
    const gathered = this.clock()
    const { policy, fileRules } = terms
    const subject = { file, agents, policy, hcl2: hcl2.get(file), timed: this.#timed }
    const isSuppressing = this.suppressions.has(file.source.path)
    if (isSuppressing) this.#namesOf.set(file.source.path, agents)
    const sayings = this.#collector.recorded(() => runOnFile(fileRules, subject, this.#collector))
    this.tally.addSecondOpinions(hcl2)
    this.time.facts += gathered - started
    this.time.rules += this.clock() - gathered
    return isSuppressing ? undefined : sayings
  }

  async repeatFile({ source }: ConfigFile, sayings: readonly Saying[]): Promise<void> {
    this.#terms.add(await this.#termsAt(source.path))
    this.#collector.repeat(sayings)
  }

  /** What was thrown outside of any rule while these files were looked at. */
  addFailure(paths: readonly string[], error: unknown): void {
    this.#failures.push({ paths, error })
    for (const path of paths) this.tally.add('file', 'where nomadlint failed: not all was checked', path)
  }

  /** What is wrong with settings: no setting switches that off. */
  addSettings(reports: readonly Report[]): void {
    for (const report of reports)
      this.#collector.add({ id: settingsRule, severity: 'error', fixed: true }, report, [])
  }

  async finish(rules: readonly RegisteredRule[]): Promise<Inspected> {
    const leftOut = this.#collector.leftOut()
    this.tally.addLeftOut(leftOut)
    this.doubts.addLeftOut(leftOut)
    const paths = this.suppressions.directives.map(({ source }) => source.path)
    const terms = new Map<string, Terms>()
    for (const path of paths) terms.set(path, await this.#termsAt(path))
    const settled = settle(this.#collector.findings(), {
      suppressions: this.suppressions,
      doubts: this.doubts,
      rules,
      activeAt: (path) => terms.get(path)?.active ?? new Map(),
      agentsOf: (path) => this.#namesOf.get(path) ?? [],
    })
    const compared = await this.#compare(settled)
    return {
      agents: this.#agents,
      ...compared,
      failing: await this.#failing(compared.findings),
      notChecked: this.tally.entries(),
      failures: this.#failures,
      hints: [...new Set([...this.#terms].flatMap(({ facts }) => facts.hints()))],
      secretsOf,
    }
  }

  async #compare({ findings, suppressed }: Settled): Promise<Settled & Pick<LintReport, 'baseline'>> {
    if (this.#baseline === undefined || this.coverage === undefined) return { findings, suppressed }
    const { told, known, gone } = divideByBaseline(findings, this.#baseline)
    const judged = new Set(await this.coverage.judged(gone, this.#baseline))
    return {
      findings: told,
      suppressed: [...suppressed, ...known].sort((a, b) => byPosition(a.finding, b.finding)),
      baseline: { gone: [...judged], unjudged: gone.filter((entry) => !judged.has(entry)) },
    }
  }

  get ruleTimes(): ReadonlyMap<string, number> {
    return this.#collector.milliseconds
  }

  async #termsOf(files: readonly ConfigFile[]): Promise<ReadonlyMap<ConfigFile, Terms>> {
    const byFile = new Map<ConfigFile, Terms>()
    for (const file of files) {
      const terms = await this.#termsAt(file.source.path)
      this.#terms.add(terms)
      byFile.set(file, terms)
    }
    return byFile
  }

  #keep(agent: Agent): void {
    const { name, role, roleKnown, region = '', grouping, unit, files, merged } = agent
    this.tally.addAgent(agent)
    if (unit !== undefined && merged.open)
      this.tally.add('systemd unit', 'started with flags or files that are not known here', unit)
    const paths = files.map(({ source }) => source.path)
    this.#agents.push({ name, role, roleKnown, region: withoutSecrets(region), grouping, files: paths })
  }

  async #failing(findings: readonly Finding[]): Promise<ReadonlySet<Finding>> {
    const failing = new Set<Finding>()
    for (const finding of findings) {
      const { failOn } = await this.#termsAt(finding.location.source.path)
      if (failOn !== 'never' && severityRank[finding.severity] <= severityRank[failOn]) failing.add(finding)
    }
    return failing
  }
}

/** Where the files of an agent are judged by several terms, a finding is by those of its own file. */
function judgeBy(byFile: ReadonlyMap<ConfigFile, Terms>): Judge | undefined {
  if (new Set(byFile.values()).size < 2) return undefined
  const byPath = new Map([...byFile].map(([{ source }, terms]) => [source.path, terms]))
  return (rule, path) => {
    const terms = byPath.get(path)
    return terms === undefined ? rule : terms.active.get(rule.id)
  }
}
