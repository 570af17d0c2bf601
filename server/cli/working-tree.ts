import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { WorkingTree } from '../report/working-tree.ts'

/** The repository that the working directory lies in, git's or another tool's that keeps a `.git`. */
export function workingTree(): WorkingTree {
  const directory = process.cwd()
  const top = repositoryAbove(directory) ?? directory
  return { top: slashes(top), below: slashes(relative(top, directory)) }
}

function repositoryAbove(directory: string): string | undefined {
  // A worktree and a submodule have a file of that name.
  if (existsSync(join(directory, '.git'))) return directory
  const above = dirname(directory)
  return above === directory ? undefined : repositoryAbove(above)
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
