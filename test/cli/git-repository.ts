import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A git repository for tests, untouched by the settings of whoever runs them. */
export class Repository {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
    mkdirSync(directory, { recursive: true })
  }

  git(...args: readonly string[]): string {
    const settings = [
      'user.name=t',
      'user.email=t@example.com',
      'commit.gpgsign=false',
      'protocol.file.allow=always',
    ]
    const given = settings.flatMap((setting) => ['-c', setting])
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
    return execFileSync('git', [...given, ...args], { cwd: this.directory, stdio: 'pipe', env }).toString()
  }

  init(): this {
    this.git('init', '-q', '-b', 'main')
    return this
  }

  write(name: string, text: string): void {
    const path = join(this.directory, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  remove(name: string): void {
    rmSync(join(this.directory, name), { recursive: true })
  }

  commit(message = 'a commit'): string {
    this.git('add', '--all')
    this.git('commit', '-q', '-m', message)
    return this.git('rev-parse', 'HEAD').trim()
  }
}
