import { byPosition, Collector } from '../collect.ts'
import type { Doubts } from '../doubts.ts'
import type { Finding } from '../finding.ts'
import type { LintReport } from '../report.ts'
import type { RegisteredRule } from '../rule.ts'
import type { ActiveRule } from '../severity.ts'
import { judgeDirective } from './judge.ts'
import { isSuppressible, type Suppressions } from './suppressions.ts'

export interface Settling {
  readonly suppressions: Suppressions
  readonly doubts: Doubts
  /** All there are. */
  readonly rules: readonly RegisteredRule[]
  /** Those that ran on a file. */
  readonly activeAt: (path: string) => ReadonlyMap<string, ActiveRule>
  /** Names of the agents of a file that holds suppressions. */
  readonly agentsOf: (path: string) => readonly string[]
}

/** What the comments of the files leave of the findings, and what is to be said of the comments. */
export function settle(
  findings: readonly Finding[],
  settling: Settling,
): Pick<LintReport, 'findings' | 'suppressed'> {
  const { suppressions, doubts, rules, activeAt, agentsOf } = settling
  const { told, suppressed } = suppressions.divide(findings)
  const { directives } = suppressions
  if (directives.length === 0) return { findings: told, suppressed }
  const collector = new Collector()
  for (const written of directives) {
    const { path } = written.source
    const active = activeAt(path)
    const reports = judgeDirective(written, rules, (_, ids) => {
      const ran = ids.flatMap((id) => (isSuppressible(id) ? (active.get(id) ?? []) : []))
      return ran.length > 0 && !ran.some((rule) => doubts.has(path, rule))
    })
    for (const { rule, ...report } of reports) {
      const judge = active.get(rule)
      if (judge !== undefined) collector.add(judge, report, agentsOf(path))
    }
  }
  return { findings: [...told, ...collector.findings()].sort(byPosition), suppressed }
}
