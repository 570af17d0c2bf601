/** Units looked at in one go: to step through a long text takes `Intl.Segmenter` time quadratic in its length. */
const pieceLength = 512

let segmenter: Intl.Segmenter | undefined

/** Made when it is first asked for: to load its tables takes as long as to lint a small file. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** The offsets at which what a reader takes for one character starts, in a text that starts with one; then its end. */
export function* graphemeStarts(text: string): Iterable<number> {
  let length = pieceLength
  for (let start = 0; start < text.length; ) {
    const splitsPair = (text.charCodeAt(start + length - 1) & 0xfc00) === 0xd800
    const end = Math.min(start + length + Number(splitsPair), text.length)
    const found = Array.from(graphemesOf(text.slice(start, end)), ({ index }) => start + index)
    // The last one may go on.
    const next = end === text.length ? text.length : (found.pop() as number)
    if (next === start) {
      length *= 2
      continue
    }
    yield* found
    start = next
    length = pieceLength
  }
  yield text.length
}
