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

/** What git says has changed since a revision, and files it does not know yet; as PATHs of a run. */
export async function changedFiles(revision: string): Promise<readonly string[]> {
  if (revision.startsWith('-')) throw new UsageError(`--changed ${visible(revision)}: not a revision`)
  const top = (await git(['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '')
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv']
  const changed = await git(['diff', ...options, revision, '--'], top)
  const unknown = await git(['ls-files', '--others', '--exclude-standard', '-z'], top)
  const names = [...changed.split('\0'), ...unknown.split('\0')].filter((name) => name !== '')
  // Where a whole directory was deleted, nothing is left that could be concerned.
  const paths = names.map((name) => join(top, name)).filter((path) => existsSync(dirname(path)))
  return [...new Set(paths.map((path) => shown(relative('.', path))))]
}

async function git(args: readonly string[], directory = '.'): Promise<string> {
  try {
    const options = { cwd: directory, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } }
    return (await run('git', [...careful, ...args], options)).stdout
  } catch (error) {
    throw new UsageError(`--changed: ${reason(error as NodeJS.ErrnoException & { stderr?: string })}`)
  }
}

function reason({ code, stderr = '' }: NodeJS.ErrnoException & { stderr?: string }): string {
  if (code === 'ENOENT') return 'git is not installed here'
  const said =
    stderr.split('\n').find((line) => /^(?:fatal|error): /.test(line)) ?? stderr.split('\n')[0] ?? ''
  return visible(said.replace(/^(?:fatal|error): /, '')) || 'git failed'
}
