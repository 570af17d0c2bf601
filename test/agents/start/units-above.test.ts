import { describe, expect, it } from 'vitest'
import { aboveWorkingDirectory, unitsAbove } from '../../../server/agents/start/units-above.ts'
import { memoryHost } from '../../memory-host.ts'

const hostOf = (...paths: readonly string[]) => memoryHost(new Map(paths.map((path) => [path, ''])))
const up = (count: number): string => '../'.repeat(count)

describe('the top of a repository', () => {
  it.each([
    ['is here', ['.git/HEAD', '../x'], ['.']],
    ['is above', [`${up(2)}.git/HEAD`, 'x'], ['.', '..', '../..']],
    [
      'may be seven directories above',
      [`${up(7)}.git/HEAD`, 'x'],
      ['.', ...[1, 2, 3, 4, 5, 6, 7].map((count) => up(count).slice(0, -1))],
    ],
    ['is not looked for above that', [`${up(8)}.git/HEAD`, 'x'], ['.']],
    ['is the nearest', ['../.git/HEAD', `${up(2)}.git/HEAD`], ['.', '..']],
    ['may be nowhere', ['x', '../y'], ['.']],
    ['is no file of a like name', ['../x.git', '../.github/x', 'y'], ['.']],
  ])('%s: %j', async (_, paths, directories) => {
    expect(await aboveWorkingDirectory(hostOf(...paths))).toEqual(directories)
  })
})

describe('units above', () => {
  const host = hostOf(
    '.git/HEAD',
    'a/b/x.hcl',
    'a/b/b.service',
    'a/a.service',
    'a/dir.service/x.hcl',
    'a/notes.txt',
    'top.service',
    'other/o.service',
    '/etc/e.service',
    '/etc/nomad.d/x.hcl',
    '/root.service',
  )

  it.each([
    [['a/b/x.hcl'], ['a/b/b.service', 'a/a.service', 'top.service']],
    [['a/b'], ['a/a.service', 'top.service']],
    [['.'], ['top.service']],
    [['/etc/nomad.d/x.hcl'], ['/etc/e.service']],
    [
      ['/etc/nomad.d', 'a/b'],
      ['/etc/e.service', 'a/a.service', 'top.service'],
    ],
    [
      ['a/b', 'a/c', 'gone/x.hcl'],
      ['a/a.service', 'top.service'],
    ],
    [[], []],
  ])('%j: %j', async (paths, units) => {
    expect(await unitsAbove(paths, host)).toEqual(units)
  })

  it('may stand above the working directory, in its repository', async () => {
    const above = hostOf('../.git/HEAD', '../x.service', `${up(2)}y.service`, 'a.hcl')
    expect(await unitsAbove(['a.hcl'], above)).toEqual(['../x.service'])
    expect(await unitsAbove(['/etc/a.hcl'], above)).toEqual([])
  })
})
