import { findingsToJson } from './json-finding.ts'
import type { Reporter } from './reporter.ts'
import { escapeJson } from './visible.ts'

/** One finding a line, each as in the `json` report. */
export const jsonl: Reporter = (report) =>
  findingsToJson(report)
    .map((finding) => `${escapeJson(JSON.stringify(finding))}\n`)
    .join('')
