import type { Span } from '../../text/span.ts'
import type { ProblemList } from './problem-list.ts'
import { deletion, replacement } from './repairs.ts'

/** Characters that look like blanks or like nothing. */
const invisible = /^[\p{Z}\p{Cc}\p{Cf}]$/u

/** Reports a character that cannot be seen where it stands; gives whether it is one. */
export function reportInvisible(character: string, span: Span, problems: ProblemList): boolean {
  if (!invisible.test(character)) return false
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  const message = `Here is a character that cannot be seen, U+${code}, which Nomad refuses.`
  const repair = /\p{Z}/u.test(character) ? replacement('replace it by a blank', span, ' ') : deletion(span)
  problems.add(span, message, 'delete it, or replace it by a blank', repair)
  return true
}
