import type { Body, Parsed, Token, Value } from '../../hcl/tree.ts'
import { lineIndexAt, type Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { type Directive, readDirective } from './directive.ts'

/** A directive, and what it is about. */
export interface Scoped {
  readonly directive: Directive
  /** Findings that begin in it; undefined where nothing stands at or below the comment, or it is not at the top. */
  readonly scope: Span | undefined
}

/**
 * The directives of a file. One beside a setting or a block, or above it, is about all of that: to its last line. JSON
 * has no comments.
 */
export function directivesOf(source: Source, { format, tokens, tree }: Parsed): readonly Scoped[] {
  if (format === 'json') return []
  const ends = itemEnds(source, tree)
  const lines = new CommentLines(source, tokens)
  return lines.comments.flatMap(({ span }) => {
    const directive = readDirective(source, span)
    if (directive === undefined) return []
    if (directive.kind === 'ignore-file') {
      const atTop = span.start < lines.firstCode
      return [{ directive, scope: atTop ? { start: 0, end: source.text.length + 1 } : undefined }]
    }
    const line = lines.lineMeant(span)
    return [{ directive, scope: line === undefined ? undefined : scopeOf(source, line, ends) }]
  })
}

/** In a unit of systemd comments are lines of their own; a setting is one line. */
export function unitDirectives(source: Source): readonly Scoped[] {
  const comments = source.text.matchAll(/^[ \t]*([#;].*?)\r?$/gm)
  const scoped: Scoped[] = []
  for (const { 0: whole, 1: text = '', index } of comments) {
    const start = index + whole.indexOf(text)
    const directive = readDirective(source, { start, end: start + text.length })
    if (directive === undefined) continue
    const below = source.text.slice(start).search(/\n[ \t]*[^#;\s]/)
    const line = below < 0 ? undefined : lineIndexAt(source, start + below + 1)
    const file = { start: 0, end: source.text.length + 1 }
    const scope =
      directive.kind === 'ignore-file'
        ? file
        : line === undefined
          ? undefined
          : scopeOf(source, line, new Map())
    scoped.push({ directive, scope })
  }
  return scoped
}

function scopeOf(source: Source, line: number, ends: ReadonlyMap<number, number>): Span {
  const next = source.lineStarts[line + 1] ?? source.text.length + 1
  return { start: source.lineStarts[line] as number, end: Math.max(next, ends.get(line) ?? 0) }
}

/** For each line on which a setting or block begins, where the last of them ends. */
function itemEnds(source: Source, tree: Body): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const waiting: (Body | Value)[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'list') for (const element of node.elements) waiting.push(element)
    else if (node.kind === 'object') waiting.push(node.body)
    else if (node.kind === 'body') {
      for (const { span, value } of node.items) {
        const line = lineIndexAt(source, span.start)
        ends.set(line, Math.max(ends.get(line) ?? 0, span.end))
        waiting.push(value)
      }
    }
  }
  return ends
}

/** Which lines hold comments only. */
class CommentLines {
  readonly comments: readonly Token[]
  /** Offset of the first token that is no comment. */
  readonly firstCode: number
  readonly #source: Source
  readonly #code = new Set<number>()
  readonly #commented = new Set<number>()

  constructor(source: Source, tokens: readonly Token[]) {
    this.#source = source
    const code = tokens.filter(({ type }) => type !== 'whitespace' && type !== 'comment' && type !== 'eof')
    this.comments = tokens.filter(({ type }) => type === 'comment')
    this.firstCode = code[0]?.span.start ?? source.text.length
    for (const { span } of code) addLines(source, span, this.#code)
    for (const { span } of this.comments) addLines(source, span, this.#commented)
  }

  /** The line a comment stands beside, or the first one below it that is no comment. */
  lineMeant({ start, end }: Span): number | undefined {
    const first = lineIndexAt(this.#source, start)
    if (this.#code.has(first)) return first
    let line = lineIndexAt(this.#source, Math.max(start, end - 1))
    while (this.#commented.has(line) && !this.#code.has(line)) line++
    return this.#code.has(line) ? line : undefined
  }
}

function addLines(source: Source, { start, end }: Span, lines: Set<number>): void {
  const last = lineIndexAt(source, Math.max(start, end - 1))
  for (let line = lineIndexAt(source, start); line <= last; line++) lines.add(line)
}
