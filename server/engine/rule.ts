import type { Agent } from '../agents/agent.ts'
import type { ConfigFile } from '../config/file.ts'
import type { Facts, Policy } from '../facts/facts.ts'
import type { SecondOpinion } from '../facts/second-opinion.ts'
import type { Proposal } from '../fixes/fix.ts'
import type { Location } from '../text/span.ts'
import type { Cwe } from './cwe.ts'
import type { ModeChange, Related, Severity } from './finding.ts'

/** What a rule says; the engine adds id, severity, docs page and fingerprint. */
export interface Report {
  readonly at: { readonly at: Location }
  /** What is wrong: plain, the value first, no rule id; never a secret. */
  readonly message: string
  /** What to do; lines after the first are commands to type. */
  readonly help?: string
  /** Lower than the rule's own, where the circumstances are milder. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  /** The first is what `--fix` does. */
  readonly fixes?: readonly Proposal[]
  /** A repair with `freshKeyMark` where a new gossip key is to be: the command invents none, an editor may. */
  readonly freshKey?: Proposal
  /** A file's mode that is to be another; to be looked at by a person. */
  readonly chmod?: ModeChange
}

/**
 * One file to lint, or several that form an agent in the order given. A comment of tildes under a line marks
 * where a finding is expected: this rule's, or that of the rule named behind the tildes.
 */
export type Example =
  | string
  | {
      readonly files: Readonly<Record<string, string>>
      readonly onNode?: true
      readonly version?: string
      /** The files are found in a directory; nobody says how they belong together. */
      readonly found?: true
      /** Other files on the machine, by absolute path. */
      readonly machine?: Readonly<Record<string, string>>
      /** Mode and owners of files and directories: `0640 root:nomad`. */
      readonly modes?: Readonly<Record<string, string>>
      /** Files that git tracks, in a repository at `/etc/nomad.d`. */
      readonly tracked?: readonly string[]
    }

/** What an example takes for granted, in words that end a line: `with --on-node`. */
export function notesOn(example: Example): readonly string[] {
  if (typeof example === 'string') return []
  const { found, onNode, version, machine = {}, modes = {}, tracked = [] } = example
  return [
    ...(found ? ['files of one directory'] : []),
    ...(onNode ? ['with --on-node'] : []),
    ...(version === undefined ? [] : [`with --nomad-version ${version}`]),
    ...Object.entries(machine).map(
      ([path, text]) => `${path} holds ${text === '' ? 'nothing' : text.trim()}`,
    ),
    ...Object.entries(modes).map(([path, mode]) => `${path} has ${mode}`),
    ...tracked.map((path) => `git tracks ${path}`),
  ]
}

interface RuleProse {
  /** One sentence: what the rule wants. */
  readonly summary: string
  /** Why it matters, in a few sentences. */
  readonly why: string
  readonly severity: Severity
  /** The preset from which on it runs; `recommended` where nothing is said. */
  readonly preset?: 'strict' | 'all'
  /** Severity under preset `strict`, where that differs. */
  readonly strictSeverity?: Severity
  /** It is about security alone: an agent started for development, with `-dev`, is meant to be as it is. */
  readonly hardening?: true
  /** The weakness that a finding is an instance of, where one fits. */
  readonly cwe?: Cwe
  /** Facts that cost too much to be gathered for nobody: what HCL 2's parser says of each file. */
  readonly needs?: 'hcl2'
  /** Nomad's documentation or source, error texts and threads that prove the claim. */
  readonly references: readonly string[]
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] }
}

/**
 * Generators from knowledge to reports: no state, no input or output, no options. A rule without one is there for its
 * page: the engine itself reports what it is about.
 */
export interface Rule extends RuleProse {
  /** Asked of every merged agent. */
  check?(input: { readonly agent: Agent; readonly facts: Facts }): Iterable<Report>
  /** Asked of every file once, however many agents share it. */
  checkFile?(input: {
    readonly file: ConfigFile
    readonly policy: Policy
    /** Only for a rule that needs it, and where it can be asked. */
    readonly hcl2?: SecondOpinion | undefined
  }): Iterable<Report>
}

/** A rule under its id, `area/name`: the path of its file. */
export interface RegisteredRule {
  readonly id: string
  readonly rule: Rule
}

export function defineRule(rule: Rule): Rule {
  return rule
}

/** The text of an example as the rule's file has it; taken in as far as it is there only when it is asked for. */
export const hcl = String.raw

/** The files of an example, by name: the common indentation and the first line break are taken off. */
export function exampleFiles(example: Example): Readonly<Record<string, string>> {
  const files = typeof example === 'string' ? { 'nomad.hcl': example } : example.files
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, dedented(text)]))
}

function dedented(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\s*$/, '\n').split('\n')
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent)).join('\n')
}
