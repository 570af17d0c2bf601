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
  const isText = !isRuleShaped(first) || (!isKnown(first) && !rest.every(isRuleShaped))
  if (isText) {
    const { runExplainText } = await import('./run-explain-text.ts')
    // Who forgot the quotes gave the words of the text one by one.
    const isUnquoted =
      first !== '-' && !/\s/.test(first) && rest.length > 0 && !rest.some((path) => existsSync(path))
    return isUnquoted
      ? await runExplainText([first, ...rest].join(' '), [], args)
      : await runExplainText(first, rest, args)
  }
  const names = [first, ...rest].map(checkedName)
  write(1, valueOf(args, 'format') === 'json' ? rulePagesJson(names) : rulePages(names, args))
  return exit.clean
}

function isKnown(name: string): boolean {
  return idsOf(name.replace(/\/$/, ''), rules).length > 0
}

/** Everything else, anything with a blank above all, is an error text. */
function isRuleShaped(operand: string): boolean {
  return /^[a-z][a-z0-9-]*(?:\/[a-z0-9-]*)?$/.test(operand)
}

/** The name of a rule or of an area. */
function checkedName(written: string): string {
  if (isKnown(written)) return written.replace(/\/$/, '')
  const isFile = existsSync(written)
  throw new UsageError(
    isFile
      ? `${visible(written)} is no rule; to check files by one rule: nomadlint --only RULE ${visible(written)}`
      : unknownRule(written, rules),
  )
}
