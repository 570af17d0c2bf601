import { memoize } from '../text/memoize.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { joinSpans, spansWithin } from '../text/spans.ts'
import { findSecrets } from './find-secrets.ts'
import { shapedSecrets } from './shaped-secrets.ts'

const searched = memoize(findSecrets)

/** What somebody else knows to be secret, in place of what is found. */
const told = new WeakMap<Source, readonly Span[]>()

/** The secrets of a file, in order and apart from each other; looked for once a finding of it is to be shown. */
export function secretsOf(source: Source): readonly Span[] {
  return told.get(source) ?? searched(source)
}

/** Whether a part of a file shows a secret, or a piece of one. */
export function showsSecret(source: Source, span: Span): boolean {
  return spansWithin(secretsOf(source), span).length > 0
}

/** A part of a file with every secret, or piece of one, replaced by the same mark. */
export function maskedText(source: Source, { start, end }: Span): string {
  let masked = ''
  let at = start
  for (const secret of spansWithin(secretsOf(source), { start, end })) {
    masked += `${source.text.slice(at, Math.max(at, secret.start))}***`
    at = Math.min(secret.end, end)
  }
  return masked + source.text.slice(at, end)
}

/** A text that repeats what stands in files, such as a message, without what is a secret by its looks. */
export function withoutSecrets(text: string): string {
  const secrets = joinSpans(shapedSecrets(text))
  const starts = [0, ...secrets.map(({ end }) => end)]
  return starts.map((start, index) => text.slice(start, secrets[index]?.start)).join('***')
}

/** For a source that is not configuration: whoever made it knows its secrets. */
export function rememberSecrets(source: Source, spans: readonly Span[]): void {
  told.set(source, joinSpans(spans))
}
