import type { Problem } from '../hcl/tree.ts'
import { type Source, textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { ConfigFile } from './file.ts'

/** What HCL 2 has for a value and HCL 1 has not. */
export interface HclTwoExpression {
  readonly problem: Problem
  readonly kind: 'variable' | 'function' | 'expression'
}

const variable = /^-?(?:var|local|data|env|each|self|path|module|meta|attr|node|device|unique)\.\w/
const call = /^-?[A-Za-z_][\w-]*\(/
/** A key in base64 or a path without its quotes may hold any of the signs: an operator has blanks around it. */
const operator = /^for\s|\s(?:\?|&&|\|\||[=!<>]=|[-+*/%<>])\s|^!\w/

/** The problems of a file that are expressions of HCL 2, by what stands there. */
export function hclTwoExpressions({ source, parsed }: ConfigFile): readonly HclTwoExpression[] {
  return parsed.problems.flatMap((problem): HclTwoExpression[] => {
    const kind = problem.severity === 'error' ? kindOf(beginningOf(source, problem.span)) : undefined
    return kind === undefined ? [] : [{ problem, kind }]
  })
}

/** It shows in its first words; looked at whole, a file of broken values would be gone through for each. */
function beginningOf(source: Source, { start, end }: Span): string {
  return textOf(source, { start, end: Math.min(end, start + 500) })
}

function kindOf(text: string): HclTwoExpression['kind'] | undefined {
  if (operator.test(text)) return 'expression'
  if (variable.test(text)) return 'variable'
  return call.test(text) ? 'function' : undefined
}
