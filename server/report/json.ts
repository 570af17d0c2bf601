import type { LintReport } from '../engine/report.ts'
import { findingsToJson } from './json-finding.ts'
import type { Reporter } from './reporter.ts'
import { countSeverities } from './severities.ts'
import { escapeJson } from './visible.ts'

/** The contract for programs: schemas/report.schema.json. */
export const json: Reporter = (report) => {
  const whole = {
    version: 1,
    agents: agentsToJson(report),
    findings: findingsToJson(report),
    notChecked: report.notChecked,
    summary: { ...countSeverities(report.findings), files: report.files, agents: report.agents.length },
  }
  return `${escapeJson(JSON.stringify(whole, null, 2))}\n`
}

function agentsToJson({ agents }: LintReport): readonly object[] {
  return agents.map(({ name, files, role, region }) => ({ name, files, role, region }))
}
