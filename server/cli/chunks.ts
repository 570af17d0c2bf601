/** UTF-16 units that are worth a write of their own. */
const length = 1 << 16

/** Pieces of a text, as few as may be without holding much of it. */
export function* chunksOf(pieces: Iterable<string>): Iterable<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < length) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
