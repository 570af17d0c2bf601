import { describe, expect, it } from 'vitest'
import {
  type Discovery,
  discover,
  discoverMerged,
  inOrder,
  isTemplateOfConfig,
  nameOf,
  withoutClaimed,
} from '../../server/agents/discover.ts'

import { type Host, unknown } from '../../server/host.ts'
import { memoryHost, type Special } from '../memory-host.ts'

const none: ReadonlyMap<string, Uint8Array> = new Map()

function hostOf(paths: readonly string[], specials: Readonly<Record<string, Special>> = {}): Host {
  return memoryHost(new Map(paths.map((path) => [path, ''])), new Map(Object.entries(specials)))
}

/** A directory with a link that leads nowhere: it is listed, and there is nothing behind it. */
function hostWithLink(link: string): Host {
  const host = hostOf([link, 'conf/a.hcl'])
  return {
    ...host,
    stat: async (path) => (path === link ? unknown('missing') : await host.stat(path)),
  }
}

/** A host that does not let `directory` be listed. */
function hostWithClosed(directory: string, ...paths: readonly string[]): Host {
  const host = hostOf(paths)
  return {
    ...host,
    list: async (path) => (path === directory ? unknown('permission') : await host.list(path)),
  }
}

function files({ groups }: Discovery): readonly string[] {
  return groups.flatMap(({ paths, named }) => paths.map((path) => `${path}${named ? ' named' : ''}`))
}

describe.each([
  ['on their own', discover],
  ['merged', discoverMerged],
] as const)('paths %s', (__, find) => {
  it('may be files that are not on disk yet', async () => {
    const found = await find(['new.hcl'], hostOf([]), new Map([['new.hcl', new Uint8Array()]]))
    expect(files(found)).toEqual(['new.hcl named'])
    expect(found).toMatchObject({ missing: [], unlisted: [], units: [] })
  })

  it.each(['permission', 'fifo', 'outside'] as const)('may be what cannot be read: %s', async (special) => {
    const found = await find(['conf/b.hcl'], hostOf(['conf/a.hcl'], { 'conf/b.hcl': special }), none)
    expect(files(found)).toEqual(['conf/b.hcl named'])
    expect(found.missing).toEqual([])
  })

  it('may stand where nobody may look', async () => {
    const host: Host = { ...hostWithClosed('conf'), stat: async () => unknown('permission') }
    const found = await find(['conf/a.hcl', 'conf/b.hcl'], host, none)
    expect(files(found)).toEqual(['conf/a.hcl named', 'conf/b.hcl named'])
    expect(found.missing).toEqual([])
  })

  it.each(['b.hcl', 'conf/b.hcl'])('may be links to nowhere: %s', async (link) => {
    const found = await find([link], hostWithLink(link), none)
    expect(files(found)).toEqual([`${link} named`])
    expect(found.missing).toEqual([])
  })

  it('are missing where nothing is', async () => {
    const paths = ['gone.hcl', 'conf/gone.hcl', 'gone/b.hcl', 'b.hcl']
    const found = await find(paths, hostWithLink('conf/b.hcl'), none)
    expect(files(found)).toEqual([])
    expect(found).toMatchObject({ missing: paths, groups: [] })
  })

  it('may be directories that cannot be listed', async () => {
    const host = hostWithClosed('conf', 'conf/a.hcl', 'b.hcl')
    const found = await find(['conf', 'b.hcl'], host, none)
    expect(files(found)).toEqual(['b.hcl named'])
    expect(found).toMatchObject({ unlisted: ['conf'], missing: [] })
  })

  it('are listed once, however many are missing', async () => {
    let lists = 0
    const host = hostOf(['conf/a.hcl'])
    const counting: Host = { ...host, list: async (path) => (lists++, await host.list(path)) }
    await find(
      Array.from({ length: 50 }, (_, index) => `conf/${index}.hcl`),
      counting,
      none,
    )
    expect(lists).toBe(1)
  })
})

describe('a search', () => {
  it('goes around directories that it may not list', async () => {
    const host = hostWithClosed('a', 'a/a.hcl', 'b/b.hcl')
    const found = await discover(['.'], host, none)
    expect(files(found)).toEqual(['b/b.hcl'])
    expect(found.unlisted).toEqual(['a'])
  })

  it('finds units and templates beside configuration', async () => {
    const host = hostOf([
      'a/a.hcl',
      'a/x.service',
      'a/b.hcl.j2',
      'a/c.hcl.j2',
      'd.service/x.txt',
      'e.hcl.j2/x.txt',
      'f/f.hcl.j2',
    ])
    const found = await discover(['.', 'a/c.hcl.j2', 'a/x.service'], host, none)
    expect(files(found)).toEqual(['a/a.hcl', 'a/c.hcl.j2 named'])
    expect(found.units).toEqual([
      { path: 'a/x.service', named: false },
      { path: 'a/x.service', named: true },
    ])
    expect(found.templates).toEqual(['a/b.hcl.j2', 'f/f.hcl.j2'])
  })

  it('makes no group of a directory without configuration', async () => {
    expect((await discover(['.'], hostOf(['a/notes.txt', 'b/c.txt']), none)).groups).toEqual([])
  })

  it('makes no second group of what is named and found', async () => {
    const found = await discover(['a', 'a/x.hcl'], hostOf(['a/x.hcl', 'a/y.hcl']), none)
    expect(found.groups).toEqual([{ directory: 'a', paths: ['a/x.hcl', 'a/y.hcl'], named: false }])
  })
})

describe('merged paths', () => {
  it('keep their parts, and files that are named twice are one', async () => {
    const host = hostOf(['b/2.hcl', 'b/1.hcl', 'a.hcl', 'x.service'])
    const { groups } = await discoverMerged(['b', 'a.hcl', './b/1.hcl'], host, none)
    expect(groups).toEqual([
      {
        directory: 'b',
        paths: ['b/1.hcl', 'b/2.hcl', 'a.hcl'],
        named: true,
        taken: new Set(['b/1.hcl', 'b/2.hcl', 'a.hcl']),
        said: {
          name: 'b/1.hcl + b/2.hcl + 2 more',
          grouping: 'merged in the order given',
          parts: [['b/1.hcl', 'b/2.hcl'], ['a.hcl'], ['b/1.hcl']],
        },
      },
    ])
  })
})

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a + b'],
  [['a', 'b', 'c'], 'a + b + c'],
  [['a', 'b', 'c', 'd'], 'a + b + 2 more'],
])('files %j are called %j', (paths, name) => {
  expect(nameOf(paths)).toBe(name)
})

it('groups are in the order of their directories, then of their names', () => {
  const group = (directory: string, name?: string) => ({
    directory,
    paths: [],
    named: false,
    ...(name === undefined ? {} : { said: { name, grouping: '', parts: [] } }),
  })
  const sorted = inOrder([group('b'), group('a', 'y'), group('a', 'x'), group('a')])
  expect(sorted.map(({ directory, said }) => `${directory} ${said?.name ?? '-'}`)).toEqual([
    'a -',
    'a x',
    'a y',
    'b -',
  ])
})

it('files that have an agent leave their group, if others stay in it as those that they may stand upon', () => {
  const groups = [
    { directory: 'a', paths: ['a/1', 'a/2'], named: false },
    { directory: 'b', paths: ['b/1', 'b/2'], named: false },
    { directory: 'c', paths: ['c/1'], named: true },
  ]
  const own = new Set(['b/2'])
  expect(withoutClaimed(groups, new Set(['a/1', 'a/2', 'b/2']), own)).toEqual([
    { ...groups[1], claimed: own, taken: own },
    groups[2],
  ])
})

it.each([
  ['nomad.hcl.j2', true],
  ['base.json.tpl', true],
  ['NOMAD-server.tftpl', true],
  ['nomad.service.j2', false],
  ['nomad.sh.tpl', false],
  ['nomad.yml.j2', false],
  ['nomad.yaml.j2', false],
  ['consul.j2', false],
  ['nomad.hcl', false],
])('%s is a template of configuration: %s', (name, is) => {
  expect(isTemplateOfConfig(name)).toBe(is)
})
