/** A comment of tildes in an example, perhaps with the rule that finds something there. */
export const markLine = /^(\s*)#(\s*)(~+)(?:\s+([a-z0-9-]+\/[a-z0-9-]+))?\s*$/

/** The text without its marks, as a user would write it. */
export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !markLine.test(line))
    .join('\n')
}
