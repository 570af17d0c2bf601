import { type Severity, severityRank } from './finding.ts'
import type { RegisteredRule } from './rule.ts'

export type Preset = 'recommended' | 'strict' | 'all'

/** A severity, or that the rule does not run. */
export type RuleSetting = Severity | 'off'

/** From which severity on findings are a failure. */
export type Threshold = Severity | 'never'

/** What the user wants of the rules. */
export interface Selection {
  readonly preset: Preset
  /** Severities the user set; they beat everything. */
  readonly severities: ReadonlyMap<string, RuleSetting>
  /** Only these rules run, when there are any. */
  readonly only: ReadonlySet<string>
}

const presetRank: Readonly<Record<Preset, number>> = { recommended: 0, strict: 1, all: 2 }

/** A rule that runs, with the severity it starts from. */
export interface ActiveRule extends RegisteredRule {
  readonly severity: Severity
  /** The user said so: what the rule would choose for itself does not count. */
  readonly fixed: boolean
}

export function activeRules(rules: readonly RegisteredRule[], selection: Selection): readonly ActiveRule[] {
  return rules.flatMap((registered) => {
    const { id, rule } = registered
    const set = selection.severities.get(id)
    const chosen =
      selection.only.size > 0
        ? selection.only.has(id)
        : inPreset(registered, selection.preset) || set !== undefined
    if (!chosen || set === 'off') return []
    const strict = selection.preset === 'recommended' ? undefined : rule.strictSeverity
    return [{ id, rule, severity: set ?? strict ?? rule.severity, fixed: set !== undefined }]
  })
}

function inPreset({ rule }: RegisteredRule, preset: Preset): boolean {
  return presetRank[rule.preset ?? 'recommended'] <= presetRank[preset]
}

/** A report may be milder than its rule, never more severe. */
export function reportSeverity(
  active: Pick<ActiveRule, 'severity' | 'fixed'>,
  wanted: Severity | undefined,
): Severity {
  if (active.fixed || wanted === undefined) return active.severity
  return severityRank[wanted] > severityRank[active.severity] ? wanted : active.severity
}
