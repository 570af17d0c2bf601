import { withoutSecrets } from '../config/secrets.ts'
import type { ParsedOf } from '../fixes/change.ts'
import { type Fix, workOut } from '../fixes/fix.ts'
import type { Location } from '../text/span.ts'
import { describeError } from './describe-error.ts'
import { type Finding, type Severity, severityRank } from './finding.ts'
import { fingerprints } from './fingerprint.ts'
import type { Report } from './rule.ts'
import { type ActiveRule, reportSeverity } from './severity.ts'
import { shorten } from './shorten.ts'
import { inFormatOf } from './written-format.ts'

/** A finding while agents that share it are still being added. */
type Draft = Omit<Finding, 'fingerprint' | 'agents' | 'severity'> & {
  severity: Severity
  readonly agents: Set<string>
}

/** One thing that a rule reported, as the collector was told it. */
export interface Saying {
  readonly rule: string
  readonly severity: Severity
  readonly location: Location
  readonly agents: readonly string[]
  readonly said: Omit<Report, 'at' | 'severity'>
  readonly fixes: () => readonly Fix[]
  readonly freshKey?: () => Fix | undefined
}

export const crashRule = 'internal/rule-crashed'

/** How often one rule is heard about one file: nobody reads more, and a file of nothing but mistakes must fit into memory. */
export const mostFindings = 1000

/** What one rule had to say about one file beyond that. */
export interface LeftOut {
  readonly rule: string
  readonly path: string
  readonly count: number
}

/** Gathers reports into findings: one each, however many agents share the file it stands in. */
export class Collector {
  readonly #drafts = new Map<string, Draft>()
  /** By rule and path, how many there are. */
  readonly #counts = new Map<string, number>()
  readonly #spent = new Map<string, number>()
  /** By rule and path, what stands in a record for each thing that was only counted. */
  readonly #further = new Map<string, Saying>()
  #record: Saying[] = []

  /** `parsedOf` knows the files that fixes change: these are worked out at once, while the files are at hand. */
  add(
    active: Pick<ActiveRule, 'id' | 'severity' | 'fixed'>,
    report: Report,
    agents: readonly string[],
    parsedOf: ParsedOf = () => undefined,
  ): void {
    const location = report.at.at
    const severity = reportSeverity(active, report.severity)
    let worked: readonly Fix[] | undefined
    const fixes = (): readonly Fix[] =>
      (worked ??= (report.fixes ?? []).flatMap((fix) => workOut(fix, parsedOf) ?? []))
    let made: Fix | undefined
    const freshKey = (): Fix | undefined => (made ??= report.freshKey && workOut(report.freshKey, parsedOf))
    this.#take({ rule: active.id, severity, location, agents, said: report, fixes, freshKey })
  }

  crashed(rule: string, error: unknown, agents: readonly string[], location: Location): void {
    const said = {
      message: `The rule ${rule} failed here and said nothing: ${describeError(error)}`,
      help: 'This is a bug in nomadlint: report it with this message. All other rules were applied.',
    }
    this.#take({ rule: crashRule, severity: 'error', location, agents, said, fixes: () => [] })
  }

  /** What is reported while the work is done. */
  recorded(work: () => void): readonly Saying[] {
    this.#record = []
    work()
    return this.#record
  }

  /** The same once more, from a record of another run. */
  repeat(sayings: readonly Saying[]): void {
    for (const saying of sayings) this.#take(saying)
  }

  spent(rule: string, milliseconds: number): void {
    this.#spent.set(rule, (this.#spent.get(rule) ?? 0) + milliseconds)
  }

  get milliseconds(): ReadonlyMap<string, number> {
    return this.#spent
  }

  /** Sorted by path, position, rule: the same whatever order the files were named in. */
  findings(): readonly Finding[] {
    const sorted = [...this.#drafts.values()].sort(byPosition)
    // Made for all of them when one is first asked for: most formats print none.
    let prints: readonly string[] | undefined
    const findings: readonly Finding[] = sorted.map((draft, index) => ({
      ...draft,
      agents: [...draft.agents].sort(),
      get fingerprint() {
        prints ??= fingerprints(findings)
        return prints[index] as string
      },
    }))
    return findings
  }

  leftOut(): readonly LeftOut[] {
    return [...this.#counts].flatMap(([key, count]) => {
      const [rule = '', path = ''] = key.split('\0')
      return count > mostFindings ? [{ rule, path, count: count - mostFindings }] : []
    })
  }

  #take(saying: Saying): void {
    const { rule, severity, location, agents, said, fixes, freshKey } = saying
    const { path } = location.source
    const key = [rule, path, location.span.start, location.span.end, said.message].join('\0')
    const known = this.#drafts.get(key)
    if (known !== undefined) {
      this.#record.push(saying)
      for (const agent of agents) known.agents.add(agent)
      if (severityRank[severity] < severityRank[known.severity]) known.severity = severity
      return
    }
    const of = `${rule}\0${path}`
    const count = (this.#counts.get(of) ?? 0) + 1
    this.#counts.set(of, count)
    this.#record.push(count > mostFindings ? this.#more(of, saying) : saying)
    if (count > mostFindings) return
    const related = said.related ?? []
    this.#drafts.set(key, {
      rule,
      severity,
      message: printable(said.message),
      help: said.help === undefined ? undefined : printable(inFormatOf(location.source, said.help)),
      location,
      agents: new Set(agents),
      related: related.map((place) => ({ ...place, message: printable(place.message) })),
      fixes: fixes(),
      chmod: said.chmod,
      freshKey: freshKey?.(),
      docs: `docs/rules/${rule}.md`,
    })
  }

  /** The same for all of them: a file of nothing but mistakes has a hundred thousand. */
  #more(of: string, { rule, severity, location }: Saying): Saying {
    const known = this.#further.get(of)
    if (known !== undefined) return known
    const more = { rule, severity, location, agents: [], said: { message: '' }, fixes: () => [] }
    this.#further.set(of, more)
    return more
  }
}

/** What a report says, as everybody may read it. */
function printable(text: string): string {
  return shorten(withoutSecrets(text))
}

/** The order of findings in every report. */
export function byPosition(
  a: Pick<Finding, 'location' | 'rule' | 'message'>,
  b: Pick<Finding, 'location' | 'rule' | 'message'>,
): number {
  return (
    compare(a.location.source.path, b.location.source.path) ||
    a.location.span.start - b.location.span.start ||
    a.location.span.end - b.location.span.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
