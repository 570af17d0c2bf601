import { applyEdits } from '../text/apply-edits.ts'
import type { Source } from '../text/source.ts'
import type { Edit, Location } from '../text/span.ts'
import { compatible } from './compatible.ts'
import type { Fix } from './fix.ts'

/** A finding, as far as fixing is concerned. */
export interface Fixable {
  readonly rule: string
  readonly message: string
  readonly location: Location
  readonly fixes: readonly Fix[]
}

/** A file with another text. */
export interface Rewrite {
  readonly original: Source
  readonly text: string
}

/** By path. */
export type Rewrites = ReadonlyMap<string, Rewrite>

/** Lints some files as if they were rewritten. */
export type Check<F extends Fixable> = (rewrites: Rewrites) => Promise<readonly F[]>

export interface Settled<F extends Fixable> {
  readonly rewrites: Rewrites
  /** The findings that were fixed, and those whose fix would have brought another finding. */
  readonly fixed: readonly F[]
  readonly refused: readonly Refusal<F>[]
}

export interface Refusal<F extends Fixable> {
  readonly finding: F
  /** What fixing it would have brought. */
  readonly brings: F | undefined
}

interface Candidate<F extends Fixable> extends Fix {
  readonly finding: F
}

/**
 * Applies fixes in rounds until nothing is left to fix. A round counts only if the findings it is about are gone and no new one
 * has come; else it is tried again with half of its fixes, and one that fails alone is refused, until others that were
 * fixed after it may have made way for it. So it ends, and a second run changes nothing. What makes files readable comes first, and
 * may reveal findings of other rules.
 */
export async function settle<F extends Fixable>(check: Check<F>, unsafe: boolean): Promise<Settled<F>> {
  let rewrites: Rewrites = new Map()
  let findings = await check(rewrites)
  const fixed: F[] = []
  const refused = new Map<string, Refusal<F>>()
  let wayMade = false
  for (;;) {
    let round = compatible(candidates(findings, unsafe, refused))
    if (round.length === 0) {
      if (!wayMade) return { rewrites, fixed, refused: [...refused.values()] }
      wayMade = false
      refused.clear()
    }
    while (round.length > 0) {
      const tried = applied(round, rewrites)
      const after = await check(tried)
      const objection = objectionTo(round, findings, after)
      if (objection === undefined) {
        rewrites = tried
        findings = after
        fixed.push(...round.map(({ finding }) => finding))
        wayMade ||= refused.size > 0
        break
      }
      const [first] = round as [Candidate<F>]
      if (round.length === 1) refused.set(wordsOf(first.finding), { finding: first.finding, ...objection })
      round = round.length === 1 ? [] : round.slice(0, Math.ceil(round.length / 2))
    }
  }
}

function candidates<F extends Fixable>(
  findings: readonly F[],
  unsafe: boolean,
  refused: ReadonlyMap<string, Refusal<F>>,
): readonly Candidate<F>[] {
  const all = findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ safe }) => safe || unsafe)
    return fix === undefined || refused.has(wordsOf(finding)) ? [] : [{ ...fix, finding }]
  })
  const revealing = all.filter(({ reveals }) => reveals)
  return revealing.length > 0 ? revealing : all
}

/** Agents that share a file may each have read it: its path tells that it is one. */
function applied(fixes: readonly Fix[], rewrites: Rewrites): Rewrites {
  const byPath = new Map<string, [Edit, ...Edit[]]>()
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    const known = byPath.get(edit.location.source.path)
    if (known === undefined) byPath.set(edit.location.source.path, [edit])
    else known.push(edit)
  }
  const result = new Map(rewrites)
  for (const [path, edits] of byPath) {
    const { source } = edits[0].location
    result.set(path, { original: rewrites.get(path)?.original ?? source, text: applyEdits(source, edits) })
  }
  return result
}

/** Why a round is not to be: it brings a finding, or what it is about is still there. */
function objectionTo<F extends Fixable>(
  round: readonly Candidate<F>[],
  before: readonly F[],
  after: readonly F[],
): Pick<Refusal<F>, 'brings'> | undefined {
  const known = counted(before)
  const left = counted(after)
  // Rounds of one kind: candidates are either all of those that reveal, or none.
  const own = new Set(round.filter(({ reveals }) => reveals).map(({ finding }) => finding.rule))
  const isNew = (finding: F): boolean =>
    (left.get(wordsOf(finding)) ?? 0) > (known.get(wordsOf(finding)) ?? 0)
  const brings = after.find((finding) => (own.size === 0 || own.has(finding.rule)) && isNew(finding))
  if (brings !== undefined) return { brings }
  for (const [words, count] of counted(round.map(({ finding }) => finding)))
    if ((left.get(words) ?? 0) > (known.get(words) ?? 0) - count) return { brings: undefined }
  return undefined
}

function counted(findings: readonly Fixable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(wordsOf(finding), (counts.get(wordsOf(finding)) ?? 0) + 1)
  return counts
}

/** What a finding says, wherever in its file it stands now. */
export function wordsOf({ rule, message, location }: Fixable): string {
  return [rule, location.source.path, message].join('\0')
}
