import type { Colors } from 'picocolors/types.js'
import { rules } from '../../rules/index.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { severityColor } from '../report/severities.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exampleText } from './example-text.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { ruleTable } from './run-rules.ts'
import { idsOf, unknownRule } from './select-rules.ts'
import { columns, write } from './streams.ts'
import { wrap } from './wrap.ts'

interface Page {
  readonly colors: Colors
  readonly width: number
}

/** `nomadlint explain RULE ...` */
export async function runExplain(args: Arguments): Promise<number> {
  const { operands } = args
  if (operands.length === 0)
    throw new UsageError(
      'explain needs a rule, such as nomadlint explain tls/disabled; nomadlint rules lists them',
    )
  const page = {
    colors: colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode),
    width: columns(1, 100),
  }
  const pages = operands.map((name) => explain(name, page))
  write(1, pages.join('\n'))
  return exit.clean
}

function explain(name: string, { colors, width }: Page): string {
  const found = rules.find(({ id }) => id === name)
  if (found !== undefined) return explainRule(found, { colors, width: Math.min(width, 100) })
  const ids = idsOf(name.replace(/\/$/, ''), rules)
  if (ids.length === 0) throw new UsageError(unknownRule(name, rules))
  const area = rules.filter(({ id }) => ids.includes(id))
  return ruleTable(area, colors, width)
}

function explainRule({ id, rule }: RegisteredRule, page: Page): string {
  const { colors, width } = page
  const { summary, why, severity, preset = 'recommended', strictSeverity, references, examples } = rule
  const strict =
    strictSeverity === undefined || strictSeverity === severity ? '' : ` (${strictSeverity} in strict)`
  const sections = [
    `${colors.bold(id)}  ${severityColor(colors, severity)(severity)}${strict}, preset ${preset}`,
    wrap(summary, width).join('\n'),
    ...paragraphs(why).map((text) => wrap(text, width).join('\n')),
    ...examplesSection('Found:', examples.bad, page),
    ...examplesSection('Right:', examples.good, page),
    ...(references.length === 0
      ? []
      : [`${colors.bold('References:')}\n${references.map((line) => `  ${line}`).join('\n')}`]),
    `${colors.bold('To silence it:')} --rule ${id}=off`,
  ]
  return `${sections.join('\n\n')}\n`
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
}

/** The first few examples are enough; the rule's page has them all. */
function examplesSection(
  title: string,
  examples: RegisteredRule['rule']['examples']['bad'],
  { colors }: Page,
): readonly string[] {
  const texts = examples.slice(0, 2).map(exampleText)
  return texts.length === 0 ? [] : [`${colors.bold(title)}\n${texts.join('\n\n')}`]
}
