import type { Colors } from 'picocolors/types.js'
import { rules } from '../../rules/index.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { severityColor } from '../report/severities.ts'
import { wrap } from '../report/wrap.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { columns, write } from './streams.ts'

/** `nomadlint rules` */
export async function runRules(args: Arguments): Promise<number> {
  if (args.operands.length > 0)
    throw new UsageError('rules takes no arguments; nomadlint explain RULE explains one')
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  write(1, valueOf(args, 'format') === 'json' ? asJson() : ruleTable(rules, colors, columns(1, 120)))
  return exit.clean
}

function asJson(): string {
  const rows = rules.map(({ id, rule }) => ({
    id,
    severity: rule.severity,
    preset: rule.preset ?? 'recommended',
    summary: rule.summary,
  }))
  return `${JSON.stringify(rows, null, 2)}\n`
}

/** Rules in columns: id, severity, preset, summary. */
export function ruleTable(shown: readonly RegisteredRule[], colors: Colors, width: number): string {
  const idWidth = Math.max(0, ...shown.map(({ id }) => id.length))
  const indent = ' '.repeat(idWidth + 24)
  const rows = shown.map(({ id, rule: { severity, preset = 'recommended', summary } }) => {
    const [first = '', ...rest] = wrap(summary, Math.max(30, width - indent.length))
    const head = `${id.padEnd(idWidth)}  ${severityColor(colors, severity)(severity.padEnd(7))}  ${preset.padEnd(11)}  ${first}`
    return [head, ...rest.map((line) => indent + line)].map((line) => `${line.trimEnd()}\n`).join('')
  })
  return rows.join('')
}
