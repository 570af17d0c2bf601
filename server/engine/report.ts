import type { Role } from '../agents/agent.ts'
import type { Source } from '../text/source.ts'
import type { Location, Span } from '../text/span.ts'
import type { BaselineEntry } from './baseline/baseline.ts'
import type { Finding } from './finding.ts'

export interface AgentSummary {
  readonly name: string
  /** In the order Nomad reads them. */
  readonly files: readonly string[]
  readonly role: Role
  /** False where the role is `none`, and what is not known may give one. */
  readonly roleKnown: boolean
  readonly region: string
  /** Why these files form one agent. */
  readonly grouping: string
}

/** What was left unjudged, and why: always told. */
export interface NotChecked {
  /** `3 certificate files` without the number: `certificate file`. */
  readonly what: string
  readonly why: string
  readonly count: number
}

/** A finding that is known and not to be dealt with: neither counted nor a failure. */
export interface SuppressedFinding {
  readonly finding: Finding
  /** By a comment in the file it stands in, or by a baseline: the words of SARIF. */
  readonly kind: 'inSource' | 'external'
  /** What the comment says, secrets masked. */
  readonly reason?: string
  /** The comment. */
  readonly at?: Location
}

/** Something that was thrown outside of any rule. */
export interface Failure {
  /** The files that were being looked at. */
  readonly paths: readonly string[]
  readonly error: unknown
}

/** Everything one run found out; reporters only print it. */
export interface LintReport {
  readonly agents: readonly AgentSummary[]
  /** Sorted by path, then position, then rule. */
  readonly findings: readonly Finding[]
  /** In the same order. */
  readonly suppressed: readonly SuppressedFinding[]
  /** What a baseline has and this run did not find: for certain, and what it cannot know. */
  readonly baseline?: {
    readonly gone: readonly BaselineEntry[]
    readonly unjudged: readonly BaselineEntry[]
  }
  /** Those that are as severe as findings must not be, by options and settings: the run has failed. */
  readonly failing: ReadonlySet<Finding>
  /** Those whose fixes were just tried and refused. */
  readonly unfixable?: ReadonlySet<Finding>
  readonly notChecked: readonly NotChecked[]
  /** Bugs of ours that kept some files from being looked at whole. */
  readonly failures: readonly Failure[]
  /** Number of configuration files read. */
  readonly files: number
  /** Only agents that changed files concern were asked for. */
  readonly affected?: boolean
  /** PATHs that do not exist. */
  readonly missing: readonly string[]
  /** PATHs that are directories and cannot be listed. */
  readonly unlisted: readonly string[]
  /** Remarks worth a line in the summary: `this looks like the node: --on-node checks modes and owners too`. */
  readonly hints: readonly string[]
  /** Spans of a file that hold secrets: no reporter prints them. */
  secretsOf(source: Source): readonly Span[]
  readonly statistics: Statistics
}

/** For `--stats`. Times in milliseconds. */
export interface Statistics {
  readonly lines: number
  readonly bytes: number
  readonly milliseconds: Readonly<Record<'read' | 'merge' | 'facts' | 'rules', number>>
  /** Milliseconds spent in each rule. */
  readonly rules: ReadonlyMap<string, number>
}
