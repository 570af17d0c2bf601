import type { LintReport } from '../engine/report.ts'
import type { Fix } from '../fixes/fix.ts'
import { memoize } from '../text/memoize.ts'
import { type Source, textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { joinSpans, spansWithin } from '../text/spans.ts'

/** What stands in place of a secret; always of one length, as a secret's length tells something too. */
export const secretMask = '********'

/** The secrets of a source in order, those that touch or overlap joined. */
export type SecretsOf = (source: Source) => readonly Span[]

export function createSecrets(report: Pick<LintReport, 'secretsOf'>): SecretsOf {
  return memoize((source: Source) => joinSpans(report.secretsOf(source)))
}

/**
 * Whether a fix would tell a secret: one of its edits quotes one, or touches one, and it writes more than a sign or two,
 * there or elsewhere: what is deleted in one place is often written in another.
 */
export function tellsSecret({ edits }: Fix, secretsOf: SecretsOf): boolean {
  const writing = edits.filter(({ text }) => text.length > 2)
  if (writing.length === 0) return false
  const touches = edits.some(({ location: { source, span } }) => {
    const around = { start: span.start - 1, end: span.end + 1 }
    return spansWithin(secretsOf(source), around).length > 0
  })
  return (
    touches ||
    writing.some(({ text, location: { source } }) => quotes(text, wordsOf(source, secretsOf(source))))
  )
}

/** Secrets as an edit may repeat them, by their length: without quotes, and line by line, as they may be indented anew. */
type Words = ReadonlyMap<number, ReadonlySet<string>>

const remembered = new WeakMap<readonly Span[], Words>()

function wordsOf(source: Source, secrets: readonly Span[]): Words {
  const known = remembered.get(secrets)
  if (known !== undefined) return known
  const words = new Map<number, Set<string>>()
  for (const word of secrets.flatMap((secret) => partsOf(textOf(source, secret)))) {
    const same = words.get(word.length)
    if (same === undefined) words.set(word.length, new Set([word]))
    else same.add(word)
  }
  remembered.set(secrets, words)
  return words
}

function partsOf(secret: string): readonly string[] {
  const lines = secret.split('\n')
  return lines.map((line) => line.trim().replace(/^["']|["']$/g, '')).filter((line) => line.length > 2)
}

/** Looks every piece of the text up: to look for every word in it takes long where there are many secrets. */
function quotes(text: string, words: Words): boolean {
  for (const [length, same] of words)
    for (let at = 0; at + length <= text.length; at++) if (same.has(text.slice(at, at + length))) return true
  return false
}
