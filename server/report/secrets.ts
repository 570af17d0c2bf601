import type { LintReport } from '../engine/report.ts'
import type { Fix } from '../fixes/fix.ts'
import type { Source } from '../text/source.ts'
import type { Edit, Span } from '../text/span.ts'

/** What stands in place of a secret; always of one length, as a secret's length tells something too. */
export const secretMask = '"********"'

export interface Secret extends Span {
  /** The secret as an edit may repeat it: without its quotes, and line by line, as it may be indented anew. */
  readonly parts: readonly string[]
}

/** The secrets of a source in order, those that touch or overlap joined. */
export type SecretsOf = (source: Source) => readonly Secret[]

export function createSecrets(report: Pick<LintReport, 'secretsOf'>): SecretsOf {
  const remembered = new Map<Source, readonly Secret[]>()
  return (source) => {
    let secrets = remembered.get(source)
    if (secrets === undefined) {
      secrets = joined(report.secretsOf(source)).map((span) => ({ ...span, parts: partsOf(source, span) }))
      remembered.set(source, secrets)
    }
    return secrets
  }
}

function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last === undefined || span.start > last.end) result.push(span)
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end }
  }
  return result
}

function partsOf(source: Source, { start, end }: Span): readonly string[] {
  const lines = source.text.slice(start, end).split('\n')
  return lines.map((line) => line.trim().replace(/^["']|["']$/g, '')).filter((line) => line.length > 2)
}

/** Index of the first secret that ends behind `offset`. */
export function firstEndingAfter(secrets: readonly Secret[], offset: number): number {
  let low = 0
  let high = secrets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((secrets[middle] as Secret).end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether a fix would tell a secret: it quotes one, or writes more into one than a sign or two. */
export function tellsSecret(fix: Fix, secretsOf: SecretsOf): boolean {
  return fix.edits.some(
    (edit) => edit.text.length > 2 && editTellsSecret(edit, secretsOf(edit.location.source)),
  )
}

function editTellsSecret({ location, text }: Edit, secrets: readonly Secret[]): boolean {
  const { start, end } = location.span
  return secrets.some((secret) => {
    const touches = start <= secret.end && end >= secret.start
    return touches || secret.parts.some((part) => text.includes(part))
  })
}
