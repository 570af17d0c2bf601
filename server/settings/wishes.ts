import { areaOf, type RuleSetting } from '../engine/severity.ts'
import type { Wishes } from '../engine/terms.ts'
import type { FileSettings } from './settings.ts'

/** What the user says for the whole run; it beats every settings file. Undefined where nothing is said. */
export type Said = {
  readonly [Name in Exclude<keyof Wishes, 'onNode' | 'severities' | 'only'>]: Wishes[Name] | undefined
} & Pick<Wishes, 'onNode' | 'severities' | 'only'>

/** What is wanted for files for which these settings hold. */
export function wishesFor(settings: FileSettings, said: Said): Wishes {
  return {
    onNode: said.onNode,
    user: said.user,
    only: said.only,
    severities: layered([...settings.severities, said.severities]),
    preset: said.preset ?? settings.preset ?? 'recommended',
    version: said.version ?? settings.version,
    root: said.root ?? settings.root,
    expiryWarningDays: said.expiryWarningDays ?? settings.expiryWarningDays ?? 30,
    failOn: said.failOn ?? settings.failOn ?? 'warning',
  }
}

/** Later ones upon earlier ones: an area upon all that was said of its rules before. */
function layered(layers: readonly ReadonlyMap<string, RuleSetting>[]): ReadonlyMap<string, RuleSetting> {
  const severities = new Map<string, RuleSetting>()
  for (const layer of layers) {
    for (const id of severities.keys()) if (layer.has(areaOf(id))) severities.delete(id)
    for (const [name, setting] of layer) severities.set(name, setting)
  }
  return severities
}
