import type { LintReport } from '../engine/report.ts'
import { findingLines } from './json-finding.ts'
import type { Reporter } from './reporter.ts'
import { countSeverities } from './severities.ts'
import { escapeJson } from './visible.ts'

/** The contract for programs: schemas/report.schema.json. Every entry of a list stands on a line of its own. */
export const json: Reporter = (report) => {
  const members = {
    version: '1',
    agents: list(agentLines(report)),
    findings: list(findingLines(report)),
    notChecked: list(report.notChecked.map(line)),
    summary: line({
      ...countSeverities(report.findings),
      files: report.files,
      agents: report.agents.length,
    }),
  }
  const lines = Object.entries(members).map(([name, text]) => `  "${name}": ${text}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function agentLines({ agents }: LintReport): readonly string[] {
  return agents.map(({ name, files, role, region }) => line({ name, files, role, region }))
}

function line(value: object): string {
  return escapeJson(JSON.stringify(value))
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`
}
