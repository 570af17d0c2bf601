import { isDigit, isHeredocSpace, isLetter, LESS, MINUS, NEWLINE, RETURN } from './characters.ts'
import { END, type Reader } from './reader.ts'

/** What a heredoc's closing line must hold, and how long it must be at least. */
interface Anchor {
  readonly name: string
  /** The dash of `<<-` counts, so `<<-EOF` is not closed by an unindented `EOF` (scanner.go). */
  readonly length: number
}

/** The rest of a heredoc whose first `<` is read. */
export function scanHeredoc(reader: Reader): void {
  if (reader.next() !== LESS) return reader.fail("heredoc expected second '<', didn't see it")
  const anchor = scanAnchor(reader)
  if (anchor === undefined) return
  if (reader.dirty) scanDirtyLines(reader, anchor)
  else scanLines(reader, anchor)
}

function scanAnchor(reader: Reader): Anchor | undefined {
  const start = reader.pos
  let c = reader.next()
  if (c === MINUS) c = reader.next()
  while (isLetter(c) || isDigit(c)) c = reader.next()
  if (c === END) {
    reader.fail('heredoc not terminated')
    return undefined
  }
  // A lone return before the line ending becomes part of the name that the closing line must repeat.
  if (c === RETURN && reader.peek() === NEWLINE) c = reader.next()
  if (c !== NEWLINE) {
    reader.fail('invalid characters in heredoc anchor')
    return undefined
  }
  const text = reader.text.slice(start, reader.lastOffset)
  if (text === '' || text === '-') {
    reader.fail('zero-length heredoc anchor')
    return undefined
  }
  return { name: text.startsWith('-') ? text.slice(1) : text, length: text.length }
}

function scanLines(reader: Reader, anchor: Anchor): void {
  const { text } = reader
  for (let start = reader.pos; ; ) {
    const newline = text.indexOf('\n', start)
    if (newline < 0) {
      reader.readToEnd()
      return reader.fail('heredoc not terminated')
    }
    const end = newline > start && text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline
    if (isClosing(text, start, end, anchor)) {
      reader.pos = newline + 1
      return
    }
    start = newline + 1
  }
}

function scanDirtyLines(reader: Reader, anchor: Anchor): void {
  for (let start = reader.pos; ; ) {
    const c = reader.next()
    if (c === END) return reader.fail('heredoc not terminated')
    if (c !== NEWLINE) continue
    if (isClosing(reader.text, start, reader.lastOffset, anchor)) return
    start = reader.pos
  }
}

/** White space, the name, and nothing more than returns after it. */
function isClosing(text: string, start: number, lineEnd: number, anchor: Anchor): boolean {
  if (lineEnd - start < anchor.length) return false
  const base = anchor.name.endsWith('\r') ? anchor.name.slice(0, -1) : anchor.name
  let end = lineEnd
  while (end > start && text.charCodeAt(end - 1) === RETURN) end--
  if (lineEnd - end < anchor.name.length - base.length) return false
  const nameStart = end - base.length
  if (nameStart < start || !text.startsWith(base, nameStart)) return false
  for (let at = start; at < nameStart; at++) if (!isHeredocSpace(text.charCodeAt(at))) return false
  return true
}
