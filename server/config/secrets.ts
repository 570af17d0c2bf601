import { secretNames } from '../keys/lookup.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** The names of secrets, with whatever stands before them in a longer name, and a closing quote. */
const name = new RegExp(`(?<![\\w-])(?:\\w+_)?(?:${[...secretNames].join('|')})(?![\\w-])["']?`, 'gi')

/** Credentials inside a longer text, as cloud auto-join strings carry them. */
const embedded = /"[^"\n]*\b(?:secret|password|passwd|token|access_key|api_key)\w*\s*=[^"\n]*"?/gi

/** A whole string on one line that holds nothing to be misread. */
const plainString = /^"(?:[^"\\\n$]|\\[^\n])*"/

/** What may follow a value that is complete: the end, a bracket, a comma, or the next setting. */
const afterValue = /^[ \t]*(?:$|[\r\n,}\]]|[A-Za-z_][\w.-]*[ \t]*[={])/

/** A line that begins something new: what stands above it has ended. */
const newItem = /^\s*(?:$|#|\/\/|[}\]]|["\w.-]+(?:\s+"[^"]*")*\s*[={:])/

/**
 * The spans of a file that hold secrets, in order. Found in the text, by the names of keys, not in the tree: so a
 * key that is misplaced, commented out, or in a line that does not parse is found as well. In doubt all that
 * stands behind the name is taken for the secret.
 */
function findSecrets({ text }: Source): readonly Span[] {
  const spans: Span[] = []
  let covered = 0
  for (const match of text.matchAll(name)) {
    if (match.index < covered) continue
    const span = behind(text, match.index + match[0].length)
    if (span === undefined) continue
    spans.push(span)
    covered = span.end
  }
  for (const { index, 0: found } of text.matchAll(embedded))
    spans.push({ start: index, end: index + found.length })
  spans.push(...gossipKeys(text))
  return spans.sort((a, b) => a.start - b.start || a.end - b.end)
}

/**
 * The texts of gossip keys, whatever they are written behind: 16 or 32 bytes in base64, which end with their
 * padding.
 */
function* gossipKeys(text: string): Iterable<Span> {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    const before = /[A-Za-z0-9+/_-]*$/.exec(text.slice(Math.max(0, at - 43), at))?.[0].length ?? 0
    const padding = text[at + 1] === '=' ? 2 : 1
    if (before >= (padding === 2 ? 22 : 43)) yield { start: at - before, end: at + padding }
  }
}

/** The value behind a name that ends at `at`; nothing where a block opens. */
function behind(text: string, at: number): Span | undefined {
  const sign = /^[ \t]*(?:[=:]>?)?[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  const start = at + sign
  const lineEnd = endOfLine(text, start)
  const rest = text.slice(start, lineEnd)
  if (/^\s*$/.test(rest)) return nextLine(text, lineEnd)
  if (/^\s*\{\s*$/.test(rest)) return undefined
  const whole = plainString.exec(rest)?.[0]
  if (whole !== undefined && afterValue.test(rest.slice(whole.length)))
    return { start, end: start + whole.length }
  return { start, end: endOfBroken(text, start, lineEnd) }
}

/** A value may stand on the line below its name. */
function nextLine(text: string, lineEnd: number): Span | undefined {
  const start = lineEnd + 1
  const end = endOfLine(text, start)
  const line = text.slice(start, end)
  if (beginsItem(line)) return undefined
  return { start: start + (line.length - line.trimStart().length), end }
}

/** A heredoc ends with its marker; a broken value goes on for as long as no line begins something new. */
function endOfBroken(text: string, start: number, lineEnd: number): number {
  const marker = /^<<-?\s*["']?([\p{L}\p{N}_]+)/u.exec(text.slice(start, lineEnd))?.[1]
  let end = lineEnd
  for (let lines = 0; end < text.length && lines < 100; lines++) {
    const next = endOfLine(text, end + 1)
    const line = text.slice(end + 1, next)
    if (marker === undefined && beginsItem(line)) return end
    end = next
    if (marker !== undefined && line.trim().startsWith(marker)) return end
  }
  return end
}

/** The beginning of a line tells; a long one would take long. */
function beginsItem(line: string): boolean {
  return newItem.test(line.slice(0, 300))
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

const remembered = new WeakMap<Source, readonly Span[]>()

/** The secrets of a file, asked for once a finding of it is to be shown. */
export function secretsOf(source: Source): readonly Span[] {
  let spans = remembered.get(source)
  if (spans === undefined) {
    spans = findSecrets(source)
    remembered.set(source, spans)
  }
  return spans
}

/** For a source that is not configuration: whoever made it knows its secrets. */
export function rememberSecrets(source: Source, spans: readonly Span[]): void {
  remembered.set(source, spans)
}
