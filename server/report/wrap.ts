import { textWidth } from './width.ts'

/** Words into lines of at most `width` columns; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Rows of two columns, the second one wrapped. */
export function twoColumns(rows: readonly (readonly [string, string])[], width: number): string {
  const left = Math.max(...rows.map(([text]) => text.length)) + 2
  return rows
    .map(([text, explanation]) => {
      const [first = '', ...rest] = wrap(explanation, Math.max(30, width - left - 2))
      return [`  ${text.padEnd(left)}${first}`, ...rest.map((line) => `  ${' '.repeat(left)}${line}`)].join(
        '\n',
      )
    })
    .join('\n')
}
