import { findingLines } from './json-finding.ts'
import type { Reporter } from './reporter.ts'

/** One finding a line, each as in the `json` report. */
export const jsonl: Reporter = (report) =>
  findingLines(report)
    .map((line) => `${line}\n`)
    .join('')
