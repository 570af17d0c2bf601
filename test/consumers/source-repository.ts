import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Repository } from '../cli/git-repository.ts'
import { run } from './consumer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** This project as a repository of one commit, as it is now. */
export function sourceRepository(directory: string): Repository {
  const repository = new Repository(directory).init()
  const { text } = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  for (const name of text.split('\0').filter((path) => path !== '')) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    cpSync(join(root, name), join(directory, name))
  }
  repository.commit('nomadlint')
  return repository
}
