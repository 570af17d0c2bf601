import { existsSync } from 'node:fs'
import { rules } from '../../rules/index.ts'
import { visible } from '../report/visible.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { rulePages, rulePagesJson } from './rule-pages.ts'
import { idsOf, unknownRule } from './select-rules.ts'
import { write } from './streams.ts'

/** `nomadlint explain RULE ...`, `nomadlint explain "TEXT" [PATH ...]`, `nomadlint explain - [PATH ...]` */
export async function runExplain(args: Arguments): Promise<number> {
  const [first, ...rest] = args.operands
  if (first === undefined || first.trim() === '')
    throw new UsageError(
      'explain needs a rule, such as nomadlint explain tls/disabled, an error text in quotes, or - for a log on standard input',
    )
  if (!isRuleShaped(first)) {
    const { runExplainText } = await import('./run-explain-text.ts')
    return await runExplainText(first, rest, args)
  }
  const names = [first, ...rest].map(checkedName)
  write(1, valueOf(args, 'format') === 'json' ? rulePagesJson(names) : rulePages(names, args))
  return exit.clean
}

/** Everything else, anything with a blank above all, is an error text. */
function isRuleShaped(operand: string): boolean {
  return /^[a-z][a-z0-9-]*(?:\/[a-z0-9-]*)?$/.test(operand)
}

/** The name of a rule or of an area. */
function checkedName(written: string): string {
  const name = written.replace(/\/$/, '')
  if (idsOf(name, rules).length > 0) return name
  const isFile = existsSync(written)
  throw new UsageError(
    isFile
      ? `${visible(written)} is no rule; to check files by one rule: nomadlint --only RULE ${visible(written)}`
      : unknownRule(written, rules),
  )
}
