import type { Rule } from '../../server/engine/rule.ts'

/** A rule's file that is not fit to be registered; the message is all that its author needs. */
export class UnfitRule extends Error {}

/** The rule of a file, as far as the index and the pages need one; the rest is what types are for. */
export async function loadRule(path: string, load: () => Promise<object>): Promise<Rule> {
  const module = await load().catch((error: unknown) => {
    throw new UnfitRule(`${path} does not load: ${error instanceof Error ? error.message : String(error)}`)
  })
  const rule = 'default' in module ? module.default : undefined
  if (!isObject(rule)) throw new UnfitRule(`${path} has no \`export default defineRule({ ... })\``)
  const missing = partsMissing(rule)
  if (missing.length > 0) throw new UnfitRule(`${path} does not say its ${missing.join(', ')}`)
  return rule as unknown as Rule
}

type Parts = Readonly<Record<string, unknown>>

function partsMissing(rule: Parts): readonly string[] {
  const examples = isObject(rule['examples']) ? rule['examples'] : {}
  return [
    ...['summary', 'why', 'severity'].filter((name) => typeof rule[name] !== 'string'),
    ...(Array.isArray(rule['references']) ? [] : ['references']),
    ...['bad', 'good'].filter((name) => !Array.isArray(examples[name])).map((name) => `examples.${name}`),
  ]
}

function isObject(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null
}
