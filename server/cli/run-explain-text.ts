import { existsSync } from 'node:fs'
import { rules } from '../../rules/index.ts'
import type { LintReport } from '../engine/report.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { Host } from '../host.ts'
import { lint } from '../lint.ts'
import { createNodeHost } from '../node-host.ts'
import { secondOpinion } from '../node-second-opinion.ts'
import type { ExplanationReport } from '../report/explanation.ts'
import { explanationJson } from '../report/explanation-json.ts'
import { explanationSummary } from '../report/explanation-summary.ts'
import { explanationText } from '../report/explanation-text.ts'
import { pretty } from '../report/pretty.ts'
import { visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readDate } from './read-date.ts'
import { readLintOptions } from './read-lint-options.ts'
import { readLog } from './read-log.ts'
import { columns, write, writeStream } from './streams.ts'

/** Columns where there is no terminal. */
const reportWidth = 100

/** Messages named where a text is not known. */
const mostNearest = 3

/** What an error text, or the log on standard input, tells of; and what the rules for it find in PATHs. */
export async function runExplainText(
  text: string,
  paths: readonly string[],
  args: Arguments,
): Promise<number> {
  if (!/\s/.test(text) && text !== '-' && existsSync(text))
    throw new UsageError(
      `${visible(text)} is a file; to explain a log: nomadlint explain - < ${visible(text)}`,
    )
  if (paths.length === 0) refuseWithoutPath(args)
  if (paths.includes('-'))
    throw new UsageError('standard input is read once: - stands first, PATHs behind it')
  const { explainText, LogExplainer, nearestMessages } = await import('../explain/explain.ts')
  const isLog = text === '-'
  const explanation = isLog ? readLog(new LogExplainer()) : explainText(text)
  const involved = rulesOf(explanation)
  const asOf = valueOf(args, 'as-of')
  const host = { ...createNodeHost(asOf === undefined ? undefined : readDate(asOf)), secondOpinion }
  const found = await findIn(paths, args, involved, host)
  const isKnown = explanation.explained.length > 0
  const nearest = isKnown || isLog ? [] : nearestMessages(text, mostNearest)
  print({ explanation, rules: involved, found, nearest, isLog }, args)
  if (found !== undefined && found.missing.length > 0) {
    await reportMissing(found.missing, host)
    return exit.usage
  }
  return isKnown ? exit.clean : exit.findings
}

/** The rules of all messages that were explained, each once. */
function rulesOf({ explained }: Explanation): ReadonlyMap<string, RegisteredRule> {
  const ids = new Set(explained.flatMap(({ symptom }) => symptom.rules))
  return new Map(rules.filter(({ id }) => ids.has(id)).map((rule) => [rule.id, rule]))
}

/** Runs these rules, also those that are off otherwise. */
async function findIn(
  paths: readonly string[],
  args: Arguments,
  involved: ReadonlyMap<string, RegisteredRule>,
  host: Host,
): Promise<LintReport | undefined> {
  if (paths.length === 0) return undefined
  const options = await readLintOptions({ ...args, operands: paths }, rules, host)
  return await lint({ ...options, preset: 'all' }, [...involved.values()], host)
}

/** Options that say how PATHs are read have nothing to say where there is none. */
function refuseWithoutPath({ switches, values }: Arguments): void {
  const aboutPaths = ['merge', 'agent-flags', 'on-node', 'root', 'nomad-version', 'as-of']
  const given = aboutPaths.find((name) => switches.has(name) || values.has(name))
  if (given !== undefined) throw new UsageError(`--${given} is about files: name their PATHs behind the text`)
}

function print(report: ExplanationReport, args: Arguments): void {
  if (valueOf(args, 'format') === 'json') {
    writeStream(1, explanationJson(report))
    return
  }
  const mode = (valueOf(args, 'color') ?? 'auto') as ColorMode
  const context = { colors: colorsFor(1, mode), width: columns(1, reportWidth) }
  write(1, explanationText(report, context))
  if (report.found !== undefined) writeStream(1, pretty(report.found, context))
  write(2, explanationSummary(report, colorsFor(2, mode)))
}
