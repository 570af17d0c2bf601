import { maskedText } from '../../config/secrets.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'

/** What a comment asks not to be told: `# nomadlint-ignore tls/relative-path: reason`. */
export interface Directive {
  /** With its signs. */
  readonly comment: Span
  /** The comment without its signs. */
  readonly span: Span
  readonly word: Span
  /** `ignore`: a line or a block; `ignore-file`: the file. Undefined where the word is not one of ours. */
  readonly kind: 'ignore' | 'ignore-file' | undefined
  /** Ids of rules, or areas, as written. */
  readonly names: readonly Span[]
  /** Secrets masked. */
  readonly reason: string | undefined
  /** There is a text behind the names, but no colon before it. */
  readonly lacksColon: boolean
}

/** Whether a text may hold directives: asked of every file. */
export function mayHoldDirectives(text: string): boolean {
  return /nomadlint/i.test(text)
}

/** The signs of comments, in HCL and in the templates of other tools. */
const opening = /^(?:#+|\/\/+|\/\*+|;+|\{#[-+]?|<%#[-=]?|\{\{-?\s*\/\*)\s*/
const closing = /\s*(?:\*+\/\s*(?:-?\}\})?|[-+]?#\}|[-+]?%>)?\s*$/

/** Words that a person who wants silence may write. */
const meant =
  /^nomadlint(?:-[\w-]*|\s*:?\s*(?:ignore|disable|suppress|skip|off|noqa|nolint)[\w-]*)(?=[\s:,]|$)/i

/** The directive that a comment is; undefined where it is an ordinary one. */
export function readDirective(source: Source, comment: Span): Directive | undefined {
  const text = source.text.slice(comment.start, comment.end)
  const from = opening.exec(text)?.[0].length ?? 0
  const content = text.slice(from).replace(closing, '')
  const word = meant.exec(content)?.[0]
  if (word === undefined) return undefined
  const start = comment.start + from
  const names = namesIn(content, word.length)
  const rest = content.slice(names.at(-1)?.end ?? word.length)
  const colon = /^\s*:/.exec(rest)?.[0].length
  const reasonAt = content.length - rest.length + (colon ?? 0)
  const reason = { start: start + reasonAt, end: start + content.length }
  const said = colon === undefined ? '' : maskedText(source, reason).replace(/\s+/g, ' ').trim()
  return {
    comment,
    span: { start, end: start + content.length },
    word: { start, end: start + word.length },
    kind:
      word === 'nomadlint-ignore' ? 'ignore' : word === 'nomadlint-ignore-file' ? 'ignore-file' : undefined,
    names: names.map((name) => ({ start: start + name.start, end: start + name.end })),
    reason: said === '' ? undefined : said,
    lacksColon: colon === undefined && rest.trim() !== '',
  }
}

/** Names with commas between them. */
function namesIn(content: string, from: number): readonly Span[] {
  const names: Span[] = []
  const next = /[\s,]*([^\s,:]+)(?=(\s*,)?)/y
  next.lastIndex = from
  for (let match = next.exec(content); match !== null; match = next.exec(content)) {
    const end = next.lastIndex
    names.push({ start: end - (match[1] as string).length, end })
    if (match[2] === undefined) break
  }
  return names
}
