import type { LintOptions } from '../lint-options.ts'
import { type Arguments, UsageError } from './option.ts'
import { type Input, readPaths } from './read-paths.ts'

/** The PATHs of a run, and what they are: files and directories, or what has changed. */
export async function readInput(args: Arguments): Promise<Input & Pick<LintOptions, 'affected'>> {
  const { switches, operands } = args
  const changed = switches.has('changed')
  const affected = switches.has('affected') || changed
  if (affected && switches.has('merge'))
    throw new UsageError('--merge says what one agent is: it does not go with --affected or --changed')
  if (!changed) return { ...readPaths(args), affected }
  const given = [...(args.values.get('changed') ?? []), ...operands]
  if (given.length > 1)
    throw new UsageError('--changed takes one revision; files that have changed go with --affected')
  const { changedFiles } = await import('./git-changes.ts')
  return { paths: await changedFiles(given[0] ?? 'HEAD'), overlay: new Map(), affected }
}
