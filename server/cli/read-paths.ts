import { existsSync, readdirSync } from 'node:fs'
import { posix, relative, resolve, sep } from 'node:path'
import { tidy } from '../agents/paths.ts'
import { largerThan, largestConfigFile } from '../config/size-limit.ts'
import type { LintOptions } from '../lint-options.ts'
import { nameOfBytes } from '../node-names.ts'
import { visible } from '../report/visible.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readStdin, stdinName } from './stdin.ts'

/** What a run is to look at, and what of it could not be read. */
export interface Input extends Pick<LintOptions, 'paths' | 'overlay'> {
  /** Why standard input is left out, where files are named beside it. */
  readonly trouble?: string
}

/** The PATHs as reports will name them, and standard input as a file among them. */
export function readPaths(args: Arguments): Input {
  const { operands } = args
  const name = valueOf(args, 'stdin-filename')
  if (operands.includes('') || name === '') throw new UsageError('a PATH is empty')
  const stdin = name === undefined ? stdinName : tidy(shown(name))
  if (name !== undefined && (/[/\\]$/.test(name) || /^(?:\.|.*\.\.)$/.test(stdin)))
    throw new UsageError(`--stdin-filename ${visible(name)}: not the name of a file`)
  const files = spelledOnce(operands.filter((path) => path !== '-'))
  if (!operands.includes('-')) {
    if (name !== undefined)
      throw new UsageError('--stdin-filename needs - among the PATHs: nomadlint --stdin-filename NAME -')
    return { paths: operands.map((path) => files.get(path) ?? path), overlay: new Map() }
  }
  try {
    const overlay = new Map([[stdin, readInput()]])
    return { paths: operands.map((path) => files.get(path) ?? stdin), overlay }
  } catch (error) {
    if (!(error instanceof UsageError) || files.size === 0) throw error
    const paths = operands.flatMap((path) => files.get(path) ?? [])
    return { paths, overlay: new Map(), trouble: error.message }
  }
}

function readInput(): Uint8Array {
  const bytes = readStdin(largestConfigFile)
  if (bytes !== undefined) return bytes
  throw new UsageError(`standard input is ${largerThan(largestConfigFile)}`)
}

/** One spelling for each file, the first, however it is named after that: `a.hcl`, `../here/a.hcl`. */
function spelledOnce(operands: readonly string[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  const byPlace = new Map<string, string>()
  for (const operand of operands) {
    const path = shown(asOnDisk(operand))
    const place = resolve(path)
    const first = byPlace.get(place) ?? path
    byPlace.set(place, first)
    spellings.set(operand, first)
  }
  return spellings
}

/** Relative to the working directory where it lies below it, with `/`. */
export function shown(path: string): string {
  const below = relative('.', path)
  const isBelow =
    below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|\\\\)/.test(below)
  if (isBelow) return below.replaceAll(sep, '/')
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

/** Node.js replaces bytes of an argument that are no UTF-8: the file that was probably meant is looked for. */
function asOnDisk(path: string): string {
  if (!path.includes('\ufffd') || existsSync(path)) return path
  const directory = posix.dirname(path)
  try {
    const raw = readdirSync(directory, { encoding: 'buffer' })
    const found = raw.filter((bytes) => bytes.toString() === posix.basename(path))
    const [only] = found
    return found.length === 1 && only !== undefined ? posix.join(directory, nameOfBytes(only)) : path
  } catch {
    return path
  }
}
