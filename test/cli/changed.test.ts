import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const repository = (): string => join(program.directory, 'repo')

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], { cwd: repository(), stdio: 'ignore' })
}

/** The agents of a run, by the summary; and its exit code. */
async function agents(args: readonly string[], cwd = repository()) {
  const { code, stderr, stdout } = await program.run(args, '', { cwd })
  return { code, stderr, stdout, names: [...stderr.matchAll(/^Agent (.+?): /gm)].map(([, name]) => name) }
}

const unverified = 'data_dir = "/d"\nserver {\n  enabled = true\n}\ntls {\n  rpc = true\n}\n'

beforeAll(() => {
  program.write('repo/one.d/a.hcl', unverified)
  program.write('repo/two.d/b.hcl', unverified)
  program.write('repo/three.d/c.hcl', unverified)
  program.write('repo/certs/x.pem', 'x')
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  program.write('repo/two.d/b.hcl', `${unverified}# changed\n`)
  program.write('repo/four.d/new one.hcl', unverified)
})

describe('--changed', () => {
  it('checks the agents of what has changed since the last commit, unknown files included', async () => {
    const { code, names } = await agents(['--changed'])
    expect(names).toEqual(['four.d/new one.hcl', 'two.d/b.hcl'])
    expect(code).toBe(1)
  })

  it.each([[['--changed', 'HEAD']], [['--changed=HEAD']]])('takes a revision: %j', async (args) => {
    expect((await agents(args)).names).toHaveLength(2)
  })

  it('goes by the top of the repository', async () => {
    const { names } = await agents(['--changed'], join(repository(), 'one.d'))
    expect(names).toEqual(['../four.d/new one.hcl', '../two.d/b.hcl'])
  })

  it('knows a file of the working directory by its own name, and by the way that leads to it', async () => {
    program.write('repo/five.d/one.hcl', 'tls {\n  ca_file = "../common/ca.pem"\n}\n')
    program.write('repo/five.d/two.hcl', unverified)
    program.write('repo/common/ca.pem', 'x')
    const { names } = await agents(['--affected', 'one.hcl'], join(repository(), 'five.d'))
    expect(names).toEqual(['./'])
    const { names: naming } = await agents(['--affected', 'ca.pem'], join(repository(), 'common'))
    expect(naming).toEqual(['../five.d'])
    rmSync(join(repository(), 'five.d'), { recursive: true })
    rmSync(join(repository(), 'common'), { recursive: true })
  })

  it.each([
    [['--changed', 'nowhere'], "--changed: bad revision 'nowhere'"],
    [['--changed=--output=x'], '--changed --output=x: not a revision'],
    [
      ['--changed', 'HEAD', 'one.d'],
      '--changed takes one revision; files that have changed go with --affected',
    ],
    [['--changed', '--merge'], '--merge says what one agent is'],
  ])('%j is wrong usage', async (args, message) => {
    const { code, stderr } = await agents(args)
    expect(stderr).toContain(`nomadlint: ${message}`)
    expect(code).toBe(2)
  })

  it('needs a repository', async () => {
    mkdirSync(join(program.directory, 'none'), { recursive: true })
    const env = { GIT_CEILING_DIRECTORIES: program.directory }
    const { code, stderr } = await program.run(['--changed'], '', {
      cwd: join(program.directory, 'none'),
      env,
    })
    expect(stderr).toMatch(/^nomadlint: --changed: not a git repository/)
    expect(code).toBe(2)
  })

  it.runIf(posix)('needs git', async () => {
    const { code, stderr } = await program.run(['--changed'], '', {
      cwd: repository(),
      env: { PATH: '/nowhere' },
    })
    expect(stderr).toBe('nomadlint: --changed: git is not installed here\n')
    expect(code).toBe(2)
  })

  it.runIf(posix)('starts nothing that the repository asks for', async () => {
    git('config', 'core.fsmonitor', 'touch ../started; false')
    await agents(['--changed'])
    git('config', '--unset', 'core.fsmonitor')
    expect((await program.shell('ls')).stdout).not.toContain('started')
  })
})

describe('--affected', () => {
  it('checks the agents that read or name the files', async () => {
    expect((await agents(['--affected', 'one.d/a.hcl'])).names).toEqual(['one.d/a.hcl'])
  })

  it('has nothing to check where none does', async () => {
    const { code, stderr } = await agents(['--affected', 'certs/x.pem'])
    expect(stderr).toBe('Nothing to check: no agent reads or names what has changed.\n')
    expect(code).toBe(0)
    expect((await agents(['--affected'])).code).toBe(0)
  })
})
