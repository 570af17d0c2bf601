import type { Colors } from 'picocolors/types.js'
import { rules } from '../../rules/index.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { severityColor } from '../report/severities.ts'
import { wrap } from '../report/wrap.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exampleText } from './example-text.ts'
import { type Arguments, valueOf } from './option.ts'
import { ruleTable } from './run-rules.ts'
import { idsOf } from './select-rules.ts'
import { columns } from './streams.ts'

interface Page {
  readonly colors: Colors
  readonly width: number
}

/** A page for each rule, a table for each area. */
export function rulePages(names: readonly string[], args: Arguments): string {
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  const width = columns(1, 100)
  const pages = names.map((name) => {
    const rule = rules.find(({ id }) => id === name)
    if (rule !== undefined) return rulePage(rule, { colors, width: Math.min(width, 100) })
    return ruleTable(namedBy(name), colors, width)
  })
  return pages.join('\n')
}

/** The same for programs. */
export function rulePagesJson(names: readonly string[]): string {
  const rows = names.flatMap(namedBy).map(({ id, rule }) => ({
    id,
    severity: rule.severity,
    preset: rule.preset ?? 'recommended',
    summary: rule.summary,
    why: paragraphs(rule.why).map((text) => text.trim().replace(/\s+/g, ' ')),
    references: rule.references,
    docs: `docs/rules/${id}.md`,
  }))
  return `${JSON.stringify(rows, null, 2)}\n`
}

function namedBy(name: string): readonly RegisteredRule[] {
  const ids = idsOf(name, rules)
  return rules.filter(({ id }) => ids.includes(id))
}

function rulePage({ id, rule }: RegisteredRule, page: Page): string {
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
