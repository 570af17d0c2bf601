import { posix, relative, sep } from 'node:path'
import { largestConfigFile } from '../config/read-file.ts'
import type { LintOptions } from '../lint-options.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readStdin } from './stdin.ts'

/** The PATHs as reports will name them, and standard input as a file among them. */
export function readPaths(args: Arguments): Pick<LintOptions, 'paths' | 'overlay'> {
  const { operands } = args
  const name = valueOf(args, 'stdin-filename')
  if (operands.includes('') || name === '') throw new UsageError('a PATH is empty')
  if (!operands.includes('-')) {
    if (name !== undefined)
      throw new UsageError('--stdin-filename needs - among the PATHs: nomadlint --stdin-filename NAME -')
    return { paths: operands.map(shown), overlay: new Map() }
  }
  const bytes = readStdin(largestConfigFile)
  if (bytes === undefined)
    throw new UsageError(`standard input is larger than ${largestConfigFile / 1024 / 1024} MiB`)
  const stdin = name === undefined ? '<stdin>' : posix.normalize(shown(name))
  return {
    paths: operands.map((path) => (path === '-' ? stdin : shown(path))),
    overlay: new Map([[stdin, bytes]]),
  }
}

/** Relative to the working directory where it lies below it, with `/`. */
export function shown(path: string): string {
  const slashes = sep === '\\' ? path.replaceAll('\\', '/') : path
  const below = relative('.', path)
  const isBelow =
    below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|\\\\)/.test(below)
  return isBelow && /^(?:\/|[A-Za-z]:)/.test(slashes) ? below.replaceAll(sep, '/') : slashes
}
