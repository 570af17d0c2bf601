import type { FileGroup } from './agents/discover.ts'
import type { Finding } from './engine/finding.ts'
import type { LintReport } from './engine/report.ts'
import type { RegisteredRule } from './engine/rule.ts'
import { type Check, type Refusal, type Rewrites, type Settled, settle } from './fixes/settle.ts'
import type { Host } from './host.ts'
import { lintGroups } from './lint.ts'
import type { LintOptions } from './lint-options.ts'
import { type Survey, survey } from './settings/survey.ts'

/** What fixing came to; nothing is written yet. */
export interface FixReport {
  /** As the files are now. */
  readonly before: LintReport
  /** By path. */
  readonly rewrites: Rewrites
  readonly fixed: readonly Finding[]
  readonly refused: readonly Refusal<Finding>[]
}

/** Lints, and fixes what can be fixed: directory after directory, those together that share a file. */
export async function fix(
  options: LintOptions & { readonly unsafe: boolean },
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<FixReport> {
  const surveyed = await survey(options, host)
  const { discovery } = surveyed
  const before = await lintGroups(surveyed, options, rules, host)
  const fixable = before.findings.filter(({ fixes }) => fixes.some(({ safe }) => safe || options.unsafe))
  const touched = new Set(fixable.flatMap(pathsOf))
  const settled: Settled<Finding>[] = []
  for (const groups of connected(discovery.groups)) {
    if (!groups.some(({ paths }) => paths.some((path) => touched.has(path)))) continue
    const part = { ...surveyed, discovery: { ...discovery, groups } }
    settled.push(await settle(checkOf(part, options, rules, host), options.unsafe))
  }
  return {
    before,
    rewrites: new Map(settled.flatMap(({ rewrites }) => [...rewrites])),
    fixed: settled.flatMap(({ fixed }) => fixed),
    refused: settled.flatMap(({ refused }) => refused),
  }
}

function pathsOf({ location, fixes }: Finding): readonly string[] {
  const edits = fixes.flatMap((one) => one.edits)
  return [location, ...edits.map((edit) => edit.location)].map(({ source }) => source.path)
}

function checkOf(
  surveyed: Survey,
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Check<Finding> {
  const encoder = new TextEncoder()
  return async (rewrites) => {
    const typed = Array.from(rewrites, ([path, { text }]) => [path, encoder.encode(text)] as const)
    const overlay = new Map([...options.overlay, ...typed])
    return (await lintGroups(surveyed, { ...options, overlay }, rules, host)).findings
  }
}

/** Groups that share a file have to be fixed together. */
function connected(groups: readonly FileGroup[]): readonly (readonly FileGroup[])[] {
  const sets: { groups: FileGroup[]; paths: string[] }[] = []
  const setOf = new Map<string, (typeof sets)[number]>()
  for (const group of groups) {
    const set: (typeof sets)[number] = { groups: [group], paths: [...group.paths] }
    for (const other of new Set(group.paths.flatMap((path) => setOf.get(path) ?? []))) {
      set.groups.unshift(...other.groups.splice(0))
      set.paths.push(...other.paths)
    }
    for (const path of set.paths) setOf.set(path, set)
    sets.push(set)
  }
  return sets.flatMap((set) => (set.groups.length > 0 ? [set.groups] : []))
}
