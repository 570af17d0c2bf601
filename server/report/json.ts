import { findingsToJson } from './json-finding.ts'
import { jsonLine, jsonList } from './json-lines.ts'
import type { Reporter } from './reporter.ts'
import { countSeverities } from './severities.ts'

/** The contract for programs: schemas/report.schema.json. Every entry of a list stands on a line of its own. */
export const json: Reporter = function* (report) {
  const { findings, notChecked } = report
  const agents = report.agents.map(({ name, files, role, region }) => ({ name, files, role, region }))
  yield '{\n  "version": 1,\n  "agents": '
  yield* jsonList(agents, '  ')
  yield ',\n  "findings": '
  yield* jsonList(findingsToJson(report), '  ')
  yield ',\n  "notChecked": '
  yield* jsonList(notChecked, '  ')
  const summary = { ...countSeverities(findings), files: report.files, agents: agents.length }
  yield `,\n  "summary": ${jsonLine(summary)}\n}\n`
}
