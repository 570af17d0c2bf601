import { largestConfigFile } from '../config/size-limit.ts'
import { decodeGeneric, genericToJson } from '../hcl/generic.ts'
import { parse } from '../hcl/parse.ts'
import type { Problem } from '../hcl/tree.ts'
import { createNodeHost } from '../node-host.ts'
import { escapeJson, visible } from '../report/visible.ts'
import { decodeSource } from '../text/decode.ts'
import { positionAt, type Source } from '../text/source.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError } from './option.ts'
import { readOperand } from './read-operand.ts'
import { shown } from './read-paths.ts'
import { stdinName } from './stdin.ts'
import { write } from './streams.ts'

const host = createNodeHost()

/** `nomadlint parse FILE ...`: what Nomad's library makes of each file, one line of JSON each. */
export async function runParse({ operands }: Arguments): Promise<number> {
  if (operands.length === 0)
    throw new UsageError('parse needs a file, or - for standard input: nomadlint parse FILE ...')
  let code: number = exit.clean
  for (const operand of operands) {
    const bytes = await readOperand(operand, largestConfigFile, host)
    if (typeof bytes === 'string') {
      write(2, `nomadlint: ${visible(operand)}: ${bytes}\n`)
      code = exit.usage
      continue
    }
    const { ok, line } = parsedLine(decodeSource(operand === '-' ? stdinName : shown(operand), bytes))
    if (!write(1, `${escapeJson(line)}\n`)) break
    if (!ok && code === exit.clean) code = exit.findings
  }
  return code
}

function parsedLine(source: Source): { readonly ok: boolean; readonly line: string } {
  const parsed = parse(source)
  const generic = decodeGeneric(parsed)
  const refused = parsed.problems.filter(({ severity }) => severity === 'error')
  if (!generic.ok && refused.length === 0) refused.push(generic.problem)
  const problems = nomadFirst(refused, source)
  const { ok } = generic
  const head = JSON.stringify({ file: source.path, ok, problems })
  return { ok, line: `${head.slice(0, -1)},"value":${ok ? genericToJson(generic.value) : 'null'}}` }
}

interface ParseProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * The problems, first the one that Nomad stops at, in its line: where ours is told in a better place, an
 * unclosed brace where it opens for instance, Nomad's own words and place go before it.
 */
function nomadFirst(problems: readonly Problem[], source: Source): readonly ParseProblem[] {
  const ours = problems.map(({ span, message }) => {
    const { line, column } = positionAt(source, span.start)
    return { line, column, message }
  })
  const [, line, column, message = ''] =
    problems
      .map(({ nomad = '' }) => /^(?:At )?(\d+):(\d+): ([^]*)$/.exec(nomad))
      .find((match) => match !== null) ?? []
  if (line === undefined) return ours
  const same = ours.find((problem) => problem.line === Number(line))
  const first = same ?? { line: Number(line), column: Number(column), message }
  return [first, ...ours.filter((problem) => problem !== same)]
}
