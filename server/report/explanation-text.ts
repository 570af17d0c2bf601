import type { Colors } from 'picocolors/types.js'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Explained, Lines, Telling } from '../explain/explanation.ts'
import { displayed } from '../explain/template.ts'
import type { ExplanationReport } from './explanation.ts'
import type { Look } from './reporter.ts'
import { severityColor } from './severities.ts'
import { visible } from './visible.ts'
import { counted } from './words.ts'
import { wrap } from './wrap.ts'

/** Different things that a message told, beyond which they are only counted. */
const shownTellings = 5

interface Page extends Look {
  readonly report: ExplanationReport
}

/** For people: each message, what it told, its cause, what to do, and the rules that find it. */
export function explanationText(report: ExplanationReport, context: Look): string {
  const page = { ...context, report, width: Math.min(context.width, 110) }
  const blocks = report.explanation.explained.map((one) => messageBlock(one, page))
  return blocks.map((lines) => `${lines.join('\n')}\n\n`).join('')
}

function messageBlock(explained: Explained, page: Page): readonly string[] {
  const { colors, report } = page
  const { symptom, tellings } = explained
  return [
    colors.bold(displayed(symptom.messages[0])),
    ...(report.isLog ? [colors.dim(whereText(explained))] : []),
    ...tellings.slice(0, shownTellings).flatMap((telling) => tellingLines(telling, explained, page)),
    ...moreTellings(explained, colors),
    ...paragraph('Cause', symptom.cause, page),
    ...paragraph('Remedy', symptom.remedy, page),
    ...ruleLines(explained, page),
    ...sourceLines(symptom.sources, colors),
  ]
}

function whereText({ count, first, last }: Lines): string {
  return count === 1 ? `line ${first}` : `${count} times, lines ${first} to ${last}`
}

function tellingLines(telling: Telling, { count, tellings }: Explained, { colors, width, report }: Page) {
  const isOnly = tellings.length === 1 && telling.count === count
  const where = report.isLog && !isOnly ? ` (${whereText(telling)})` : ''
  return wrap(visible(telling.text) + where, width - 2).map((line) => colors.cyan(`  ${line}`))
}

function moreTellings({ tellings, moreTellings: more }: Explained, colors: Colors): readonly string[] {
  const rest = tellings.length - shownTellings
  if (rest <= 0 && !more) return []
  return [colors.cyan(`  and ${more ? 'many' : rest} more like these`)]
}

function paragraph(title: string, text: string, { colors, width }: Page): readonly string[] {
  const indent = ' '.repeat(8)
  const [first = '', ...rest] = wrap(text, width - indent.length)
  return [
    `${colors.bold(`${title}:`)}${' '.repeat(indent.length - title.length - 1)}${first}`,
    ...rest.map((line) => indent + line),
  ]
}

function ruleLines({ symptom }: Explained, page: Page): readonly string[] {
  const { colors, report } = page
  const known = symptom.rules.flatMap((id) => report.rules.get(id) ?? [])
  if (known.length === 0) return [colors.dim('No rule can see this in configuration.')]
  const idWidth = Math.max(...known.map(({ id }) => id.length))
  return [colors.bold('Rules:'), ...known.flatMap((rule) => ruleLine(rule, idWidth, page))]
}

function ruleLine({ id, rule }: RegisteredRule, idWidth: number, { colors, width, report }: Page) {
  const paint = severityColor(colors, rule.severity)
  const indent = ' '.repeat(idWidth + 13)
  const fired = firedText(id, report)
  const [first = '', ...rest] = wrap(rule.summary, Math.max(30, width - indent.length))
  return [
    `  ${id.padEnd(idWidth)}  ${paint(rule.severity.padEnd(7))}  ${first}`.trimEnd(),
    ...rest.map((line) => indent + line),
    ...(fired === undefined ? [] : [`${indent}${colors.red(fired)}`]),
  ]
}

function firedText(id: string, { found }: ExplanationReport): string | undefined {
  const count = found?.findings.filter(({ rule }) => rule === id).length ?? 0
  return count === 0 ? undefined : `fires ${counted(count, 'time')}, see below`
}

function sourceLines(sources: readonly string[], colors: Colors): readonly string[] {
  return sources.map((source, index) =>
    colors.dim(`${index === 0 ? 'Known from: ' : '            '}${source}`),
  )
}
