import type { MergeRule } from './key.ts'

const choosing: ReadonlySet<MergeRule> = new Set(['non-zero', 'positive', 'written', 'always'])

/** Of the values that several files have for one key, one alone is in force: it replaces the others whole. */
export function choosesOne(rule: MergeRule): boolean {
  return choosing.has(rule)
}
