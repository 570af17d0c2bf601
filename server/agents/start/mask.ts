import { rememberSecrets } from '../../config/secrets.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { FlagLine } from './flags.ts'

/** Names of variables and of flags, misspelt ones and those of other programs included, behind which a secret stands. */
const telling = /token|secret|passw|encrypt|key|auth/i
/** The name of a file with a secret in it is none. */
const pathlike = /(?:file|path|dir)$/i
/** A name and what parts it from its value. What stands before it keeps all of this linear. */
const names = [/(?<![\w-])([\w-]+)\s*[=:]\s*/g, /(?<!\S)--?([\w-]+)[ \t]+(?!-)/g]
const quotedOrWord = /"[^"\n]*"|'[^'\n]*'|\S+/y
const userInUrl = /(?<=:\/\/)[^\s/@]+(?=@)/g

/**
 * The source that flags stand in, with stars for all that must not be shown. Every offset stays; whoever prints it
 * is told where the secrets were as well.
 */
export function maskedSource(source: Source, lines: readonly FlagLine[]): Source {
  const secrets = [
    ...lines.flatMap(({ uses }) => uses.filter(({ flag }) => flag.secret).map(({ valueAt }) => valueAt)),
    ...lines.flatMap(({ problems }) => problems.flatMap(({ hidden }) => hidden ?? [])),
    ...names.flatMap((pattern) => [...namedSecrets(source.text, pattern)]),
    ...passwords(source.text),
  ].toSorted((a, b) => a.start - b.start)
  const masked: Source = { ...source, foreign: true, text: starred(source.text, secrets) }
  rememberSecrets(masked, secrets)
  return masked
}

function* namedSecrets(text: string, pattern: RegExp): Iterable<Span> {
  let done = 0
  for (const { index, 0: found, 1: name = '' } of text.matchAll(pattern)) {
    quotedOrWord.lastIndex = index + found.length
    if (quotedOrWord.lastIndex < done || !telling.test(name) || pathlike.test(name)) continue
    const start = quotedOrWord.lastIndex
    if (!quotedOrWord.test(text)) continue
    done = quotedOrWord.lastIndex
    yield { start, end: done }
  }
}

function passwords(text: string): readonly Span[] {
  return [...text.matchAll(userInUrl)]
    .filter(([user]) => user.includes(':'))
    .map(({ index, 0: user }) => ({ start: index, end: index + user.length }))
}

/** Stars for what lies in the spans, which are sorted and may overlap. */
function starred(text: string, spans: readonly Span[]): string {
  let masked = ''
  for (const { start, end } of spans) {
    masked += text.slice(masked.length, start)
    masked += text.slice(masked.length, end).replace(/[^\r\n]/g, '*')
  }
  return masked + text.slice(masked.length)
}
