import type { ValueProblem } from '../agents/values/problem.ts'
import type { Policy } from '../facts/facts.ts'
import type { Severity } from './finding.ts'
import { youngKeyAt } from './issues.ts'
import { beforeVersion, inVersions, listVersions } from './versions.ts'

export interface ValueJudgement {
  readonly severity: Severity
  /** For which versions it holds, where not for all: ` since Nomad 2.0.0`. */
  readonly versions: string
}

/**
 * How bad a refused value is, given which versions refuse it; undefined where the one to judge as does not. A
 * version that does not know the setting refuses that, or ignores it: then nothing keeps Nomad from starting.
 */
export function judgeValue(policy: Policy, problem: ValueProblem): ValueJudgement | undefined {
  const { until, since, mild, pointer } = problem
  const severity: Severity = mild ? 'warning' : 'error'
  if (until !== undefined) {
    const before = beforeVersion(policy, until, severity)
    return (
      before && {
        ...before,
        versions: before.severity === severity ? '' : ` before Nomad ${listVersions(until)}`,
      }
    )
  }
  const young = youngKeyAt(pointer, policy)
  // Where older versions refuse the key itself, no version takes the value.
  const refused = policy.version === undefined && young?.block.unknownKeys === 'refuse'
  const first = since ?? (refused ? undefined : young?.since)
  const judged = first && inVersions(policy, first, severity)
  if (first !== undefined && judged === undefined) return undefined
  const partly = judged !== undefined && judged.severity !== severity
  return { severity: judged?.severity ?? severity, versions: partly ? judged.since : '' }
}
