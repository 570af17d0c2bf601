import type { MergePolicy } from '../agents/merge.ts'
import { FactCollector } from '../facts/agent-facts.ts'
import type { Policy } from '../facts/facts.ts'
import type { FileCache } from '../facts/file-cache.ts'
import { hasReached, type Version } from '../facts/version.ts'
import type { Host } from '../host.ts'
import type { RegisteredRule } from './rule.ts'
import { type ActiveRule, activeRules, type Selection, type Threshold } from './severity.ts'

/** What the user wants, for some files or for all. */
export interface Wishes extends Selection {
  readonly version: Version | undefined
  readonly onNode: boolean
  /** Name or number of the user that agents run as on this node. */
  readonly user: string | undefined
  readonly root: string | undefined
  readonly expiryWarningDays: number
  readonly failOn: Threshold
}

/** What files are judged by: the same for all of which the user wants the same. */
export class Terms {
  readonly policy: Policy
  readonly merging: MergePolicy
  readonly facts: FactCollector
  readonly failOn: Threshold
  /** The rules that run, by id. */
  readonly active: ReadonlyMap<string, ActiveRule>
  /** Those of them that are asked about agents, and about files. */
  readonly agentRules: readonly ActiveRule[]
  readonly fileRules: readonly ActiveRule[]
  readonly needsHcl2: boolean

  /** `fileCache` is what earlier runs know of files. */
  constructor(wishes: Wishes, rules: readonly RegisteredRule[], host: Host, fileCache?: FileCache) {
    const { version, onNode, root, user, expiryWarningDays, failOn } = wishes
    this.policy = { version, onNode, root, user, expiryWarningDays, now: host.now() }
    this.merging = { isLost: ({ lostSince }) => !version || !lostSince || hasReached(version, lostSince) }
    this.facts = new FactCollector(host, this.policy, fileCache)
    this.failOn = failOn
    const active = activeRules(rules, wishes)
    this.active = new Map(active.map((rule) => [rule.id, rule]))
    this.agentRules = active.filter(({ rule }) => 'check' in rule)
    this.fileRules = active.filter(({ rule }) => 'checkFile' in rule)
    this.needsHcl2 = active.some(({ rule }) => rule.needs === 'hcl2')
  }
}

/** Rules asked about an agent whose files are judged by several terms: those that any of them has. */
export function agentRulesOf(terms: readonly Terms[]): readonly ActiveRule[] {
  const [only, ...others] = new Set(terms)
  if (only === undefined || others.length === 0) return only?.agentRules ?? []
  const rules = [only, ...others].flatMap(({ agentRules }) => agentRules)
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()]
}
