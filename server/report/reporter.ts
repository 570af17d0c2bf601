import type { Colors } from 'picocolors/types.js'
import type { LintReport } from '../engine/report.ts'

/** Where a report is going to be read. */
export interface ReportContext {
  readonly colors: Colors
  /** Columns that a line may take. */
  readonly width: number
}

/** Findings to text. Pure: the same report gives the same text. */
export type Reporter = (report: LintReport, context: ReportContext) => string
