import { directoryOf } from '../../agents/paths.ts'
import type { Finding } from '../finding.ts'
import { likeness } from '../fingerprint.ts'
import type { SuppressedFinding } from '../report.ts'
import { isFailure } from '../suppress/suppressions.ts'

/** Findings that are alike: of one rule, in one directory, in lines of the same words. */
export interface BaselineEntry {
  /** Relative to the directory of the baseline; absolute where the files do not lie below it. */
  readonly directory: string
  readonly rule: string
  readonly fingerprint: string
  /** How many there are. */
  readonly count: number
}

/** A baseline, and how it names the directories of this run. */
export interface Baseline {
  /** The file it stands in. */
  readonly path: string
  readonly entries: readonly BaselineEntry[]
  readonly nameOf: (directory: string) => string
  readonly pathOf: (name: string) => string
}

export interface Divided {
  readonly told: readonly Finding[]
  readonly known: readonly SuppressedFinding[]
  /** What the baseline has, and the run did not find. */
  readonly gone: readonly BaselineEntry[]
}

/** Findings into those that a baseline knows and all others. Of more alike ones than it knows the last are new. */
export function divideByBaseline(findings: readonly Finding[], { entries, nameOf }: Baseline): Divided {
  const left = new Map<string, number>()
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count)
  const told: Finding[] = []
  const known: SuppressedFinding[] = []
  for (const finding of findings) {
    const key = keyOf(entryOf(finding, nameOf))
    const count = isRecordable(finding) ? (left.get(key) ?? 0) : 0
    if (count === 0) told.push(finding)
    else {
      left.set(key, count - 1)
      known.push({ finding, kind: 'external' })
    }
  }
  return { told, known, gone: entries.flatMap((entry) => takeLeft(entry, left)) }
}

/** The entries of findings, in order. */
export function entriesOf(
  findings: readonly Finding[],
  { nameOf }: Pick<Baseline, 'nameOf'>,
): readonly BaselineEntry[] {
  return merged(findings.filter(isRecordable).map((finding) => entryOf(finding, nameOf)))
}

/** One entry for those that are alike, sorted, so that two baselines can be compared line by line. */
export function merged(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map<string, BaselineEntry>()
  for (const entry of entries) {
    const known = byKey.get(keyOf(entry))
    byKey.set(keyOf(entry), known === undefined ? entry : { ...entry, count: known.count + entry.count })
  }
  return [...byKey.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Nobody gets used to what says that this program does not work. */
export function isRecordable({ rule }: Finding): boolean {
  return !isFailure(rule)
}

function entryOf(finding: Finding, nameOf: Baseline['nameOf']): BaselineEntry {
  const directory = nameOf(directoryOf(finding.location.source.path))
  return { directory, rule: finding.rule, fingerprint: likeness(finding), count: 1 }
}

function keyOf({ directory, rule, fingerprint }: BaselineEntry): string {
  return [directory, rule, fingerprint].join('\0')
}

function takeLeft(entry: BaselineEntry, left: Map<string, number>): readonly BaselineEntry[] {
  const count = Math.min(entry.count, left.get(keyOf(entry)) ?? 0)
  if (count === 0) return []
  left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - count)
  return [{ ...entry, count }]
}
