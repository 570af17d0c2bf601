import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Repository } from './git-repository.ts'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const at = (name: string): string => join(program.directory, name)
const server = 'data_dir = "/d"\nserver {\n  enabled = true\n}\n'

/** The agents that a run looks at, by its summary; or what it says instead. */
async function agents(directory: string, ...args: readonly string[]) {
  const { code, stderr } = await program.run(['--changed', ...args, '--only', 'config/syntax'], '', {
    cwd: directory,
  })
  return code === 2 ? stderr : [...stderr.matchAll(/^Agent (.+?): /gm)].map(([, name]) => name)
}

const origin = new Repository(at('origin'))

beforeAll(() => {
  origin.init()
  for (const name of ['one', 'two', 'three']) origin.write(`${name}.d/a.hcl`, server)
  origin.write('README.md', 'x')
  origin.commit('first')
  origin.git('switch', '-q', '-c', 'topic')
  origin.write('two.d/a.hcl', `${server}# topic\n`)
  origin.commit('of the topic')
  origin.git('switch', '-q', 'main')
  origin.write('three.d/a.hcl', `${server}# main\n`)
  origin.commit('of the main branch')
  origin.git('switch', '-q', 'topic')
})

function clone(name: string, ...args: readonly string[]): Repository {
  execFileSync('git', ['clone', '-q', ...args, `file://${origin.directory}`, at(name)], { stdio: 'pipe' })
  return new Repository(at(name))
}

describe.runIf(posix)('--changed', () => {
  it('before the first commit looks at everything', async () => {
    const repository = new Repository(at('new')).init()
    repository.write('staged.d/a.hcl', server)
    repository.git('add', '--all')
    repository.write('unknown.d/a.hcl', server)
    repository.write('.gitignore', 'ignored.d\n')
    repository.write('ignored.d/a.hcl', server)
    expect(await agents(repository.directory)).toEqual(['staged.d/a.hcl', 'unknown.d/a.hcl'])
  })

  it('looks at both names of a renamed file, and at what a deleted one has left', async () => {
    const repository = new Repository(at('renamed')).init()
    for (const name of [
      'old.d/a.hcl',
      'old.d/b.hcl',
      'less.d/a.hcl',
      'less.d/b.hcl',
      'same.d/a.hcl',
      'gone.d/a.hcl',
    ])
      repository.write(name, server)
    repository.commit()
    repository.git('config', 'diff.renames', 'copies')
    repository.write('new.d/x', '')
    repository.git('mv', 'old.d/a.hcl', 'new.d/a.hcl')
    repository.remove('less.d/b.hcl')
    repository.remove('gone.d')
    expect(await agents(repository.directory)).toEqual(['less.d/a.hcl', 'new.d/a.hcl', 'old.d/b.hcl'])
  })

  it('takes any name', async () => {
    const repository = new Repository(at('names')).init()
    repository.write('x', '')
    repository.commit()
    for (const name of ['a b', 'é"', '-c', "'$(touch x)"]) repository.write(`${name}/n.hcl`, server)
    expect(await agents(repository.directory)).toHaveLength(4)
  })
})

describe.runIf(posix)('--changed REV...', () => {
  it('compares with where the histories part, uncommitted changes included', async () => {
    const repository = clone('whole')
    expect(await agents(repository.directory, 'origin/main...')).toEqual(['two.d/a.hcl'])
    expect(await agents(repository.directory, 'origin/main')).toEqual(['three.d/a.hcl', 'two.d/a.hcl'])
    repository.write('one.d/a.hcl', `${server}# not committed\n`)
    expect(await agents(repository.directory, 'origin/main...')).toEqual(['one.d/a.hcl', 'two.d/a.hcl'])
    expect(await agents(repository.directory, 'origin/main...HEAD')).toEqual(['two.d/a.hcl'])
  })

  it('works on a detached HEAD, such as the merge that GitHub checks out', async () => {
    const repository = clone('detached')
    repository.git('checkout', '-q', '--detach', 'origin/main')
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'origin/topic')
    expect(await agents(repository.directory, 'origin/main...')).toEqual(['two.d/a.hcl'])
    expect(await agents(repository.directory, 'HEAD^1')).toEqual(['two.d/a.hcl'])
  })

  it('says what a shallow clone lacks', async () => {
    const { directory } = clone('shallow', '--depth=1', '--no-single-branch')
    const advice = '; this clone is shallow: fetch more of its history'
    expect(await agents(directory, 'HEAD~1')).toMatch(
      `nomadlint: --changed: bad revision 'HEAD~1'${advice}\n`,
    )
    expect(await agents(directory, 'origin/main...')).toMatch(
      `nomadlint: --changed: origin/main and HEAD have no commit in common${advice}\n`,
    )
    expect(await agents(directory, 'origin/nowhere...')).toMatch(
      `nomadlint: --changed: Not a valid object name origin/nowhere${advice}\n`,
    )
    expect(await agents(directory)).toEqual([])
  })

  it('says so where nothing is common', async () => {
    const repository = clone('orphan')
    repository.git('switch', '-q', '--orphan', 'other')
    repository.write('o.d/a.hcl', server)
    repository.commit()
    expect(await agents(repository.directory, 'origin/main...')).toMatch(
      'nomadlint: --changed: origin/main and HEAD have no commit in common\n',
    )
  })
})

describe.runIf(posix)('--changed in another working tree', () => {
  it('goes by that tree', async () => {
    const repository = clone('trees')
    repository.git('worktree', 'add', '-q', '-b', 'side', '../side')
    const side = new Repository(at('side'))
    side.write('one.d/a.hcl', `${server}# side\n`)
    expect(await agents(side.directory)).toEqual(['one.d/a.hcl'])
    expect(await agents(join(side.directory, 'two.d'))).toEqual(['../one.d/a.hcl'])
    expect(await agents(repository.directory)).toEqual([])
  })

  it('looks at all that is in a submodule that has changed, and from within at what has', async () => {
    const repository = clone('super')
    repository.git('submodule', '--quiet', 'add', `file://${origin.directory}`, 'sub')
    repository.commit()
    const sub = new Repository(at('super/sub'))
    expect(await agents(repository.directory)).toEqual([])
    sub.write('one.d/a.hcl', `${server}# changed\n`)
    expect(await agents(sub.directory)).toEqual(['one.d/a.hcl'])
    const all = ['sub/one.d/a.hcl', 'sub/three.d/a.hcl', 'sub/two.d/a.hcl']
    expect(await agents(repository.directory)).toEqual(all)
    sub.commit()
    expect(await agents(repository.directory)).toEqual(all)
  })

  it('works in a hook, where git has set variables of its own', async () => {
    const repository = clone('hook')
    repository.write('one.d/a.hcl', `${server}# staged\n`)
    repository.git('add', '--all')
    const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' }
    const { stderr } = await program.run(['--changed'], '', { cwd: repository.directory, env })
    expect(stderr).toContain('Agent one.d/a.hcl: ')
  })
})
