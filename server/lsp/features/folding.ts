import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver'
import type { Token } from '../../hcl/tree.ts'
import type { DocumentView } from '../document.ts'
import { toPosition } from '../positions.ts'

/** Brackets, heredocs and runs of comments that go over several lines. Found among the tokens, so in broken files too. */
export function foldingRanges({ source, file }: DocumentView): FoldingRange[] {
  const ranges: FoldingRange[] = []
  const open: number[] = []
  let comments: number[] = []
  const lineOf = (offset: number): number => toPosition(source, offset).line
  const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) })
  }
  const endComments = (): void => {
    if (comments.length > 0) fold(comments[0] as number, comments.at(-1) as number, FoldingRangeKind.Comment)
    comments = []
  }
  const see = ({ type, span }: Token): void => {
    const line = lineOf(span.start)
    if (type === '{' || type === '[') open.push(line)
    // The line of the closing bracket stays in sight.
    if (type === '}' || type === ']') fold(open.pop() ?? line, line - 1)
    if (type === 'heredoc') fold(line, lineOf(span.end - 1))
  }
  for (const token of file.parsed.tokens) {
    if (token.type === 'whitespace') continue
    if (token.type !== 'comment') {
      endComments()
      see(token)
      continue
    }
    const line = lineOf(token.span.start)
    if (comments.length > 0 && line > (comments.at(-1) as number) + 1) endComments()
    comments.push(line)
    const end = lineOf(token.span.end)
    if (end > line) comments.push(end)
  }
  endComments()
  return ranges
}
