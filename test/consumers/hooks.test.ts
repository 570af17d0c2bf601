import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from '../../scripts/build.ts'
import { cleanServer, unverifiedRule, unverifiedServer } from '../cli/configurations.ts'
import { Repository } from '../cli/git-repository.ts'
import { got, run } from './consumer.ts'

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-hooks-'))
const documentation = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')
const env = { ...process.env, PATH: `${join(directory, 'bin')}${delimiter}${process.env['PATH']}` }

/** The first listing below a heading. */
function listing(heading: string): string {
  return (
    /^```\w+\n([^]*?)^```$/m.exec(documentation.slice(documentation.indexOf(`\n## ${heading}\n`)))?.[1] ?? ''
  )
}

function commit(repository: Repository) {
  repository.git('add', '--all')
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false']
  return run('git', [...identity, 'commit', '-m', 'a commit'], { cwd: repository.directory, env })
}

function expectGuarded(repository: Repository): void {
  repository.write('nomad/server.hcl', cleanServer)
  expect(commit(repository).code).toBe(0)
  repository.write('nomad/server.hcl', unverifiedServer)
  const { code, text } = commit(repository)
  expect(text).toContain(unverifiedRule)
  expect(code).toBe(1)
}

beforeAll(async () => {
  await buildProgram(join(directory, 'program'))
  const repository = new Repository(join(directory, 'bin'))
  repository.write(
    'npx',
    `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(directory, 'program/cli.cjs')}' "$@"\n`,
  )
  chmodSync(join(directory, 'bin/npx'), 0o755)
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('hooks as docs/ci.md has them', () => {
  it('of lefthook keep a bad commit out', () => {
    const repository = new Repository(join(directory, 'lefthook')).init()
    repository.write('lefthook.yml', listing('lefthook'))
    const { code, text } = run(got('node_modules/.bin/lefthook'), ['install'], {
      cwd: repository.directory,
      env,
    })
    expect(code, text).toBe(0)
    expectGuarded(repository)
  })

  it('of husky keep a bad commit out', () => {
    const repository = new Repository(join(directory, 'husky')).init()
    repository.write('package.json', '{}\n')
    const { code, text } = run(got('node_modules/.bin/husky'), [], { cwd: repository.directory, env })
    expect(code, text).toBe(0)
    writeFileSync(join(repository.directory, '.husky/pre-commit'), listing('husky'))
    expectGuarded(repository)
  })
})
