import type { Finding } from '../../server/engine/finding.ts'
import type { LintReport } from '../../server/engine/report.ts'
import { createSource } from '../../server/text/source.ts'
import { mixedReport } from './mixed-report.ts'

/** A report about one file. */
export function reportOf(path: string, findings: readonly Partial<Finding>[]): LintReport {
  const source = createSource(path, 'name = "a"\nregion = "b"\n')
  const [model] = mixedReport.findings as readonly [Finding]
  return {
    ...mixedReport,
    agents: [
      { name: path, files: [path], role: 'none', roleKnown: true, region: 'b', grouping: 'a single file' },
    ],
    findings: findings.map((finding) => ({
      ...model,
      location: { source, span: { start: 0, end: 4 } },
      ...finding,
    })),
    notChecked: [],
    hints: [],
    files: 1,
    secretsOf: () => [],
  }
}
