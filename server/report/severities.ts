import type { Colors } from 'picocolors/types.js'
import type { Finding, Severity } from '../engine/finding.ts'

export interface SeverityCounts {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return { errors: counts.error, warnings: counts.warning, infos: counts.info }
}

/** Paints text in the colour of a severity. */
export function severityColor(colors: Colors, severity: Severity): (text: string) => string {
  const colored = { error: colors.red, warning: colors.yellow, info: colors.blue }[severity]
  return (text) => colors.bold(colored(text))
}
