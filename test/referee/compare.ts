import { decodeGeneric } from '../../server/hcl/generic.ts'
import { parse } from '../../server/hcl/parse.ts'
import type { Parsed } from '../../server/hcl/tree.ts'
import { decodeSource } from '../../server/text/decode.ts'
import type { Source } from '../../server/text/source.ts'
import { treeDifference } from './compare-trees.ts'
import { valueDifference } from './compare-values.ts'
import type { RefereeAnswer } from './referee.ts'

export interface Disagreement {
  /** Shrinking keeps to inputs that disagree in the same way. */
  readonly kind: 'exception' | 'format' | 'verdict' | 'message' | 'tree' | 'value'
  readonly ours: string
  readonly theirs: string
}

/** How our answer to one input differs from the referee's, if it does: verdict, message and its place, tree, value. */
export function compareOne(bytes: Uint8Array, theirs: RefereeAnswer): Disagreement | undefined {
  try {
    const source = decodeSource('input', bytes)
    const ours = parse(source)
    return ours.ok && theirs.ok
      ? compareContent(ours, source.text, theirs)
      : compareRefusal(ours, source, theirs)
  } catch (error) {
    return { kind: 'exception', ours: String((error as Error).stack), theirs: verdict(theirs) }
  }
}

function compareRefusal(
  ours: Parsed,
  { invalidUtf8 }: Source,
  theirs: RefereeAnswer,
): Disagreement | undefined {
  // Of all that our recovery finds, one problem bears the library's own message, with its line and column.
  const messages = ours.problems.flatMap(({ nomad }) => nomad ?? [])
  const answers = { ours: ours.ok ? 'accepted' : `refused: ${messages.join(' | ')}`, theirs: verdict(theirs) }
  if (ours.format !== theirs.mode) return { kind: 'format', ours: ours.format, theirs: theirs.mode }
  if (ours.ok !== theirs.ok) return { kind: 'verdict', ...answers }
  // After a byte that is not UTF-8 the library's JSON scanner no longer knows its own place (differences.test.ts).
  if (ours.format === 'json' && invalidUtf8.size > 0) return undefined
  if (messages.length !== 1 || messages[0] !== messageOf(theirs)) return { kind: 'message', ...answers }
  return undefined
}

function compareContent(ours: Parsed, text: string, theirs: RefereeAnswer): Disagreement | undefined {
  if (ours.format !== theirs.mode) return { kind: 'format', ours: ours.format, theirs: theirs.mode }
  const difference = treeDifference(ours, text, theirs.items ?? [])
  if (difference !== undefined)
    return { kind: 'tree', ours: difference, theirs: JSON.stringify(theirs.items) }
  const decoded = decodeGeneric(ours)
  if (!decoded.ok || theirs.value === undefined) {
    if (!decoded.ok && theirs.value === undefined) return undefined
    const refused = decoded.ok ? 'decoded' : `not decoded: ${decoded.problem.message}`
    return {
      kind: 'value',
      ours: refused,
      theirs: theirs.valueError?.message ?? JSON.stringify(theirs.value),
    }
  }
  const parting = valueDifference(decoded.value, theirs.value)
  return parting === undefined
    ? undefined
    : { kind: 'value', ours: parting, theirs: JSON.stringify(theirs.value) }
}

function verdict(theirs: RefereeAnswer): string {
  return theirs.ok ? 'accepted' : `refused: ${messageOf(theirs) ?? ''}`
}

function messageOf({ error }: RefereeAnswer): string | undefined {
  return error?.panic ? `panic: ${error.message}` : error?.message
}
