import { describe, expect, it } from 'vitest'
import { FactCache } from '../../server/facts/cache.ts'
import { isTracked } from '../../server/facts/tracked.ts'
import { gitIndex } from '../git-index.ts'
import { type Machine, memoryHost } from '../memory-host.ts'

const key = '/srv/repo/certs/key.pem'

function asked(
  path: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  machine?: Machine,
): ReturnType<typeof isTracked> {
  const all = new Map<string, string | Uint8Array>([[key, 'KEY'], ...Object.entries(files)])
  return isTracked(path, memoryHost(all, new Map(), machine), new FactCache())
}

const index = gitIndex(['certs/key.pem'])
const yes = { known: true, value: true }
const no = { known: true, value: false }

describe('isTracked', () => {
  it.each<[string, Readonly<Record<string, string | Uint8Array>>, object]>([
    ['in the index', { '/srv/repo/.git/index': index }, yes],
    ['beside what is in the index', { '/srv/repo/.git/index': gitIndex(['certs/key.pem.age']) }, no],
    [
      'in a repository to which nothing was ever added',
      { '/srv/repo/.git/HEAD': 'ref: refs/heads/main\n' },
      no,
    ],
    ['in no repository', {}, { known: false, why: 'outside' }],
    ['by a damaged index', { '/srv/repo/.git/index': 'DIRC' }, { known: false, why: 'unsupported' }],
    [
      'in a submodule or work tree',
      { '/srv/repo/.git': 'gitdir: ../.git/modules/repo\n', '/srv/.git/modules/repo/index': index },
      yes,
    ],
    [
      'in a repository within another that tracks it',
      { '/srv/.git/index': gitIndex(['repo/certs/key.pem']), '/srv/repo/.git/index': gitIndex(['a']) },
      no,
    ],
    [
      'behind a filter that may encrypt',
      {
        '/srv/repo/.git/index': index,
        '/srv/repo/.gitattributes': '*.pem filter=git-crypt diff=git-crypt\n',
      },
      { known: false, why: 'unsupported' },
    ],
    [
      'behind the filter of large files',
      { '/srv/repo/.git/index': index, '/srv/repo/certs/.gitattributes': '*.pem filter=lfs\n' },
      yes,
    ],
  ])('%s', async (_, files, expected) => {
    expect(await asked(key, files)).toEqual(expected)
  })

  it('goes by where links lead', async () => {
    const links = new Map([['/etc/nomad.d', '../srv/repo']])
    const files = { '/srv/repo/.git/index': index }
    expect(await asked('/etc/nomad.d/certs/key.pem', files, { links })).toEqual(yes)
    const away = new Map([['/srv/repo/certs', '/etc/secret']])
    expect(await asked(key, files, { links: away })).toEqual({ known: false, why: 'outside' })
  })

  it('reads an index once, however many files are asked for', async () => {
    const paths = Array.from({ length: 500 }, (_, at) => `certs/${at}.pem`)
    const host = memoryHost(new Map<string, string | Uint8Array>([['/srv/repo/.git/index', gitIndex(paths)]]))
    const cache = new FactCache()
    const answers = await Promise.all(paths.map((path) => isTracked(`/srv/repo/${path}`, host, cache)))
    expect(answers.every((answer) => answer.known && answer.value)).toBe(true)
    expect(host.reads.filter((path) => path.endsWith('/index'))).toEqual(['/srv/repo/.git/index'])
  })
})
