import type { Span } from '../../text/span.ts'
import type { Repair } from '../tree.ts'

/** Repairs of what is plainly meant; a file that is repaired can be read, and judged, as a whole. */

export function insertion(title: string, offset: number, text: string): Repair {
  return { title, edits: [{ span: { start: offset, end: offset }, text }] }
}

export function replacement(title: string, span: Span, text: string): Repair {
  return { title, edits: [{ span, text }] }
}

export function deletion(span: Span): Repair {
  return replacement('delete it', span, '')
}

/** Puts text in double quotes; nothing where it holds what would have to be escaped. */
export function quoted(text: string, { start, end }: Span): Repair | undefined {
  if (/["\\\r\n]|\$\{/.test(text.slice(start, end))) return undefined
  return {
    title: 'put it in double quotes',
    edits: [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' })),
  }
}

/** Puts double quotes in the place of others, which are one character each. */
export function requoted(text: string, { start, end }: Span): Repair | undefined {
  if (end - start < 2 || /["\\\r\n]|\$\{/.test(text.slice(start + 1, end - 1))) return undefined
  return {
    title: 'put it in double quotes',
    edits: [start, end - 1].map((at) => ({ span: { start: at, end: at + 1 }, text: '"' })),
  }
}

/** Doubles every backslash of a string that stands alone. The string goes from quote to quote. */
export function doubledBackslashes(text: string, { start, end }: Span): Repair | undefined {
  const content = text.slice(start + 1, end - 1)
  if (text[end - 1] !== '"' || content.includes('"')) return undefined
  const edits = [...content.matchAll(/\\+/g)].flatMap(({ 0: run, index }) => {
    const at = start + 1 + index
    return run.length === 1 ? [{ span: { start: at, end: at }, text: '\\' }] : []
  })
  return { title: 'write two backslashes for each', edits }
}

/** A sign between two words, with a blank on either side; `span` is what stands there in its place, if anything. */
export function sign(text: string, { start, end }: Span, character: string): Repair {
  const isBlank = (at: number): boolean => ' \t'.includes(text[at] ?? '')
  const before = isBlank(start - 1) ? '' : ' '
  return replacement(
    `write ${character} there`,
    { start, end },
    `${before}${character}${isBlank(end) ? '' : ' '}`,
  )
}

/** The brace that closes a block: behind what is last in it, on a line of its own if the block has several. */
export function closingBrace(text: string, brace: number, last: number): Repair {
  const title = 'add the closing brace'
  const lineStart = text.lastIndexOf('\n', brace) + 1
  if (!text.slice(brace, last).includes('\n')) return insertion(title, last, ' }')
  const lineEnd = text.indexOf('\n', last)
  const end = lineEnd < 0 ? text.length : lineEnd
  const ending = text[text.indexOf('\n', brace) - 1] === '\r' ? '\r\n' : '\n'
  const indent = /^[ \t]*/.exec(text.slice(lineStart, brace))?.[0] ?? ''
  const offset = text[end - 1] === '\r' ? end - 1 : end
  return insertion(title, offset, `${ending}${indent}}`)
}
