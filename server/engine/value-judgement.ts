import type { ValueProblem } from '../agents/values/problem.ts'
import type { Policy } from '../facts/facts.ts'
import { trail } from '../keys/lookup.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Severity } from './finding.ts'
import { beforeVersion, inVersions } from './versions.ts'

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
  const { until, since, mild } = problem
  let versions = ''
  let severity: Severity = mild ? 'warning' : 'error'
  if (until !== undefined) {
    const before = beforeVersion(policy, until, severity)
    if (before === undefined) return undefined
    if (before.severity !== severity) versions = ` before Nomad ${until}`
    severity = before.severity
  }
  for (const first of [...(since === undefined ? [] : [since]), ...ignoredBefore(policy, problem)]) {
    const judged = inVersions(policy, first, severity)
    if (judged === undefined) return undefined
    if (judged.severity !== severity && versions === '') versions = judged.since
    severity = judged.severity
  }
  return { severity, versions }
}

/** Since when Nomad has had the keys on the way, where it does not mind those it has not. */
function* ignoredBefore({ version }: Policy, { pointer }: ValueProblem) {
  let within = rootBlock
  for (const { key } of trail(pointer) ?? []) {
    // Where Nomad does not know the key, that is the mistake.
    const refused = within.unknownKeys === 'refuse' && version === undefined
    if (key.since !== undefined && !refused) yield key.since
    within = key.block ?? key.known ?? within
  }
}
