/** Where the heredoc ends that opens at an offset: before the end of its last line. `<<` alone opens none. */
export function endOfHeredoc(text: string, start: number): number {
  const open = /<<-?([\p{L}_][\p{L}\p{Nd}_]*)\r?\n/uy
  open.lastIndex = start
  const name = open.exec(text)?.[1]
  if (name === undefined) return start + 2
  const close = new RegExp(`^[ \\t]*${name}\\r?$`, 'mug')
  close.lastIndex = open.lastIndex
  return close.exec(text) === null ? text.length : close.lastIndex
}

export function endOfBlockComment(text: string, start: number): number {
  const close = text.indexOf('*/', start + 2)
  return close < 0 ? text.length : close + 2
}

/** The end of the word that begins at an offset, of which there is one character at least. */
export function endOfWord(text: string, start: number): number {
  const word = /[\w.-]+/y
  word.lastIndex = start
  return word.test(text) ? word.lastIndex : start + 1
}
