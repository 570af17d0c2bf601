import type { ConfigFile } from '../config/file.ts'
import { secretsOf } from '../config/secrets.ts'
import type { Problem } from '../hcl/tree.ts'
import { lineIndexAt, lineSpan } from '../text/source.ts'
import { spansWithin } from '../text/spans.ts'

/**
 * What Nomad says of a problem, unless a secret is near: its messages quote what stands in the file, and a secret
 * whose quotes are broken must not get into one.
 */
export function nomadOnProblem(file: ConfigFile, { nomad, span }: Problem): string | undefined {
  if (nomad === undefined) return undefined
  const secrets = secretsOf(file.source)
  const line = lineSpan(file.source, lineIndexAt(file.source, span.start))
  const around = { start: line.start, end: Math.max(line.end, span.end) }
  if (spansWithin(secrets, around).length > 0) return undefined
  return `Nomad says: ${secrets.length === 0 ? nomad : withoutQuotes(nomad)}`
}

/** Nomad quotes the token it stumbles over, and it may stumble over a secret some lines further on. */
function withoutQuotes(nomad: string): string {
  return nomad
    .replace(/key '[^]*' expected/, 'key expected')
    .replace(/(Unknown token: \d+:\d+ [A-Z]+) [^]*/, '$1')
    .replace(/(illegal char): [^]*/, '$1')
}

/** What to do, and what Nomad says, as one help text. */
export function joinAdvice(...parts: readonly (string | undefined)[]): { readonly help?: string } {
  const said = parts.filter((part) => part !== undefined && part !== '')
  if (said.length === 0) return {}
  return { help: said.join(said[0]?.endsWith('?') ? ' ' : '; ') }
}

/** A sentence of the schema, which stands alone in a hover, as a help text. */
export function adviceOf(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '')
}
