import { rememberSecrets } from '../../config/secrets.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { FlagLine } from './flags.ts'

/** Variables that are set in a unit or in a command line, and flags of other programs. */
const assigned = /\b[\w-]*(?:token|secret|passw|encrypt|key|auth)[\w-]*\s*[=:]\s*("[^"\n]*"|'[^'\n]*'|\S+)/gi

/**
 * The source that flags stand in, with stars for all that must not be shown. Every offset stays; whoever prints it
 * is told where the secrets were as well.
 */
export function withoutSecrets(source: Source, lines: readonly FlagLine[]): Source {
  const secrets = [
    ...lines.flatMap(({ uses }) => uses.filter(({ flag }) => flag.secret).map(({ valueAt }) => valueAt)),
    ...Array.from(source.text.matchAll(assigned), (match) => {
      const end = match.index + match[0].length
      return { start: end - (match[1] as string).length, end }
    }),
  ].toSorted((a, b) => a.start - b.start)
  const masked: Source = { ...source, foreign: true, text: secrets.reduce(starred, source.text) }
  rememberSecrets(masked, secrets)
  return masked
}

function starred(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, '*') + text.slice(end)
}
