import type { LintReport } from '../engine/report.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Explanation } from '../explain/explanation.ts'

/** What reports of explanations are made of. */
export interface ExplanationReport {
  readonly explanation: Explanation
  /** The rules that the explained symptoms name, by id. */
  readonly rules: ReadonlyMap<string, RegisteredRule>
  /** What these rules find in the PATHs; undefined where none was given. */
  readonly found: LintReport | undefined
  /** Messages that a text which is not known resembles. */
  readonly nearest: readonly string[]
  /** The text is a log, with lines to point at. */
  readonly isLog: boolean
}
