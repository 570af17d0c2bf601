import { editDistance } from '../../keys/nearest.ts'
import type { Span } from '../../text/span.ts'
import type { Repair } from '../tree.ts'
import { replacement } from './repairs.ts'

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
])

interface MeantBool {
  readonly message: string
  readonly help: string
  readonly repair: (span: Span) => Repair
}

/** What to say of a bare word that is meant to be `true` or `false`: another word for it, other letters, or one off. */
export function meantBool(word: string): MeantBool | undefined {
  const written = word.toLowerCase()
  const known = words.get(written)
  const meant = known?.toString() ?? ['true', 'false'].find((name) => editDistance(written, name, 2) < 2)
  if (meant === undefined) return undefined
  const title = `write ${meant}`
  const message =
    known === undefined
      ? 'This word is no value.'
      : `Nomad only knows true and false${written === meant ? ' in lower case' : ''}.`
  return {
    message,
    help: `did you mean \`${meant}\`?`,
    // Text may be meant by a word that is only near.
    repair: (span) => ({
      ...replacement(title, span, meant),
      ...(known === undefined && { unsafe: true }),
    }),
  }
}
