import { findingsToJson } from './json-finding.ts'
import { jsonLine } from './json-lines.ts'
import type { Reporter } from './reporter.ts'

/** One finding a line, each as in the `json` report. */
export const jsonl: Reporter = function* (report) {
  for (const finding of findingsToJson(report)) yield `${jsonLine(finding)}\n`
}
