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
  /**
   * Severities the user set, by rule or by area; they beat everything. A rule that is named runs, whatever its preset;
   * naming an area turns none on.
   */
  readonly severities: ReadonlyMap<string, RuleSetting>
  /** Only these rules run, when there are any, and those of these areas: all of an area that has none in the preset. */
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
  const { severities, only, preset } = selection
  const present = new Set(rules.filter((rule) => inPreset(rule, preset)).map(({ id }) => id))
  const areas = new Set([...present].map(areaOf))
  return rules.flatMap(({ id, rule }) => {
    const area = areaOf(id)
    const ofArea = only.has(area) && (present.has(id) || !areas.has(area))
    const chosen = only.size > 0 ? only.has(id) || ofArea : present.has(id) || severities.has(id)
    const set = severities.get(id) ?? severities.get(area)
    if (!chosen || set === 'off') return []
    const strict = preset === 'recommended' ? undefined : rule.strictSeverity
    return [{ id, rule, severity: set ?? strict ?? rule.severity, fixed: set !== undefined }]
  })
}

/** `tls` of `tls/disabled`. */
export function areaOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
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
