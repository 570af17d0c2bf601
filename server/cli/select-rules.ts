import type { RegisteredRule } from '../engine/rule.ts'
import { areaOf, type RuleSetting } from '../engine/severity.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'
import { didYouMean } from './suggest.ts'

const settings: readonly RuleSetting[] = ['off', 'info', 'warning', 'error']

/** `--rule ID=severity`, later ones upon earlier ones; an area (`tls`) stands for its rules. */
export function readSeverities(
  texts: readonly string[],
  rules: readonly RegisteredRule[],
): ReadonlyMap<string, RuleSetting> {
  const severities = new Map<string, RuleSetting>()
  for (const text of texts) {
    const [, name = '', severity = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    if (name === '')
      throw new UsageError(`--rule ${visible(text)}: write ID=SEVERITY, such as tls/disabled=off`)
    const setting = settings.find((known) => known === severity)
    if (setting === undefined) {
      throw new UsageError(
        `--rule ${visible(text)}: the severity is one of ${settings.join(', ')}${didYouMean(severity, settings)}`,
      )
    }
    const ids = rulesNamed('--rule', name, rules)
    // What was said of rules of the area before is said again.
    if (!ids.includes(name)) for (const id of ids) severities.delete(id)
    severities.set(name, setting)
  }
  return severities
}

/** `--only ID`, repeated or with commas. */
export function readOnly(texts: readonly string[], rules: readonly RegisteredRule[]): ReadonlySet<string> {
  const names = texts.flatMap((text) => text.split(','))
  for (const name of names) rulesNamed('--only', name, rules)
  return new Set(names)
}

function rulesNamed(option: string, name: string, rules: readonly RegisteredRule[]): readonly string[] {
  const ids = idsOf(name, rules)
  if (ids.length > 0) return ids
  throw new UsageError(`${option}: ${unknownRule(name, rules)}`)
}

/** The rule of this id, or the rules of this area. */
export function idsOf(name: string, rules: readonly RegisteredRule[]): readonly string[] {
  return rules.map(({ id }) => id).filter((id) => id === name || id.startsWith(`${name}/`))
}

/** The one line that says so, with the rule that was probably meant. */
export function unknownRule(name: string, rules: readonly RegisteredRule[]): string {
  const ids = rules.map(({ id }) => id)
  const areas = ids.map(areaOf)
  return `unknown rule ${visible(name)}${didYouMean(name, [...ids, ...areas])}`
}
