import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'
import { shown } from './read-paths.ts'

const run = promisify(execFile)

/** Nothing that a repository's own configuration could have git start, and no lock that disturbs another git. */
const careful = ['--no-optional-locks', '-c', 'core.fsmonitor=false']

/** Names alone, those of submodules too, one renamed under both. */
const namesOnly = [
  '--name-only',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--ignore-submodules=none',
]

/**
 * What git says has changed since a revision, and files it does not know yet; as PATHs of a run. `REV...` is where the
 * history parts from REV's.
 */
export async function changedFiles(revision: string): Promise<readonly string[]> {
  if (revision.startsWith('-')) throw new UsageError(`--changed ${visible(revision)}: not a revision`)
  const top = (await git(['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '')
  const unknown = await git(['ls-files', '--others', '--exclude-standard', '-z'], top)
  const names = [...(await changedNames(revision, top)), ...namesIn(unknown)]
  // Where a whole directory was deleted, nothing is left that could be concerned.
  const paths = names.map((name) => join(top, name)).filter((path) => existsSync(dirname(path)))
  return [...new Set(paths.map((path) => shown(relative('.', path))))]
}

async function changedNames(revision: string, top: string): Promise<readonly string[]> {
  // Before the first commit everything is new.
  if (revision === 'HEAD' && (await git(['rev-parse', '--verify', '--quiet', 'HEAD'], top, 1)) === '')
    return namesIn(await git(['ls-files', '-z'], top))
  try {
    return namesIn(await git(['diff', ...namesOnly, await startOf(revision, top), '--'], top))
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${error.message}${await advice(top)}`)
    throw error
  }
}

/** `REV...` means the last commit that is common to REV and what is checked out. */
async function startOf(revision: string, top: string): Promise<string> {
  const other = /^(.*[^.])\.\.\.$/.exec(revision)?.[1]
  if (other === undefined) return revision
  const base = (await git(['merge-base', other, 'HEAD'], top, 1)).trim()
  if (base === '') throw new UsageError(`--changed: ${visible(other)} and HEAD have no commit in common`)
  return base
}

/** CI often has the last commit only. */
async function advice(top: string): Promise<string> {
  const shallow = (await git(['rev-parse', '--is-shallow-repository'], top)).trim() === 'true'
  return shallow ? '; this clone is shallow: fetch more of its history' : ''
}

function namesIn(list: string): readonly string[] {
  return list.split('\0').filter((name) => name !== '')
}

/** `silent` is an exit code that is no failure but an answer: nothing. */
async function git(args: readonly string[], directory = '.', silent?: number): Promise<string> {
  try {
    const options = { cwd: directory, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } }
    return (await run('git', [...careful, ...args], options)).stdout
  } catch (error) {
    const trouble = error as GitTrouble
    if (silent !== undefined && trouble.code === silent) return ''
    throw new UsageError(`--changed: ${reason(trouble)}`)
  }
}

interface GitTrouble {
  /** The program's exit code, or why it could not be started. */
  readonly code?: number | string
  readonly stderr?: string
}

function reason({ code, stderr = '' }: GitTrouble): string {
  if (code === 'ENOENT') return 'git is not installed here'
  const said =
    stderr.split('\n').find((line) => /^(?:fatal|error): /.test(line)) ?? stderr.split('\n')[0] ?? ''
  return visible(said.replace(/^(?:fatal|error): /, '')) || 'git failed'
}
