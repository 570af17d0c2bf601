import type { Colors } from 'picocolors/types.js'
import type { LintReport } from '../engine/report.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { WorkingTree } from './working-tree.ts'

/** What reporters are told besides the findings: where the report is going to be read, and how the run went. */
export interface ReportContext {
  readonly colors: Colors
  /** Columns that a line may take. */
  readonly width: number
  /** Of nomadlint. */
  readonly version: string
  readonly rules: readonly RegisteredRule[]
  readonly exitCode: number
  /** Where a format has a place for findings that were suppressed, say them too. */
  readonly showSuppressed: boolean
  readonly workingTree: WorkingTree
}

/** What text for people goes by. */
export type Look = Pick<ReportContext, 'colors' | 'width'>

/**
 * Findings to text, in pieces of whole lines: a large report is written while it is being made. Pure: the same
 * report gives the same text.
 */
export type Reporter = (report: LintReport, context: ReportContext) => Iterable<string>
