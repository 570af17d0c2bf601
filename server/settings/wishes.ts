import type { RegisteredRule } from '../engine/rule.ts'
import type { RuleSetting } from '../engine/severity.ts'
import type { Wishes } from '../engine/terms.ts'
import type { FileSettings } from './settings.ts'

/** What the user says for the whole run; it beats every settings file. Undefined where nothing is said. */
export type Said = {
  readonly [Name in Exclude<keyof Wishes, 'onNode' | 'severities' | 'only'>]: Wishes[Name] | undefined
} & Pick<Wishes, 'onNode' | 'severities' | 'only'>

/** What is wanted for files for which these settings hold. */
export function wishesFor(settings: FileSettings, said: Said, rules: readonly RegisteredRule[]): Wishes {
  const layers = settings.severities.map((severities) => expanded(severities, rules))
  return {
    onNode: said.onNode,
    user: said.user,
    only: said.only,
    severities: new Map([...layers.flatMap((layer) => [...layer]), ...said.severities]),
    preset: said.preset ?? settings.preset ?? 'recommended',
    version: said.version ?? settings.version,
    root: said.root ?? settings.root,
    expiryWarningDays: said.expiryWarningDays ?? settings.expiryWarningDays ?? 30,
    failOn: said.failOn ?? settings.failOn ?? 'warning',
  }
}

/** An area stands for all its rules; of what one file says of both, the rule's own counts. */
function expanded(
  severities: ReadonlyMap<string, RuleSetting>,
  rules: readonly RegisteredRule[],
): ReadonlyMap<string, RuleSetting> {
  const byRule = new Map<string, RuleSetting>()
  for (const { id } of rules) {
    const setting = severities.get(id) ?? severities.get(id.slice(0, id.indexOf('/')))
    if (setting !== undefined) byRule.set(id, setting)
  }
  return byRule
}
