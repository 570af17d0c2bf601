import { type Arguments, UsageError } from './option.ts'

/** Whether fixes are to be applied or shown. A contradiction is bad usage. */
export function wantsFixes({ switches, operands }: Arguments): boolean {
  const wants = switches.has('fix') || switches.has('diff')
  if (switches.has('unsafe-fixes') && !wants)
    throw new UsageError('--unsafe-fixes says which: add --fix to apply them, or --diff to see them')
  if (switches.has('fix') && !switches.has('diff') && operands.includes('-'))
    throw new UsageError('--fix cannot change standard input: --diff shows what it would change')
  return wants
}
