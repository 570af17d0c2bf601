import { decodeEscapes } from '../hcl/decode-escapes.ts'
import { isNearlySecretName, isSecretName, mayNameSecret } from '../keys/secret-name.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { joinSpans } from '../text/spans.ts'
import { valueBehind } from './secret-value.ts'
import { shapedSecrets } from './shaped-secrets.ts'

/**
 * A word, and the quote that may close it; or a quoted name with an escape in it. `ſ` and the Kelvin sign are letters of
 * names to Go, which folds them.
 */
const name = /([A-Za-z_\u017f\u212a][\w\u017f\u212a-]*)(?:\\?["'])?|(?<!\\)"([\w-]*(?:\\[xuU0-7][\w-]*)+)"/g

/** A string on one line, or the rest of a line that opens one. */
const oneLine = /"(?:[^"\\\n]|\\[^\n])*"?/g

/** A parameter or a header inside a text, as cloud auto-join strings and arguments carry them. */
const parameter = /(?<![\w-])-{0,2}([A-Za-z_][\w-]*)(?:\\?["'])?\s{0,9}[=:]/g

/** What makes a word a name: a sign, or a value in quotes. */
// oxlint-disable-next-line no-control-regex
const sign = /^[\s\0]*(?:[=:"]|<<)/

/**
 * The spans of a file that hold secrets, in order and apart from each other. Found in the text, by the names of keys,
 * not in the tree: so a key that is misplaced, commented out, or in a line that does not parse is found as well. In
 * doubt all that stands behind the name is taken for the secret.
 */
export function findSecrets(source: Source): readonly Span[] {
  const { text } = source
  return joinSpans([
    ...tellingTexts(text),
    ...namedValues(source),
    ...gossipKeys(text),
    ...shapedSecrets(text),
  ])
}

/** Whole strings in which something is set that sounds like a secret. */
function* tellingTexts(text: string): Iterable<Span> {
  for (const { index, 0: found } of text.matchAll(oneLine)) {
    if (setsSecret(found)) yield { start: index, end: index + found.length }
  }
}

/** Whether a text says `name=value` or `name: value` of something that sounds like a secret. */
export function setsSecret(text: string): boolean {
  if (!text.includes('=') && !text.includes(':')) return false
  for (const [, word = ''] of text.matchAll(parameter)) if (mayNameSecret(word)) return true
  return false
}

function* namedValues(source: Source): Iterable<Span> {
  const { text } = source
  let covered = 0
  for (const match of text.matchAll(name)) {
    if (match.index < covered) continue
    const end = match.index + match[0].length
    const word = match[1] ?? unescaped(match[2] ?? '')
    if (!tells(word, text.slice(end, end + 20))) continue
    const value = valueBehind(source, end)
    if (value === undefined) continue
    yield value
    covered = value.end
  }
}

type Telling = 'always' | 'before-a-sign' | 'never'

/** Files have most of their words in common. */
const judged = new Map<string, Telling>()

const mostJudged = 20_000

/** Whether a word is the name of a secret; a slip of the pen only where it stands as a name does. */
function tells(word: string, after: string): boolean {
  let telling = judged.get(word)
  if (telling === undefined) {
    if (judged.size >= mostJudged) judged.clear()
    telling = isSecretName(word) ? 'always' : isNearlySecretName(word) ? 'before-a-sign' : 'never'
    judged.set(word, telling)
  }
  return telling === 'always' || (telling === 'before-a-sign' && sign.test(after))
}

/** Only where there are escapes: any other string in quotes is met again word by word. */
function unescaped(inner: string): string {
  return decodeEscapes(inner, false).value ?? ''
}

/**
 * The texts of gossip keys, whatever they are written behind: 16 or 32 bytes in base64, which end with their
 * padding.
 */
function* gossipKeys(text: string): Iterable<Span> {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    let before = 0
    while (before < 43 && isBase64(text.charCodeAt(at - before - 1))) before++
    const padding = text[at + 1] === '=' ? 2 : 1
    if (before >= (padding === 2 ? 22 : 43)) yield { start: at - before, end: at + padding }
  }
}

/** A letter, a digit, or one of `+/-_`; beyond the beginning of a text there is none. */
function isBase64(code: number): boolean {
  const letter = code | 0x20
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x2f && code <= 0x39) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x5f
  )
}
