import type { LintReport } from '../engine/report.ts'
import { counted } from './words.ts'

const slowestRules = 10

/** `--stats`: what was read, how long each stage took, and the rules that took longest. */
export function statistics(
  { files, statistics: { lines, bytes, milliseconds, rules } }: LintReport,
  whole: number,
): string {
  const stages = Object.entries(milliseconds).map(([stage, time]) => `${stage} ${inMilliseconds(time)}`)
  const slowest = [...rules].sort(([, a], [, b]) => b - a).slice(0, slowestRules)
  const perLine = lines === 0 ? '' : `, ${((whole * 1000) / lines).toFixed(1)} us a line`
  const rows = [
    `Read ${counted(files, 'file')}, ${counted(lines, 'line')}, ${(bytes / 1000).toFixed(1)} kB in ${inMilliseconds(whole)}${perLine}.`,
    `Stages: ${stages.join(', ')}.`,
    ...(slowest.length === 0 ? [] : ['Slowest rules:']),
    ...slowest.map(([id, time]) => `  ${inMilliseconds(time).padStart(11)}  ${id}`),
  ]
  return `${rows.join('\n')}\n`
}

function inMilliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : 0)} ms`
}
